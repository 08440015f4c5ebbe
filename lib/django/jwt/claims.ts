// The registered claims of a JWT as PyJWT 2.15 judges them: exp, iat, nbf, iss, aud.
// Its order decides which message a token with two faults gets. Follows jwt.api_jwt.PyJWT._validate_claims.
import { PythonFloat } from '../python/float';

// The last second that Python's datetime can hold: 9999-12-31T23:59:59Z.
const maxEpochSeconds = 253_402_300_799;

/** Judge iat, nbf and exp, in that order; exp equal to now is expired. */
export function isTimeValid(
  claims: Record<string, unknown>,
  { now, leewaySeconds }: { now: Date; leewaySeconds: number },
): 'valid' | 'expired' | 'invalid' {
  const nowSeconds = now.getTime() / 1000;
  for (const claim of ['iat', 'nbf']) {
    if (!(claim in claims)) continue;
    const seconds = toInteger(claims[claim]);
    if (seconds === null || seconds > nowSeconds + leewaySeconds) return 'invalid';
  }
  if (!('exp' in claims)) return 'valid';
  const expiry = toInteger(claims.exp);
  if (expiry === null) return 'invalid';
  if (expiry <= nowSeconds - leewaySeconds) return 'expired';
  // PyJWT takes "1700000000" and years beyond 9999 too, and then simplejwt fails on them with an internal error.
  return typeof claims.exp === 'string' || expiry > maxEpochSeconds ? 'invalid' : 'valid';
}

/** Judge iss: only when an issuer is configured. */
export function isIssuedBy(claims: Record<string, unknown>, issuer: string | null): boolean {
  return issuer === null || claims.iss === issuer;
}

/** Judge aud: only when an audience is configured; either side may be one name or a list. */
export function audienceMatches(
  claims: Record<string, unknown>,
  audience: string | readonly string[] | null,
): boolean {
  if (audience === null) return true;
  const wanted = typeof audience === 'string' ? [audience] : audience;
  const given: unknown[] = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  return (
    given.every((name) => typeof name === 'string') && given.some((name) => wanted.includes(String(name)))
  );
}

/** int(value) in Python: numbers are cut, decimal texts are read, anything else is an error. */
function toInteger(value: unknown): number | null {
  if (value instanceof PythonFloat) return toInteger(value.value);
  if (typeof value === 'number') return Number.isFinite(value) ? Math.trunc(value) : null;
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  if (typeof value !== 'string' || !/^\s*[+-]?\d+(_\d+)*\s*$/.test(value)) return null;
  return Number(value.replaceAll('_', ''));
}
