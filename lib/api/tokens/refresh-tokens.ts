// Refresh tokens: issue, rotate without races, notice theft, revoke a chain. All of it lives in simplejwt's own
// two tables (docs/decisions/002). The successor's id is derived from the token's, so a chain can be walked
// forward from any of its links; blacklisting a link is the lock that lets exactly one rotation through.
import {
  accessFromRefresh,
  type Claims,
  encodeToken,
  getRevokeClaim,
  refreshClaims,
  rotateRefresh,
} from '@/lib/django/jwt/tokens';
import type { OutstandingToken, User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import { tokenNotValid, unauthorized } from '../http/http-error';
import { type Device, deviceClaims, withoutDeviceClaims } from '../sessions/device';
import { findLive, findNewest, revokeFrom, revokeSuccessors } from './chain-walk';
import {
  authTimeClaim,
  chainClaim,
  decodeRefresh,
  expiryOf,
  getAuthTime,
  jtiOf,
  outstandingRow,
  readRefreshToken,
  readUnixSeconds,
  unixSeconds,
  userIdOf,
} from './refresh-claims';
import { deriveSuccessorJti } from './successor';

export type AccessToken = { access: string; accessExpiresAt: Date };
export type TokenPair = AccessToken & { refresh: string; refreshExpiresAt: Date };
export type Refreshed = AccessToken & { refresh: string; refreshExpiresAt: Date; claims: Claims };

/** Begin a chain: a refresh token for a user who has just signed in on `device`, and its access token. */
export async function issueTokens(context: ApiContext, user: User, device: Device): Promise<TokenPair> {
  const now = context.now();
  const { settings } = context.jwt;
  const claims = refreshClaims({
    settings,
    userId: user.id,
    jti: createJti(context),
    now,
    extra: {
      ...(context.config.jwt.checkRevokeToken && {
        [context.config.jwt.revokeTokenClaim]: getRevokeClaim(user.password),
      }),
      [authTimeClaim]: unixSeconds(now),
      [chainClaim]: createJti(context).slice(0, 16),
      ...deviceClaims(device),
      ...context.customization.claims(user),
    },
  });
  const refresh = await encodeToken(claims, context.jwt.keySet);
  await context.stores.tokens.recordOutstanding(outstandingRow(context, claims, refresh));
  return { refresh, refreshExpiresAt: expiryOf(claims), ...(await issueAccess(context, claims)) };
}

/** A new access token and, with rotation, the successor of the refresh token. Throws HttpError 401. */
export async function refreshTokens(context: ApiContext, refresh: string): Promise<Refreshed> {
  const claims = await readRefreshToken(context, refresh);
  const row = outstandingRow(context, claims, refresh);
  const status = await context.stores.tokens.getStatus(row.jti);
  if (status.status === 'blacklisted') return reuse(context, row.jti, status.blacklistedAt);
  await requireActiveUser(context, claims);
  const { rotate, blacklistAfterRotation } = context.config.jwt;
  if (!rotate) {
    return { refresh, refreshExpiresAt: expiryOf(claims), claims, ...(await issueAccess(context, claims)) };
  }
  const successor = await makeSuccessor(context, claims);
  const successorRow = outstandingRow(context, successor.claims, successor.token);
  if (!blacklistAfterRotation) {
    await context.stores.tokens.recordOutstanding(successorRow);
  } else {
    const outcome = await context.stores.tokens.rotate({
      current: row,
      successor: successorRow,
      now: context.now(),
    });
    // Lost the race: another request rotated this token a moment ago, and both get the same successor.
    if (outcome === 'already-blacklisted') return reuse(context, row.jti, context.now());
    context.events({ name: 'token-rotated', userId: userIdOf(context, claims) });
  }
  return refreshed(context, successor.claims, successor.token);
}

/** The id of a refresh token that could be refreshed now, without doing so. Throws HttpError 401. */
export async function requireLiveRefresh(context: ApiContext, refresh: string): Promise<string> {
  const claims = await readRefreshToken(context, refresh);
  await requireActiveUser(context, claims);
  const { status } = await context.stores.tokens.getStatus(jtiOf(claims));
  // Also one that was exchanged a moment ago: whoever has only that is not to learn what the chain is worth now.
  if (status === 'blacklisted') throw tokenNotValid('Token is blacklisted');
  return jtiOf(claims);
}

/** An access token of the chain behind any of its links; null once the chain is revoked or over. */
export async function accessOfChain(
  context: ApiContext,
  jti: string,
): Promise<(AccessToken & { user: User }) | null> {
  const newest = await findLive(context, jti);
  if (newest === null) return null;
  const claims = await readRefreshToken(context, newest.token);
  const user = await requireActiveUser(context, claims);
  return { ...(await issueAccess(context, claims)), user };
}

/** Rotate a token ahead of time, its user having given the password again; null when a refresh came first. */
export async function rotateWithNewSignIn(
  context: ApiContext,
  current: OutstandingToken,
  claims: Claims,
): Promise<TokenPair | null> {
  const now = context.now();
  const successor = await makeSuccessor(context, { ...claims, [authTimeClaim]: unixSeconds(now) });
  const row = outstandingRow(context, successor.claims, successor.token);
  const outcome = await context.stores.tokens.rotate({ current, successor: row, now });
  return outcome === 'rotated' ? refreshed(context, successor.claims, successor.token) : null;
}

/** An access token like the one that a request carried, its user having given the password again. */
export async function renewAccess(context: ApiContext, claims: Claims): Promise<AccessToken> {
  return issueAccess(context, { ...claims, [authTimeClaim]: unixSeconds(context.now()) });
}

/** Blacklist a refresh token and every successor, so that no late refresh from another tab survives a logout. */
export async function revokeTokens(context: ApiContext, refresh: string): Promise<Claims | null> {
  const decoded = await decodeRefresh(context, refresh);
  if (decoded.status === 'invalid') return null;
  await revokeFrom(context, outstandingRow(context, decoded.claims, refresh));
  return decoded.claims;
}

/** simplejwt's blacklist view: an unknown or spent token is an error. Throws HttpError 401. */
export async function blacklistToken(context: ApiContext, refresh: string): Promise<void> {
  const row = outstandingRow(context, await readRefreshToken(context, refresh), refresh);
  if (!(await context.stores.tokens.blacklist(row, context.now())))
    throw tokenNotValid('Token is blacklisted');
}

/**
 * A spent token came again. Within the leeway it is a race or a lost answer, and gets the chain's newest token.
 * Later it is theft: someone holds a token that was exchanged long ago, so the whole chain ends.
 */
async function reuse(context: ApiContext, jti: string, blacklistedAt: Date | null): Promise<Refreshed> {
  const newest = await findNewest(context, jti);
  if (newest === null) throw tokenNotValid('Token is blacklisted');
  const ageMs = context.now().getTime() - (blacklistedAt ?? new Date(0)).getTime();
  const claims = await readRefreshToken(context, newest.token);
  if (ageMs > context.config.jwt.reuseLeewaySeconds * 1000) {
    const revoked = await revokeSuccessors(context, jti);
    context.events({ name: 'token-reuse-detected', userId: userIdOf(context, claims), revoked });
    throw tokenNotValid('Token is blacklisted');
  }
  await requireActiveUser(context, claims);
  context.events({ name: 'token-reused-in-leeway', userId: userIdOf(context, claims) });
  return refreshed(context, claims, newest.token);
}

async function makeSuccessor(
  context: ApiContext,
  claims: Claims,
): Promise<{ claims: Claims; token: string }> {
  const { settings, keySet } = context.jwt;
  const jti = deriveSuccessorJti(jtiOf(claims), context.config.keys.secretKey);
  const rotated = rotateRefresh(claims, { settings, jti, now: context.now() });
  const signedInAt = getAuthTime(claims) ?? readUnixSeconds(claims.iat) ?? 0;
  const latest = signedInAt + context.config.jwt.absoluteLifetimeSeconds;
  const successor = { ...rotated, exp: Math.min(Number(rotated.exp), latest) };
  // The chain is as old as it may get: sign in again.
  if (successor.exp <= unixSeconds(context.now())) throw tokenNotValid('Token is expired');
  return { claims: successor, token: await encodeToken(successor, keySet) };
}

async function refreshed(context: ApiContext, claims: Claims, refresh: string): Promise<Refreshed> {
  return { refresh, refreshExpiresAt: expiryOf(claims), claims, ...(await issueAccess(context, claims)) };
}

async function issueAccess(context: ApiContext, refresh: Claims): Promise<AccessToken> {
  const { settings, keySet } = context.jwt;
  const options = { settings, jti: createJti(context), now: context.now() };
  const claims = accessFromRefresh(withoutDeviceClaims(refresh), options);
  return { access: await encodeToken(claims, keySet), accessExpiresAt: expiryOf(claims) };
}

async function requireActiveUser(context: ApiContext, claims: Claims): Promise<User> {
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

function createJti(context: ApiContext): string {
  return Buffer.from(context.random(16)).toString('hex');
}
