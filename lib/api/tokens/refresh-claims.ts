// The claims of a refresh token, checked, and its row in simplejwt's table. A few claims are
// ours; simplejwt copies what it does not know.
import { type Claims, checkTokenType, decodeToken, getRevokeClaim } from '@/lib/django/jwt/tokens';
import type { OutstandingToken, User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import { tokenNotValid } from '../http/http-error';

/** Seconds of Unix time at which the user signed in (OpenID Connect's claim); rotation copies it. */
export const authTimeClaim = 'auth_time';
/** Names the chain (OpenID Connect's session id); rotation copies it. */
export const chainClaim = 'sid';
/** How many rotations of the chain came before this token. */
export const linkClaim = 'n';
/** Seconds of Unix time at which a chain began whose first token has no `auth_time`, as those of a plain simplejwt. */
export const beginningClaim = 'began';

/** The claims of a refresh token, if it is well signed, unexpired, and still good for this user. */
export async function readOwnRefresh(
  context: ApiContext,
  user: User,
  refresh: string,
): Promise<Claims | null> {
  const decoded = await decodeRefresh(context, refresh);
  if (decoded.status === 'invalid' || userIdOf(context, decoded.claims) !== String(user.id)) return null;
  const { checkRevokeToken, revokeTokenClaim } = context.config.jwt;
  const isOutdated = checkRevokeToken && decoded.claims[revokeTokenClaim] !== getRevokeClaim(user.password);
  return isOutdated ? null : decoded.claims;
}

/** Names a chain in the list of sessions; a token of a plain Django is a chain of its own. */
export function getChainId(claims: Claims): string {
  return String(claims[chainClaim] ?? claims.jti);
}

/** Unix seconds at which the user of a token signed in; null for tokens of a plain Django. */
export function getAuthTime(claims: Claims): number | null {
  return readUnixSeconds(claims[authTimeClaim]);
}

/** The claims of a refresh token that is well signed, unexpired and of the right type. Throws HttpError 401. */
export async function readRefreshToken(context: ApiContext, refresh: string): Promise<Claims> {
  const decoded = await decodeRefresh(context, refresh);
  if (decoded.status === 'invalid') throw tokenNotValid(decoded.message);
  return decoded.claims;
}

export async function decodeRefresh(
  context: ApiContext,
  refresh: string,
): Promise<{ status: 'valid'; claims: Claims } | { status: 'invalid'; message: string }> {
  const { settings, keySet } = context.jwt;
  const decoded = await decodeToken(refresh, { keySet, settings, now: context.now() });
  if (decoded.status === 'invalid') return decoded;
  const message = checkTokenType(decoded.claims, 'refresh', settings);
  return message === null ? decoded : { status: 'invalid', message };
}

export function outstandingRow(context: ApiContext, claims: Claims, token: string): OutstandingToken {
  const issuedAt = readUnixSeconds(claims.iat);
  return {
    jti: jtiOf(claims),
    token,
    userId: userIdOf(context, claims),
    createdAt: issuedAt === null ? null : new Date(issuedAt * 1000),
    expiresAt: expiryOf(claims),
  };
}

export function jtiOf(claims: Claims): string {
  return String(claims.jti);
}

export function userIdOf(context: ApiContext, claims: Claims): string {
  return String(claims[context.jwt.settings.userIdClaim]);
}

export function expiryOf(claims: Claims): Date {
  return new Date(Number(claims.exp) * 1000);
}

export function readUnixSeconds(claim: unknown): number | null {
  return typeof claim === 'number' && Number.isFinite(claim) ? claim : null;
}

export function unixSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

/** 32 lower-case hexadecimal digits, as simplejwt's. */
export function createJti({ random }: ApiContext): string {
  return Buffer.from(random(16)).toString('hex');
}
