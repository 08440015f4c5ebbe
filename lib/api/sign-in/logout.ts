// Sign out: end the session, or revoke the refresh token's whole chain, or both. Idempotent.
import type { Exchange } from '../http/exchange';
import { requireCsrf, requireTrustedOrigin } from '../sessions/csrf';
import { flushSession, getSessionUser } from '../sessions/sessions';
import { deleteRefreshCookie, readRefreshCookie } from '../tokens/refresh-cookie';
import { revokeTokens } from '../tokens/refresh-tokens';

export async function logOut(exchange: Exchange): Promise<void> {
  const { strategy } = exchange.config;
  if (strategy !== 'session') await revokeCookie(exchange);
  if (strategy !== 'jwt') await endSession(exchange);
}

/** Revoke the chain of the refresh cookie, and delete the cookie. */
export async function revokeCookie(exchange: Exchange): Promise<void> {
  const refresh = readRefreshCookie(exchange);
  if (refresh === undefined) return;
  requireTrustedOrigin(exchange);
  const claims = await revokeTokens(exchange, refresh);
  deleteRefreshCookie(exchange);
  const userId = claims?.[exchange.jwt.settings.userIdClaim];
  exchange.events({ name: 'logout', userId: userId === undefined ? undefined : String(userId) });
}

async function endSession(exchange: Exchange): Promise<void> {
  const user = await getSessionUser(exchange);
  // Someone else's page must not be able to sign a visitor out.
  if (user !== null) await requireCsrf(exchange);
  await flushSession(exchange);
  if (user !== null) exchange.events({ name: 'logout', userId: String(user.id) });
}
