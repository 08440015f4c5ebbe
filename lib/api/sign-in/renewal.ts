// Stay signed in: a session gets a new expiry, a refresh cookie a new access token and its own successor.
import type { Exchange } from '../http/exchange';
import { badRequest, HttpError, notAuthenticated } from '../http/http-error';
import { requireCsrf, requireTrustedOrigin } from '../sessions/csrf';
import { readDevice } from '../sessions/device';
import { getSessionUser, openSession, renewSession } from '../sessions/sessions';
import { deleteRefreshCookie, readRefreshCookie, setRefreshCookie } from '../tokens/refresh-cookie';
import { type Refreshed, refreshTokens } from '../tokens/refresh-tokens';
import { readUserAnswer } from './user-answer';

export async function renew(
  exchange: Exchange,
  { withUser }: { withUser: boolean },
): Promise<Record<string, unknown>> {
  return exchange.config.strategy === 'jwt'
    ? renewTokens(exchange, { withUser })
    : renewCookie(exchange, { withUser });
}

async function renewCookie(
  exchange: Exchange,
  { withUser }: { withUser: boolean },
): Promise<Record<string, unknown>> {
  const user = await getSessionUser(exchange);
  if (user === null) throw notAuthenticated();
  await requireCsrf(exchange);
  const session = await openSession(exchange);
  return {
    session_expires: renewSession(exchange, session),
    ...(withUser && { user: await readUserAnswer(exchange, user) }),
  };
}

/** Exchange the refresh cookie. Throws HttpError 400 without one, 401 for a bad one, 403 to other origins. */
export async function renewTokens(
  exchange: Exchange,
  { withUser }: { withUser: boolean },
): Promise<Record<string, unknown>> {
  const refresh = readRefreshCookie(exchange);
  // Not 401: a client that refreshes on every 401 would never stop.
  if (refresh === undefined)
    throw badRequest({ detail: 'Refresh token cookie is missing.', code: 'token_missing' });
  requireTrustedOrigin(exchange);
  const tokens = await refreshOrForget(exchange, refresh);
  if (tokens.refresh !== refresh) setRefreshCookie(exchange, tokens);
  const answer = {
    access: tokens.access,
    access_expires: Math.floor(tokens.accessExpiresAt.getTime() / 1000),
  };
  if (!withUser) return answer;
  const user = await exchange.stores.users.getById(String(tokens.claims[exchange.jwt.settings.userIdClaim]));
  return user === null ? answer : { ...answer, user: await readUserAnswer(exchange, user) };
}

async function refreshOrForget(exchange: Exchange, refresh: string): Promise<Refreshed> {
  try {
    return await refreshTokens(exchange, refresh, readDevice(exchange));
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 401) throw error;
    deleteRefreshCookie(exchange);
    // simplejwt's sentence about the account comes without a code; this endpoint's errors all have one.
    const body = 'code' in error.body ? error.body : { ...error.body, code: 'no_active_account' };
    throw new HttpError(401, body, error.headers);
  }
}
