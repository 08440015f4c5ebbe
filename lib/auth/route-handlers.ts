// Auth for Next's own route handlers: app/…/route.ts. The guard has let the request through; here the API says whose it is.
import { type UserAnswer, userAnswer } from '@/lib/contract/answers';
import { ownOrigin } from '@/lib/settings/own-origin';
import { getWebConfig } from '@/lib/settings/web';
import { callApi } from '@/lib/upstream';
import { createApiClient } from './api-client';
import { CookieJar } from './cookie-jar';
import { isFromThisSite } from './forms/own-call';
import { createStrategy } from './strategies/create-strategy';
import { retryAfterSeconds } from './unavailable-page';
import { readVisit } from './visit';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * The user whose request this is, by Bearer token or by cookie, in every strategy; or the answer to give instead: 401, 403,
 * or 503 where the API cannot say. A cookie counts for an unsafe method only if a page of this site sent the request.
 * @public
 */
export async function requireApiUser(request: Request): Promise<UserAnswer | Response> {
  const config = getWebConfig();
  const authorization = request.headers.get('authorization');
  const credential = authorization === null ? await readCredential(request) : { authorization };
  if (credential === null) {
    return refuse(401, {
      detail: 'Authentication credentials were not provided.',
      code: 'not_authenticated',
    });
  }
  if (authorization === null && !safeMethods.includes(request.method) && !isFromThisSite(request, config)) {
    return refuse(403, { detail: 'CSRF Failed: only pages of this site may do this.' });
  }
  const api = createApiClient({
    baseUrl: config.apiUrl ?? ownOrigin(request.headers, config),
    send: callApi,
    timeoutSeconds: config.apiTimeoutSeconds,
    visitorHeaders: request.headers,
  });
  const answer = await api({ method: 'GET', path: '/api/auth/me/', headers: credential });
  if (answer.status === 'answered' && [401, 403].includes(answer.httpStatus)) {
    return refuse(answer.httpStatus, answer.body);
  }
  const isUser = answer.status === 'answered' && answer.httpStatus === 200;
  const user = isUser ? userAnswer.safeParse(answer.body).data : undefined;
  if (user !== undefined) return user;
  const outage = refuse(503, {
    detail: 'Service temporarily unavailable, try again later.',
    code: 'service_unavailable',
  });
  outage.headers.set('retry-after', String(retryAfterSeconds));
  return outage;
}

/** What the browser's cookies prove to the API, or null. */
async function readCredential(request: Request): Promise<Record<string, string> | null> {
  const config = getWebConfig();
  const strategy = createStrategy(config);
  const cookies = new CookieJar(request.headers.get('cookie'));
  const now = new Date();
  const { credential, state, carried } = await readVisit({ config, strategy, cookies, now });
  if (credential === undefined) return null;
  return strategy.credentialHeaders({ cookies: carried ?? cookies, state, now });
}

function refuse(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
