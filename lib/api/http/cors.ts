// Cross-origin headers as django-cors-headers 4.9 gives them: the origin echoed (compared by scheme and
// netloc, as urlsplit cuts them), credentials, Vary, exposed headers, and preflights answered before any view.
import { type SplitUrl, splitUrl } from '@/lib/django/python/url-split';
import type { ApiConfig } from '../settings/config';
import type { Exchange } from './exchange';

type Cors = ApiConfig['cors'];

/** The answer to a preflight, or null when the request is none. */
export function answerPreflight(exchange: Exchange): Response | null {
  const { cors } = exchange.config;
  const isPreflight =
    exchange.method === 'OPTIONS' && exchange.request.headers.has('access-control-request-method');
  if (!isPreflight || !cors.urlsRegex.test(exchange.path)) return null;
  const headers: Record<string, string> = {
    'Content-Length': '0',
    'Content-Type': 'text/html; charset=utf-8',
    'X-Request-ID': exchange.id,
  };
  addCorsHeaders(exchange, headers);
  headers.Vary = [...exchange.vary].join(', ');
  return new Response(null, { status: 200, headers });
}

/** Add the headers of an answer; the name for Vary goes to the exchange. */
export function addCorsHeaders(exchange: Exchange, headers: Record<string, string>): void {
  const { cors } = exchange.config;
  if (!cors.urlsRegex.test(exchange.path)) return;
  exchange.vary.add('origin');
  const origin = exchange.request.headers.get('origin');
  if (!origin || !isAllowed(cors, origin)) return;
  const isOpen = cors.allowAllOrigins && !cors.allowCredentials;
  headers['access-control-allow-origin'] = isOpen ? '*' : origin;
  if (cors.allowCredentials) headers['access-control-allow-credentials'] = 'true';
  if (cors.exposeHeaders.length > 0) headers['access-control-expose-headers'] = cors.exposeHeaders.join(', ');
  if (exchange.method !== 'OPTIONS') return;
  headers['access-control-allow-headers'] = cors.allowHeaders.join(', ');
  headers['access-control-allow-methods'] = cors.allowMethods.join(', ');
  if (cors.preflightMaxAgeSeconds > 0) {
    headers['access-control-max-age'] = String(cors.preflightMaxAgeSeconds);
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
