// Password reset links: "c03k00-2f57b3a4e9d320d42deddfd7bd695e4e" (base36 seconds since 2001 in local time, and every
// second hex digit of a salted HMAC over the account) beside "MQ", the base64url of the primary key.
// A token dies with a new password, a login, a new address, or its age.
// Follows django.contrib.auth.tokens.PasswordResetTokenGenerator and django.utils.http of Django 4.2 to 6.1.
import { constantTimeCompare } from './constant-time';
import { decodeBase64 } from './python/base64';
import { decodeStrictly } from './python/charsets';
import { saltedHmac } from './salted-hmac';
import type { SigningKeys } from './signing';

const resetTokenSalt = 'django.contrib.auth.tokens.PasswordResetTokenGenerator';
const epoch = Date.UTC(2001, 0, 1);
const base36Seconds = /^[0-9a-z]{1,13}$/;
const hmacDigits = 32;

/** What a token is bound to; `lastLogin` counts to the second, `email` as stored. */
export type ResetTokenUser = {
  id: number | string;
  password: string;
  /** In UTC, ISO 8601. */
  lastLogin: string | null;
  email: string | null;
};
export type ResetTokenOptions = {
  keys: SigningKeys;
  now: Date;
  /** TIME_ZONE of the Django that shares the tokens, such as 'UTC': they count local seconds. */
  timeZone: string;
};

/** Make a reset token for the account as it is now. */
export function makeResetToken(user: ResetTokenUser, { keys, now, timeZone }: ResetTokenOptions): string {
  return tokenAt(user, localSeconds(now, timeZone), keys.secretKey);
}

/** Check a reset token; exactly `timeoutSeconds` old is still valid. */
export function checkResetToken(
  user: ResetTokenUser,
  token: string,
  { keys, now, timeZone, timeoutSeconds }: ResetTokenOptions & { timeoutSeconds: number },
): boolean {
  const [secondsText = '', digest, extra] = token.split('-');
  if (digest === undefined || extra !== undefined || !base36Seconds.test(secondsText)) return false;
  const seconds = Number.parseInt(secondsText, 36);
  // The whole text is compared with a new one, so a token has one spelling: no capitals, no leading zero.
  const isGenuine = [keys.secretKey, ...keys.secretKeyFallbacks].some((secret) =>
    constantTimeCompare(tokenAt(user, seconds, secret), token),
  );
  return isGenuine && localSeconds(now, timeZone) - seconds <= timeoutSeconds;
}

/** Encode a primary key for the link. */
export function encodeUid(id: number | string): string {
  return Buffer.from(String(id), 'utf8').toString('base64url');
}

/** Decode the key of a link; null when it is not the base64 of some text. */
export function decodeUid(text: string): string | null {
  // Django pads with length % 4 signs (sic), so the text's own length decides whether an odd one is complete.
  const padded = text + '='.repeat(Buffer.byteLength(text, 'utf8') % 4);
  const bytes = decodeBase64(padded.replaceAll('-', '+').replaceAll('_', '/'));
  return bytes === null ? null : decodeStrictly(bytes, 'utf-8');
}

function tokenAt(user: ResetTokenUser, seconds: number, secret: string): string {
  const lastLogin = user.lastLogin?.slice(0, 19).replace('T', ' ') ?? '';
  const value = `${user.id}${user.password}${lastLogin}${seconds}${user.email ?? ''}`;
  const digest = saltedHmac({ salt: resetTokenSalt, value, secret }).toString('hex');
  // Half the digits keep the link short.
  const half = Array.from({ length: hmacDigits }, (_, index) => digest.charAt(2 * index)).join('');
  return `${seconds.toString(36)}-${half}`;
}

/** Whole seconds between 2001-01-01 00:00 and now on the wall clocks of a time zone. */
function localSeconds(now: Date, timeZone: string): number {
  return Math.trunc((wallClock(now, timeZone) - epoch) / 1000);
}

function wallClock(now: Date, timeZone: string): number {
  if (timeZone === 'UTC') return now.getTime();
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((entry) => entry.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}
