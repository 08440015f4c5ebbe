// Cross-origin headers as django-cors-headers 4.9 gives them: the origin echoed (compared by scheme and
// netloc, as urlsplit cuts them), credentials, Vary, exposed headers, and preflights answered before any view.
import { type SplitUrl, splitUrl } from '@/lib/django/python/url-split';
import type { ApiConfig } from '../settings/config';
import type { Exchange } from './exchange';

type Cors = ApiConfig['cors'];

/** The reply to a preflight, or null when the request is none. */
export function answerPreflight(
  exchange: Exchange,
): { status: number; headers: string[]; body: undefined } | null {
  const { cors } = exchange.config;
  const isPreflight =
    exchange.method === 'OPTIONS' && exchange.request.header('access-control-request-method') !== null;
  if (!isPreflight || !cors.urlsRegex.test(exchange.path)) return null;
  const headers = [
    'Content-Length',
    '0',
    'Content-Type',
    'text/html; charset=utf-8',
    'X-Request-ID',
    exchange.id,
  ];
  addCorsHeaders(exchange, headers);
  headers.push('Vary', [...exchange.vary].join(', '));
  return { status: 200, headers, body: undefined };
}

/** Add names and values of an answer's headers in turn; the name for Vary goes to the exchange. */
export function addCorsHeaders(exchange: Exchange, headers: string[]): void {
  const { cors } = exchange.config;
  if (!cors.urlsRegex.test(exchange.path)) return;
  exchange.vary.add('origin');
  const origin = exchange.request.header('origin');
  if (!origin || !isAllowed(cors, origin)) return;
  const isOpen = cors.allowAllOrigins && !cors.allowCredentials;
  headers.push('access-control-allow-origin', isOpen ? '*' : origin);
  if (cors.allowCredentials) headers.push('access-control-allow-credentials', 'true');
  if (cors.exposeHeaders.length > 0)
    headers.push('access-control-expose-headers', cors.exposeHeaders.join(', '));
  if (exchange.method !== 'OPTIONS') return;
  headers.push('access-control-allow-headers', cors.allowHeaders.join(', '));
  headers.push('access-control-allow-methods', cors.allowMethods.join(', '));
  if (cors.preflightMaxAgeSeconds > 0) {
    headers.push('access-control-max-age', String(cors.preflightMaxAgeSeconds));
  }
}

function isAllowed(cors: Cors, origin: string): boolean {
  const url = splitUrl(origin);
  if (url === null) return false;
  return (
    cors.allowAllOrigins ||
    cors.allowedOrigins.some((allowed) => isSameOrigin(url, allowed)) ||
    cors.allowedOriginRegexes.some((pattern) => pattern.test(origin))
  );
}

function isSameOrigin({ scheme, netloc }: SplitUrl, allowed: string): boolean {
  const own = splitUrl(allowed);
  return own !== null && own.scheme === scheme && own.netloc === netloc;
}
