// Django's CsrfViewMiddleware over one request: hand out tokens, check them, rotate the secret at login
// (django.middleware.csrf 5.2). The formats and the decision order are in lib/django/csrf/csrf.ts.
import { serializeCookie } from '@/lib/django/cookies';
import { checkCsrf, createCsrfSecret, maskCsrfSecret, readCsrfSecret } from '@/lib/django/csrf/csrf';
import { originProblem } from '@/lib/django/csrf/origin';
import { CSRF_SESSION_KEY } from '@/lib/django/sessions';
import type { Exchange } from '../http/exchange';
import { csrfFailed } from '../http/http-error';
import { openSession } from './sessions';

/** A fresh masked token for the visitor's secret; the cookie is sent (again) with the answer. */
export async function getCsrfToken(exchange: Exchange): Promise<string> {
  exchange.csrf.secret ??= (await readSecret(exchange)) ?? createCsrfSecret(exchange.random);
  exchange.csrf.mustSend = true;
  exchange.vary.add('Cookie');
  return maskCsrfSecret(exchange.csrf.secret, exchange.random);
}

/** A new secret, so that a token seen before the login is worth nothing after it. */
export function rotateCsrfToken(exchange: Exchange): void {
  exchange.csrf = { secret: createCsrfSecret(exchange.random), mustSend: true };
}

/** Refuse an unsafe request that does not prove where it comes from. Throws HttpError 403. */
export async function requireCsrf(exchange: Exchange): Promise<void> {
  const { csrf, session } = exchange.config;
  const { request } = exchange;
  const cookie = await readStoredToken(exchange);
  // Replaced at once, as in Django: otherwise the browser keeps sending the malformed cookie and is refused every time.
  if (!csrf.useSessions && readCsrfSecret(cookie).status === 'malformed') rotateCsrfToken(exchange);
  const verdict = checkCsrf({
    method: exchange.method,
    origin: request.header('origin') ?? undefined,
    referer: request.header('referer') ?? undefined,
    isSecure: exchange.isSecure,
    host: exchange.host,
    cookie,
    secretIsFromSession: csrf.useSessions,
    postToken: await readFormToken(exchange),
    headerToken: request.header(csrf.headerName) ?? undefined,
    settings: {
      trustedOrigins: csrf.trustedOrigins,
      cookieDomain: csrf.useSessions ? session.cookie.domain : csrf.cookie.domain,
      headerName: csrf.headerName,
    },
  });
  if (!verdict.ok) throw csrfFailed(verdict.reason);
}

/**
 * The guard of requests that carry a cookie and no CSRF token (the refresh cookie): a browser always names the
 * origin of such a request, so an untrusted one is refused. Throws HttpError 403.
 */
export function requireTrustedOrigin(exchange: Exchange): void {
  const origin = exchange.request.header('origin');
  if (origin === null) return;
  const { isSecure, host } = exchange;
  const { trustedOrigins, cookie } = exchange.config.csrf;
  const settings = { trustedOrigins, cookieDomain: cookie.domain };
  const problem = originProblem({ origin, referer: undefined, isSecure, host, settings });
  if (problem !== null) throw csrfFailed(problem);
}

/** Add the cookie to the answer, or keep the secret in the session with CSRF_USE_SESSIONS. */
export async function commitCsrf(exchange: Exchange): Promise<void> {
  const { csrf } = exchange.config;
  const { secret, mustSend } = exchange.csrf;
  if (!mustSend || secret === null) return;
  exchange.vary.add('Cookie');
  if (!csrf.useSessions) {
    const attributes = { ...csrf.cookie, maxAgeSeconds: csrf.ageSeconds, now: exchange.now() };
    exchange.setCookies.push(serializeCookie(csrf.cookie.name, secret, attributes));
    return;
  }
  const handle = await openSession(exchange);
  if (handle.data[CSRF_SESSION_KEY] === secret) return;
  handle.data[CSRF_SESSION_KEY] = secret;
  handle.isModified = true;
}

async function readStoredToken(exchange: Exchange): Promise<string | undefined> {
  const { csrf } = exchange.config;
  if (!csrf.useSessions) return exchange.cookies.get(csrf.cookie.name);
  const stored = (await openSession(exchange)).data[CSRF_SESSION_KEY];
  return typeof stored === 'string' ? stored : undefined;
}

/** A malformed cookie counts as none here, so that the visitor is given a good one. */
async function readSecret(exchange: Exchange): Promise<string | undefined> {
  const read = readCsrfSecret(await readStoredToken(exchange));
  return read.status === 'valid' ? read.secret : undefined;
}

/** Django reads the form field on POST only, and only from form bodies. */
async function readFormToken(exchange: Exchange): Promise<string | undefined> {
  if (exchange.method !== 'POST') return undefined;
  const contentType = exchange.request.header('content-type') ?? '';
  if (!/^\s*(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(contentType)) return undefined;
  const { fields } = await exchange.body();
  if (typeof fields !== 'object' || fields === null) return undefined;
  const token: unknown = Reflect.get(fields, 'csrfmiddlewaretoken');
  return typeof token === 'string' ? token : undefined;
}
