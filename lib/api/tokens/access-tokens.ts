// Access tokens, made from the claims of a refresh token.
import { accessFromRefresh, type Claims, encodeToken, getRevokeClaim } from '@/lib/django/jwt/tokens';
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import { tokenNotValid, unauthorized } from '../http/http-error';
import { withoutDeviceClaims } from '../sessions/device';
import { findNewest, placeOf } from './chain-search';
import {
  authTimeClaim,
  createJti,
  decodeRefresh,
  expiryOf,
  jtiOf,
  linkClaim,
  readRefreshToken,
  unixSeconds,
  userIdOf,
} from './refresh-claims';

export type AccessToken = { access: string; accessExpiresAt: Date };

export async function issueAccess(context: ApiContext, refresh: Claims): Promise<AccessToken> {
  const { settings, keySet } = context.jwt;
  const options = { settings, jti: createJti(context), now: context.now() };
  const { [linkClaim]: _, ...kept } = withoutDeviceClaims(refresh);
  const claims = accessFromRefresh(kept, options);
  return { access: await encodeToken(claims, keySet), accessExpiresAt: expiryOf(claims) };
}

/** An access token like the one that a request carried, its user having given the password again. */
export async function renewAccess(context: ApiContext, claims: Claims): Promise<AccessToken> {
  return issueAccess(context, { ...claims, [authTimeClaim]: unixSeconds(context.now()) });
}

/** The id of a refresh token that could be refreshed now, without doing so. Throws HttpError 401. */
export async function requireLiveRefresh(context: ApiContext, refresh: string): Promise<string> {
  const claims = await readRefreshToken(context, refresh);
  await requireActiveUser(context, claims);
  const { status } = await context.stores.tokens.getStatus(jtiOf(claims));
  // Also one that was exchanged a moment ago: it must not reveal the state of the chain.
  if (status === 'blacklisted') throw tokenNotValid('Token is blacklisted');
  return jtiOf(claims);
}

/** An access token of the chain that the refresh token with this id is in; null once the chain has ended. */
export async function accessOfChain(
  context: ApiContext,
  jti: string,
): Promise<(AccessToken & { user: User }) | null> {
  const found = await context.stores.tokens.getStatus(jti);
  if (found.status === 'unknown') return null;
  const decoded = await decodeRefresh(context, found.token);
  if (decoded.status === 'invalid') return null;
  const newest =
    found.status === 'outstanding' ? found : await findNewest(context, placeOf(context, decoded.claims));
  if (newest?.status !== 'outstanding') return null;
  const claims = await readRefreshToken(context, newest.token);
  const user = await requireActiveUser(context, claims);
  return { ...(await issueAccess(context, claims)), user };
}

/** The user of a token, who may still use it. Throws HttpError 401. */
export async function requireActiveUser(context: ApiContext, claims: Claims): Promise<User> {
  const user = await context.stores.users.getById(userIdOf(context, claims));
  if (user === null || (!user.isActive && context.config.jwt.checkUserIsActive)) {
    throw unauthorized({ detail: 'No active account found for the given token.' });
  }
  const { checkRevokeToken, revokeTokenClaim } = context.config.jwt;
  if (checkRevokeToken && claims[revokeTokenClaim] !== getRevokeClaim(user.password)) {
    throw unauthorized({ detail: "The user's password has been changed.", code: 'password_changed' });
  }
  return user;
}
