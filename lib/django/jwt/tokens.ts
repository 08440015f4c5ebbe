// JSON Web Tokens as djangorestframework-simplejwt 5.5.1 (over PyJWT 2.15) makes and reads them.
// Header {"alg":"HS256","typ":"JWT"}; claims token_type, exp, iat, jti, user_id, custom ones, aud, iss, in that order,
// written as Python writes JSON. Refusals carry simplejwt's own sentences, found in its order.
import { createHash } from 'node:crypto';
import { pythonJsonStringify } from '../python/json';
import { audienceMatches, isIssuedBy, isTimeValid } from './claims';
import type { JwtKeySet } from './keys';
import { signToken, verifySignature } from './signature';

export type Claims = Record<string, unknown>;
export type TokenType = 'access' | 'refresh' | 'sliding';

/** The part of SIMPLE_JWT that shapes tokens. */
export type JwtSettings = {
  issuer: string | null;
  audience: string | readonly string[] | null;
  leewaySeconds: number;
  accessLifetimeSeconds: number;
  refreshLifetimeSeconds: number;
  userIdClaim: string;
  tokenTypeClaim: string | null;
  jtiClaim: string | null;
  /** Default 5.5. Older ones have one sentence for two refusals, write integer user ids, and copy iat. */
  simplejwtVersion?: '5.3' | '5.4' | '5.5';
};

export type NewTokenOptions = {
  settings: JwtSettings;
  /** Written as text, as simplejwt 5.5.1 does; older versions write integers, and all read both. */
  userId: string | number;
  /** 32 lower-case hexadecimal digits. */
  jti: string;
  now: Date;
  /** Custom claims, such as hash_password or what a serializer's get_token would add. */
  extra?: Claims;
};
export type DerivedTokenOptions = { settings: JwtSettings; jti: string; now: Date };

/** Make the claims of a new refresh token; access tokens are made from those. */
export function refreshClaims({ settings, jti, now, userId, extra }: NewTokenOptions): Claims {
  const claims = startClaims('refresh', settings.refreshLifetimeSeconds, { settings, jti, now });
  claims[settings.userIdClaim] = isOlderThan55(settings) ? userId : String(userId);
  return withAudience(Object.assign(claims, extra), settings);
}

/** Make an access token's claims from a refresh token's: all claims are copied but type, times and id. */
export function accessFromRefresh(claims: Claims, { settings, jti, now }: DerivedTokenOptions): Claims {
  const fresh = startClaims('access', settings.accessLifetimeSeconds, { settings, jti, now });
  const kept = new Set([settings.tokenTypeClaim, 'exp', 'iat', 'jti', settings.jtiClaim]);
  for (const [claim, value] of Object.entries(claims)) if (!kept.has(claim)) fresh[claim] = value;
  if (isOlderThan55(settings) && 'iat' in claims) fresh.iat = claims.iat;
  return withAudience(fresh, settings);
}

/** Make the claims of the refresh token that follows: same claims in the same order, new id and times. */
export function rotateRefresh(claims: Claims, { settings, jti, now }: DerivedTokenOptions): Claims {
  const rotated: Claims = { ...claims };
  if (settings.jtiClaim !== null) rotated[settings.jtiClaim] = jti;
  rotated.exp = epochSeconds(now, settings.refreshLifetimeSeconds);
  rotated.iat = epochSeconds(now, 0);
  return withAudience(rotated, settings);
}

/** Sign claims. */
export async function encodeToken(claims: Claims, keySet: JwtKeySet): Promise<string> {
  if (keySet.signing === null) throw new TypeError('SIGNING_KEY is empty: this key set only verifies');
  // PyJWT sorts the header's keys.
  const header = { alg: keySet.algorithm, ...(keySet.keyId && { kid: keySet.keyId }), typ: 'JWT' };
  const payload = Buffer.from(pythonJsonStringify(claims), 'latin1');
  return signToken(header, payload, keySet.signing);
}

export type DecodedToken =
  | { status: 'valid'; claims: Claims }
  | { status: 'invalid'; message: 'Token is invalid' | 'Token is expired' | 'Token is invalid or expired' };

const invalidOrExpiredToken = { status: 'invalid', message: 'Token is invalid or expired' } as const;
const invalidToken = { status: 'invalid', message: 'Token is invalid' } as const;
const expiredToken = { status: 'invalid', message: 'Token is expired' } as const;

export type DecodeOptions = { keySet: JwtKeySet; settings: JwtSettings; now: Date };

/** Verify a token's form, signature and registered claims; type and blacklist are checked after it. */
export async function decodeToken(token: string, options: DecodeOptions): Promise<DecodedToken> {
  const decoded = await verifyToken(token, options);
  return decoded.status === 'invalid' && isOlderThan55(options.settings) ? invalidOrExpiredToken : decoded;
}

async function verifyToken(token: string, { keySet, settings, now }: DecodeOptions): Promise<DecodedToken> {
  const claims = await verifySignature(token, keySet);
  if (claims === null) return invalidToken;
  const time = isTimeValid(claims, { now, leewaySeconds: settings.leewaySeconds });
  if (time !== 'valid') return time === 'expired' ? expiredToken : invalidToken;
  if (!isIssuedBy(claims, settings.issuer) || !audienceMatches(claims, settings.audience))
    return invalidToken;
  if ('sub' in claims && typeof claims.sub !== 'string') return invalidToken;
  if ('jti' in claims && typeof claims.jti !== 'string') return invalidToken;
  return { status: 'valid', claims };
}

/**
 * Check what Token.verify checks after decoding (and after the blacklist): exp, jti and type are there and right.
 * `type` null is simplejwt's UntypedToken, which takes any type. Gives the message of the refusal.
 */
export function checkTokenType(claims: Claims, type: TokenType | null, settings: JwtSettings): string | null {
  if (!('exp' in claims)) return "Token has no 'exp' claim";
  if (settings.jtiClaim !== null && !(settings.jtiClaim in claims)) return 'Token has no id';
  if (type === null || settings.tokenTypeClaim === null) return null;
  if (!(settings.tokenTypeClaim in claims)) return 'Token has no type';
  return claims[settings.tokenTypeClaim] === type ? null : 'Token has wrong type';
}

/** The value of the `hash_password` claim (CHECK_REVOKE_TOKEN): upper-case MD5 of the password column. */
export function getRevokeClaim(encodedPassword: string): string {
  return createHash('md5').update(encodedPassword, 'utf8').digest('hex').toUpperCase();
}

function startClaims(type: TokenType, lifetimeSeconds: number, options: DerivedTokenOptions): Claims {
  const { settings, jti, now } = options;
  return {
    ...(settings.tokenTypeClaim !== null && { [settings.tokenTypeClaim]: type }),
    exp: epochSeconds(now, lifetimeSeconds),
    iat: epochSeconds(now, 0),
    ...(settings.jtiClaim !== null && { [settings.jtiClaim]: jti }),
  };
}

/** simplejwt writes aud and iss while encoding, so they come last unless they were copied. */
function withAudience(claims: Claims, { audience, issuer }: JwtSettings): Claims {
  if (audience !== null) claims.aud = audience;
  if (issuer !== null) claims.iss = issuer;
  return claims;
}

function epochSeconds(now: Date, offsetSeconds: number): number {
  return Math.floor(now.getTime() / 1000 + offsetSeconds);
}

function isOlderThan55({ simplejwtVersion = '5.5' }: JwtSettings): boolean {
  return simplejwtVersion !== '5.5';
}
