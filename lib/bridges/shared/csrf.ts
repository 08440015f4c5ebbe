// CSRF at the bridge: our own double submit, whatever the back end does. The cookie is the one that pages bring
// (lib/auth/guard/csrf-cookie.ts); formats and the order of decisions are Django's (lib/django/csrf).
import { serializeCookie } from '@/lib/django/cookies';
import { checkCsrf, createCsrfSecret, maskCsrfSecret, readCsrfSecret } from '@/lib/django/csrf/csrf';
import { originProblem } from '@/lib/django/csrf/origin';
import { ownOrigin } from '@/lib/settings/own-origin';
import type { WebConfig } from '@/lib/settings/web';
import type { Exchange } from '../bridge';
import { csrfFailed } from './refusal';

const randomBytes = (size: number) => crypto.getRandomValues(new Uint8Array(size));

/** A token for the visitor, whose cookie is sent along. */
export function issueCsrfToken(exchange: Exchange, config: WebConfig): string {
  const known = readCsrfSecret(exchange.cookies.get(config.csrfCookieName));
  const secret = known.status === 'valid' ? known.secret : createCsrfSecret(randomBytes);
  sendCsrfCookie(exchange, config, secret);
  return maskCsrfSecret(secret, randomBytes);
}

/** Send the cookie to a visitor who has none. */
export function ensureCsrfCookie(exchange: Exchange, config: WebConfig): void {
  if (readCsrfSecret(exchange.cookies.get(config.csrfCookieName)).status !== 'valid')
    rotateCsrfToken(exchange, config);
}

/** A new secret, so that a token seen before the sign-in is worth nothing after it. */
export function rotateCsrfToken(exchange: Exchange, config: WebConfig): void {
  sendCsrfCookie(exchange, config, createCsrfSecret(randomBytes));
}

/** Refuse what does not prove by Origin and token that a page of this site sent it. Throws Refusal 403. */
export function requireCsrf(exchange: Exchange, config: WebConfig): void {
  const { request, cookies } = exchange;
  const verdict = checkCsrf({
    method: request.method,
    ...readOrigin(exchange, config),
    cookie: cookies.get(config.csrfCookieName),
    postToken: undefined,
    headerToken: request.headers.get('x-csrftoken') ?? undefined,
  });
  if (!verdict.ok) throw csrfFailed(verdict.reason);
}

/** Refuse an Origin that is not ours. A browser names it with every unsafe request. Throws Refusal 403. */
export function requireOwnOrigin(exchange: Exchange, config: WebConfig): void {
  const claim = readOrigin(exchange, config);
  if (claim.origin === undefined) return;
  const problem = originProblem(claim);
  if (problem !== null) throw csrfFailed(problem);
}

function readOrigin({ request: { headers } }: Exchange, config: WebConfig) {
  const own = new URL(ownOrigin(headers, config));
  return {
    origin: headers.get('origin') ?? undefined,
    referer: headers.get('referer') ?? undefined,
    isSecure: own.protocol === 'https:',
    host: own.host,
    settings: { trustedOrigins: [own.origin], cookieDomain: null, headerName: 'X-CSRFToken' },
  };
}

function sendCsrfCookie(exchange: Exchange, config: WebConfig, secret: string): void {
  const { cookie, ageSeconds } = config.cookies.csrf;
  const attributes = { ...cookie, maxAgeSeconds: ageSeconds, now: exchange.now };
  exchange.setCookies.push(serializeCookie(cookie.name, secret, attributes));
}
