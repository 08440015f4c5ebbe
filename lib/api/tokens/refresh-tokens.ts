// Refresh tokens: issue, rotate without races, notice theft, revoke a chain. All of it lives in simplejwt's own two
// tables (docs/decisions/009). Blacklisting a link is the lock that lets exactly one rotation through.
import {
  type Claims,
  encodeToken,
  getRevokeClaim,
  refreshClaims,
  rotateRefresh,
} from '@/lib/django/jwt/tokens';
import type { OutstandingToken, User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import { tokenNotValid, unauthorized } from '../http/http-error';
import { type Device, deviceClaims } from '../sessions/device';
import { type AccessToken, issueAccess, requireActiveUser } from './access-tokens';
import { endAfter, placeOf } from './chain-search';
import { deriveLinkJti, type LinkOfChain } from './link-id';
import {
  authTimeClaim,
  beginningClaim,
  chainClaim,
  createJti,
  decodeRefresh,
  expiryOf,
  getAuthTime,
  linkClaim,
  outstandingRow,
  readRefreshToken,
  readUnixSeconds,
  unixSeconds,
  userIdOf,
} from './refresh-claims';
import { forgiveReuse, type SpentToken } from './token-reuse';

export type TokenPair = AccessToken & { refresh: string; refreshExpiresAt: Date };
export type Refreshed = TokenPair & { claims: Claims };

/**
 * Begin a chain: a refresh token for a user who has just signed in on `device`, and its access token. Throws HttpError
 * 401 when the password was changed since it was checked: that change has ended all chains but could not see this one.
 */
export async function issueTokens(context: ApiContext, user: User, device: Device): Promise<TokenPair> {
  const now = context.now();
  const { settings } = context.jwt;
  const { checkRevokeToken, revokeTokenClaim } = context.config.jwt;
  const link = { chain: createJti(context), number: 0 };
  const claims = refreshClaims({
    settings,
    userId: user.id,
    jti: deriveLinkJti({ ...link, secret: context.config.keys.secretKey }),
    now,
    extra: {
      ...(checkRevokeToken && { [revokeTokenClaim]: getRevokeClaim(user.password) }),
      ...context.customization.claims(user),
      [authTimeClaim]: unixSeconds(now),
      ...linkClaims(link),
      ...deviceClaims(device),
    },
  });
  const refresh = await encodeToken(claims, context.jwt.keySet);
  const row = outstandingRow(context, claims, refresh);
  if (!(await context.stores.tokens.recordForPassword(row, user.password))) {
    const detail = 'No active account found with the given credentials';
    throw unauthorized({ detail, code: 'no_active_account' });
  }
  return pairOf(context, claims, refresh);
}

/**
 * A new access token and, with rotation, the successor of the refresh token. Throws HttpError 401, and 429 for a chain
 * that is refreshed too often.
 */
export async function refreshTokens(
  context: ApiContext,
  refresh: string,
  device: Device,
): Promise<Refreshed> {
  const claims = await readRefreshToken(context, refresh);
  const row = outstandingRow(context, claims, refresh);
  const link = placeOf(context, claims);
  const [found] = await Promise.all([
    context.stores.tokens.getStatus(row.jti),
    context.rateLimits.consumeOwn('refresh', link.chain),
  ]);
  if (found.status === 'blacklisted') {
    return reuse(context, { ...link, device, blacklistedAt: found.blacklistedAt });
  }
  await requireActiveUser(context, claims);
  if (!context.config.jwt.rotate) return pairOf(context, claims, refresh);
  // The row's own expiry may be later than the token's (makeSuccessor).
  const current = found.status === 'unknown' ? row : { ...row, expiresAt: found.expiresAt };
  const successor = await makeSuccessor(context, { current, claims, link, device });
  if (!context.config.jwt.blacklistAfterRotation) {
    await context.stores.tokens.recordOutstanding(successor.row);
    return pairOf(context, successor.claims, successor.row.token);
  }
  const now = context.now();
  const outcome = await context.stores.tokens.rotate({ current, successor: successor.row, now });
  if (outcome !== 'rotated') {
    // Another request rotated this token a moment ago, and both get the same successor; or so long ago that the
    // token's own rows were flushed.
    const blacklistedAt = outcome === 'already-blacklisted' ? now : null;
    return reuse(context, { ...link, device, blacklistedAt });
  }
  context.events({ name: 'token-rotated', userId: userIdOf(context, claims) });
  return pairOf(context, successor.claims, successor.row.token);
}

/** Rotate a token ahead of time, its user having given the password again; null when a refresh came first. */
export async function rotateWithNewSignIn(
  context: ApiContext,
  { current, claims, device }: { current: OutstandingToken; claims: Claims; device: Device },
): Promise<TokenPair | null> {
  const now = context.now();
  const successor = await makeSuccessor(context, {
    current,
    claims: { ...claims, [authTimeClaim]: unixSeconds(now) },
    link: placeOf(context, claims),
    device,
  });
  const outcome = await context.stores.tokens.rotate({ current, successor: successor.row, now });
  return outcome === 'rotated' ? pairOf(context, successor.claims, successor.row.token) : null;
}

/**
 * End the chain of a refresh token, so that no late refresh from another tab survives a sign-out. Throws HttpError 429
 * for a spent token that comes too often.
 */
export async function revokeTokens(context: ApiContext, refresh: string): Promise<Claims | null> {
  const decoded = await decodeRefresh(context, refresh);
  if (decoded.status === 'invalid') return null;
  const { claims } = decoded;
  const row = outstandingRow(context, claims, refresh);
  const wasNewest = await context.stores.tokens.blacklist(row, context.now());
  if (wasNewest && context.config.jwt.blacklistAfterRotation) return claims;
  const link = placeOf(context, claims);
  await context.rateLimits.consumeOwn('revoke', link.chain);
  await endAfter(context, link);
  return claims;
}

/** simplejwt's blacklist view: an unknown or spent token is an error. Throws HttpError 401. */
export async function blacklistToken(context: ApiContext, refresh: string): Promise<void> {
  const row = outstandingRow(context, await readRefreshToken(context, refresh), refresh);
  if (!(await context.stores.tokens.blacklist(row, context.now())))
    throw tokenNotValid('Token is blacklisted');
}

async function reuse(context: ApiContext, spent: SpentToken): Promise<Refreshed> {
  const { newest, claims } = await forgiveReuse(context, spent);
  await requireActiveUser(context, claims);
  return pairOf(context, claims, newest.token);
}

type Rotation = { current: OutstandingToken; claims: Claims; link: LinkOfChain; device: Device };

async function makeSuccessor(
  context: ApiContext,
  { current, claims, link, device }: Rotation,
): Promise<{ claims: Claims; row: OutstandingToken }> {
  const { settings, keySet } = context.jwt;
  const next = { chain: link.chain, number: link.number + 1 };
  const jti = deriveLinkJti({ ...next, secret: context.config.keys.secretKey });
  const rotated = rotateRefresh(claims, { settings, jti, now: context.now() });
  const beganAt = getAuthTime(claims) ?? readUnixSeconds(claims[beginningClaim] ?? claims.iat) ?? 0;
  const latest = beganAt + context.config.jwt.absoluteLifetimeSeconds;
  const successor = {
    ...rotated,
    exp: Math.min(Number(rotated.exp), latest),
    ...(getAuthTime(claims) === null && { [beginningClaim]: beganAt }),
    ...linkClaims(next),
    ...deviceClaims(device),
  };
  // The chain is as old as it may get: sign in again.
  if (successor.exp <= unixSeconds(context.now())) throw tokenNotValid('Token is expired');
  const row = outstandingRow(context, successor, await encodeToken(successor, keySet));
  // A row is never flushed before the one that leads to it, or a search from there would end at the gap: after
  // REFRESH_TOKEN_LIFETIME was lowered, a successor expires first.
  const expiresAt = new Date(Math.max(row.expiresAt.getTime(), current.expiresAt.getTime()));
  return { claims: successor, row: { ...row, expiresAt } };
}

function linkClaims({ chain, number }: LinkOfChain): Claims {
  return { [chainClaim]: chain, [linkClaim]: number };
}

async function pairOf(context: ApiContext, claims: Claims, refresh: string): Promise<Refreshed> {
  return { refresh, refreshExpiresAt: expiryOf(claims), claims, ...(await issueAccess(context, claims)) };
}
