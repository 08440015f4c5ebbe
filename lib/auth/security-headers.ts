// Headers that a browser enforces. The constant ones are set by next.config.ts on every answer; the Content Security
// Policy carries a fresh nonce for each page, so it is made here, in the guard.
import type { WebConfig } from '@/lib/settings/web';

/** For every answer, files included. */
export const constantSecurityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // For browsers too old for the policy's frame-ancestors.
  { key: 'X-Frame-Options', value: 'DENY' },
  // Sends the origin across sites and the path within: CSRF checks of HTTPS APIs read the Referer (Django does).
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
];

/** 128 random bits in base64, new for each page. */
export function createNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

/** The policy of a page: only scripts that carry the nonce run, and what they load themselves. */
export function contentSecurityPolicy(o: { nonce: string; config: WebConfig }): string {
  const { nonce, config } = o;
  // React's development build evaluates code, and its hot reload talks over a web socket.
  const [devScript, devConnect] = config.isProduction ? ['', ''] : [" 'unsafe-eval'", ' ws: wss:'];
  const api = config.apiHost === '' ? '' : ` ${config.apiHost}`;
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${devScript}`,
    // Positions and colours set by components are style attributes, which no nonce can cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${api}${devConnect}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** One year of HTTPS only, once production is served over it. */
export const strictTransportSecurity = 'max-age=31536000';
