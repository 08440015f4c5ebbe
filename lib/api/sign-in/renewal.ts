// Stay signed in: a session gets a new expiry, a refresh cookie a new access token and its own successor.
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import { badRequest, HttpError, notAuthenticated } from '../http/http-error';
import { requireCsrf, requireTrustedOrigin } from '../sessions/csrf';
import { getSessionUser, openSession, renewSession } from '../sessions/sessions';
import { deleteRefreshCookie, readRefreshCookie, setRefreshCookie } from '../tokens/refresh-cookie';
import { type Refreshed, refreshTokens } from '../tokens/refresh-tokens';
import { readUserAnswer } from './user-answer';

export async function renew(context: ApiContext, exchange: Exchange): Promise<Record<string, unknown>> {
  return context.config.strategy === 'jwt' ? renewTokens(context, exchange) : renewCookie(context, exchange);
}

async function renewCookie(context: ApiContext, exchange: Exchange): Promise<Record<string, unknown>> {
  const user = await getSessionUser(context, exchange);
  if (user === null) throw notAuthenticated();
  await requireCsrf(context, exchange);
  const session = await openSession(context, exchange);
  return {
    session_expires: renewSession(context, session),
    ...(wantsUser(exchange) && { user: await readUserAnswer(context, user) }),
  };
}

/** Exchange the refresh cookie. Throws HttpError 400 without one, 401 for a bad one, 403 to other origins. */
export async function renewTokens(context: ApiContext, exchange: Exchange): Promise<Record<string, unknown>> {
  const refresh = readRefreshCookie(context, exchange);
  // Not 401: a client that refreshes on every 401 would never stop.
  if (refresh === undefined)
    throw badRequest({ detail: 'Refresh token cookie is missing.', code: 'token_missing' });
  requireTrustedOrigin(context, exchange);
  const tokens = await refreshOrForget(context, exchange, refresh);
  if (tokens.refresh !== refresh) setRefreshCookie(context, exchange, tokens);
  const answer = {
    access: tokens.access,
    access_expires: Math.floor(tokens.accessExpiresAt.getTime() / 1000),
  };
  if (!wantsUser(exchange)) return answer;
  const user = await context.stores.users.getById(String(tokens.claims[context.jwt.settings.userIdClaim]));
  return user === null ? answer : { ...answer, user: await readUserAnswer(context, user) };
}

async function refreshOrForget(context: ApiContext, exchange: Exchange, refresh: string): Promise<Refreshed> {
  try {
    return await refreshTokens(context, refresh);
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 401) throw error;
    deleteRefreshCookie(context, exchange);
    // simplejwt's sentence about the account comes without a code; this endpoint's errors all have one.
    const body = 'code' in error.body ? error.body : { ...error.body, code: 'no_active_account' };
    throw new HttpError(401, body, error.headers);
  }
}

function wantsUser(exchange: Exchange): boolean {
  return exchange.url.searchParams.get('include') === 'user';
}
