// simplejwt's TokenVerifySerializer: any type of token, no look-up of the user.
import { checkTokenType, decodeToken } from '@/lib/django/jwt/tokens';
import type { ApiContext } from '../context';
import { tokenNotValid } from '../http/http-error';

/** Throws HttpError 401 with simplejwt's message; a blacklisted token is refused by `onBlacklisted`. */
export async function verifyToken(
  context: ApiContext,
  token: string,
  onBlacklisted: () => Error = () => tokenNotValid('Token is blacklisted'),
): Promise<void> {
  const { settings, keySet } = context.jwt;
  const decoded = await decodeToken(token, { keySet, settings, now: context.now() });
  if (decoded.status === 'invalid') throw tokenNotValid(decoded.message);
  const missing = checkTokenType(decoded.claims, null, settings);
  if (missing !== null) throw tokenNotValid(missing);
  const { jti } = decoded.claims;
  if (!context.config.jwt.blacklistAfterRotation || typeof jti !== 'string') return;
  const { status } = await context.stores.tokens.getStatus(jti);
  if (status === 'blacklisted') throw onBlacklisted();
}
