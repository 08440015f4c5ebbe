// The claims of a token, read without its key: only of tokens that the back end itself has just given or confirmed.
import { decodeJwt, type JWTPayload } from 'jose';

/** The claims, or null for what is no JWT. */
export function readClaims(token: string): JWTPayload | null {
  try {
    return decodeJwt(token);
  } catch {
    return null;
  }
}

/** Unix seconds; null without an expiry. */
export function expiryOf(token: string): number | null {
  return readClaims(token)?.exp ?? null;
}

/** Whether a browser can still do something with it: a quarter of its life is left, or ten seconds. */
export function isUsable(token: string, now: Date): boolean {
  const { exp, iat } = readClaims(token) ?? {};
  if (exp === undefined) return true;
  const left = exp - now.getTime() / 1000;
  return left > Math.min(10, iat === undefined ? 10 : (exp - iat) / 4);
}
