// Sign out: end the session, or revoke the refresh token's whole chain, or both. Idempotent.
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import { requireCsrf, requireTrustedOrigin } from '../sessions/csrf';
import { flushSession, getSessionUser } from '../sessions/sessions';
import { deleteRefreshCookie, readRefreshCookie } from '../tokens/refresh-cookie';
import { revokeTokens } from '../tokens/refresh-tokens';

export async function logOut(context: ApiContext, exchange: Exchange): Promise<void> {
  const { strategy } = context.config;
  if (strategy !== 'session') await revokeCookie(context, exchange);
  if (strategy !== 'jwt') await endSession(context, exchange);
}

/** Revoke the chain of the refresh cookie, and delete the cookie. */
export async function revokeCookie(context: ApiContext, exchange: Exchange): Promise<void> {
  const refresh = readRefreshCookie(context, exchange);
  if (refresh === undefined) return;
  requireTrustedOrigin(context, exchange);
  const claims = await revokeTokens(context, refresh);
  deleteRefreshCookie(context, exchange);
  const userId = claims?.[context.jwt.settings.userIdClaim];
  context.events({ name: 'logout', userId: userId === undefined ? undefined : String(userId) });
}

async function endSession(context: ApiContext, exchange: Exchange): Promise<void> {
  const user = await getSessionUser(context, exchange);
  // Someone else's page must not be able to sign a visitor out.
  if (user !== null) await requireCsrf(context, exchange);
  await flushSession(context, exchange);
  if (user !== null) context.events({ name: 'logout', userId: String(user.id) });
}
