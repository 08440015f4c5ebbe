// Where an unsafe request came from: the Origin header, or the Referer when there is none over https.
// Gives Django's sentence for a refusal. Follows CsrfViewMiddleware._origin_verified and _check_referer.
import { splitUrl } from '../python/url-split';

/** What a request says of where it comes from. */
export type OriginClaim = {
  origin: string | undefined;
  referer: string | undefined;
  isSecure: boolean;
  /** The host with its port as sent; null when ALLOWED_HOSTS refuses it. */
  host: string | null;
  settings: OriginSettings;
};

export type OriginSettings = {
  /** CSRF_TRUSTED_ORIGINS, such as 'https://app.example.com' or 'https://*.example.com'. */
  trustedOrigins: readonly string[];
  /** CSRF_COOKIE_DOMAIN, or SESSION_COOKIE_DOMAIN with CSRF_USE_SESSIONS. */
  cookieDomain: string | null;
  /** The server's own port; matters to the Referer rule only when a cookie domain is set. */
  serverPort?: string;
};

/** Say why the request's origin is refused; null when it is acceptable. */
export function originProblem(request: OriginClaim): string | null {
  if (request.origin !== undefined) {
    // "" and "null" are origins too: their presence is enough to be judged.
    return isOriginTrusted(request.origin, request)
      ? null
      : `Origin checking failed - ${request.origin} does not match any trusted origins.`;
  }
  // Over plain http a network attacker could set any Referer, so Django does not ask for one.
  const problem = request.isSecure ? refererProblem(request) : null;
  return problem === null ? null : `Referer checking failed - ${problem}`;
}

function isOriginTrusted(origin: string, { host, isSecure, settings }: OriginClaim): boolean {
  if (host !== null && origin === `${isSecure ? 'https' : 'http'}://${host}`) return true;
  if (settings.trustedOrigins.some((trusted) => !trusted.includes('*') && trusted === origin)) return true;
  const parts = splitUrl(origin);
  if (parts === null) return false;
  return settings.trustedOrigins.some((trusted) => {
    const pattern = trusted.includes('*') ? splitUrl(trusted) : null;
    return pattern?.scheme === parts.scheme && isSameDomain(parts.netloc, withoutStar(pattern.netloc));
  });
}

function refererProblem({ referer, host, settings }: OriginClaim): string | null {
  if (referer === undefined) return 'no Referer.';
  const parts = splitUrl(referer);
  if (parts === null || parts.scheme === '' || parts.netloc === '') return 'Referer is malformed.';
  if (parts.scheme !== 'https') return 'Referer is insecure while host is secure.';
  const isTrusted = settings.trustedOrigins.some((trusted) =>
    isSameDomain(parts.netloc, withoutStar(splitUrl(trusted)?.netloc ?? '')),
  );
  const own = isTrusted ? null : ownDomain(host, settings);
  if (isTrusted || (own !== null && isSameDomain(parts.netloc, own))) return null;
  return `${parts.scheme}://${parts.netloc}${rebuildPath(parts.rest)} does not match any trusted origins.`;
}

function ownDomain(host: string | null, { cookieDomain, serverPort }: OriginSettings): string | null {
  if (cookieDomain === null) return host;
  const isDefaultPort = serverPort === undefined || serverPort === '443' || serverPort === '80';
  return isDefaultPort ? cookieDomain : `${cookieDomain}:${serverPort}`;
}

/** Follow django.utils.http.is_same_domain: ".example.com" means the domain and everything below it. */
function isSameDomain(host: string, pattern: string): boolean {
  if (pattern === '') return false;
  const lowered = pattern.toLowerCase();
  if (!lowered.startsWith('.')) return host === lowered;
  return host.endsWith(lowered) || host === lowered.slice(1);
}

function withoutStar(netloc: string): string {
  return netloc.replace(/^\*+/, '');
}

/** urlunsplit drops the mark of an empty query or fragment. */
function rebuildPath(rest: string): string {
  const [beforeFragment = '', ...fragments] = rest.split('#');
  const fragment = fragments.join('#');
  const path =
    beforeFragment.endsWith('?') && beforeFragment.indexOf('?') === beforeFragment.length - 1
      ? beforeFragment.slice(0, -1)
      : beforeFragment;
  return fragment === '' ? path : `${path}#${fragment}`;
}
