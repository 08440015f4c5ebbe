// Time-based one-time passwords (RFC 6238: SHA-1). Stored in mfa_authenticator.data as
// {"secret": "S7MDHRNIAV7TJSO4ANR5EUT6HXVKPXUQ"}, the base32 of 20 random bytes; at Unix second 1795534703 its code is
// 378552. Follows allauth.mfa.totp.internal.auth of django-allauth 65.
import { createHmac } from 'node:crypto';
import { constantTimeCompare } from '@/lib/django/constant-time';
import type { RandomBytes } from '@/lib/django/salted-hmac';
import { decodeBase32, encodeBase32 } from './base32';
import { normalizeCode } from './entered-code';

/** MFA_TOTP_DIGITS, MFA_TOTP_PERIOD (seconds) and MFA_TOTP_TOLERANCE (periods before and after). */
export type TotpSettings = { digits: number; periodSeconds: number; tolerance: number };

const secretBytes = 20;

export function createTotpSecret(random: RandomBytes): string {
  return encodeBase32(random(secretBytes));
}

/**
 * The period whose code this is (Unix seconds divided by the period's length), as a form field holds it; null for a
 * wrong one, and for a secret that is not base32.
 */
export function matchTotpCode(
  secret: string,
  code: string,
  { digits, periodSeconds, tolerance, now }: TotpSettings & { now: Date },
): number | null {
  const key = decodeBase32(secret);
  if (key === null) return null;
  const entered = normalizeCode(code);
  const current = Math.floor(now.getTime() / 1000 / periodSeconds);
  // Before 1970 there are none.
  if (current < tolerance) return null;
  const candidates = Array.from({ length: 2 * tolerance + 1 }, (_, index) => current - tolerance + index);
  // All of them, so that the time does not tell which one it was.
  const matching = candidates.filter((period) => constantTimeCompare(codeOf(key, period, digits), entered));
  return matching[0] ?? null;
}

/** The key in Django's cache that keeps a used code from being used again, for one period. Its value is "y". */
export function usedTotpCodeKey(userId: number | string, code: string): string {
  return `allauth.mfa.totp.used?user=${userId}&code=${normalizeCode(code)}`;
}

/** HOTP (RFC 4226, section 5.3) of the number of the period. */
function codeOf(key: Uint8Array, period: number, digits: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(period));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  const value = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(value % 10 ** digits).padStart(digits, '0');
}

/** What an authenticator app reads from the QR code; `label` is the e-mail address, or the username where there is none. */
export function totpUri(
  secret: string,
  {
    label,
    issuer,
    digits,
    periodSeconds,
  }: Omit<TotpSettings, 'tolerance'> & { label: string; issuer: string },
): string {
  const uri = `otpauth://totp/${quote(label.toLowerCase(), '/')}?secret=${secret}&issuer=${quote(issuer, '')}`;
  return `${uri}${digits === 6 ? '' : `&digits=${digits}`}${periodSeconds === 30 ? '' : `&period=${periodSeconds}`}`;
}

/** urllib.parse.quote(). */
function quote(text: string, safe: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', safe === '/' ? '/' : '%2F');
}
