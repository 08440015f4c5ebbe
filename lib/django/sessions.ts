// The contents of django_session.session_data and what the reserved entries mean:
// signing.dumps(dict, salt="django.contrib.sessions.SessionStore", compress=True), for example
// "e30:1r31eq:LLlE26lqGv-WiB9z4PqM0aty7EF-w4HKZO30fgPAe0o" for {}.
// Follows django.contrib.sessions.backends.base and AbstractBaseUser.get_session_auth_hash of Django 4.2 to 6.1.
import { constantTimeCompare } from './constant-time';
import { PythonFloat } from './python/float';
import { parsePythonJson } from './python/json';
import { codePointLength } from './python/text';
import { getRandomString, type RandomBytes } from './random-string';
import { remember } from './remember';
import { saltedHmac } from './salted-hmac';
import { dumps, peekJson, type SigningKeys, unsignJson } from './signing';

export type SessionData = Record<string, unknown>;

export const SESSION_KEY = '_auth_user_id';
export const BACKEND_SESSION_KEY = '_auth_user_backend';
export const HASH_SESSION_KEY = '_auth_user_hash';
export const sessionExpiryKey = '_session_expiry';
export const CSRF_SESSION_KEY = '_csrftoken';

const sessionSalt = 'django.contrib.sessions.SessionStore';
const authHashSalt = 'django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash';
const keyAlphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
const keyLength = 32;
const minKeyLength = 8;

/** Draw a new session key: 32 characters of a-z and 0-9. */
export function createSessionKey(random: RandomBytes): string {
  return getRandomString(keyLength, random, keyAlphabet);
}

/** Say whether a key from a cookie is looked up at all; Django checks the length only. */
export function isUsableSessionKey(key: string): boolean {
  // A character has one or two units, so most keys need no counting.
  const isLongEnough = key.length >= 2 * minKeyLength || codePointLength(key) >= minKeyLength;
  // A NUL cannot be stored by PostgreSQL and would be a database error instead of "no such session".
  return isLongEnough && !key.includes('\0');
}

/** Encode session data for the session_data column. */
export function encodeSession(data: SessionData, { keys, now }: { keys: SigningKeys; now: Date }): string {
  return dumps(data, { keys, salt: sessionSalt, now, compress: true });
}

/** Check the signature of the session_data column and unpack it; null for anything that is not ours. */
export function verifySession(text: string, { keys }: { keys: SigningKeys }): string | null {
  // No maximum age: only expire_date ends a session, so the clock does not matter here.
  const unsigned = unsignJson(text, { keys, salt: sessionSalt, now: new Date(0) });
  return unsigned.status === 'valid' ? unsigned.value : null;
}

/**
 * Say whether the session_data column may be a session of this user, without checking the signature: a tenth of the cost
 * of decodeSession, for going through many.
 */
export function mayBeSessionOf(text: string, userId: string): boolean {
  return peekJson(text)?.includes(`"${SESSION_KEY}":${JSON.stringify(userId)}`) ?? false;
}

/** Read what verifySession found; {} where it found nothing, as Django does. */
export function parseSession(json: string | null): SessionData {
  const parsed = json === null ? null : parsePythonJson(json, { nonFinite: 'allow' });
  return parsed?.ok && isRecord(parsed.value) ? parsed.value : {};
}

/** Compute `_auth_user_hash`: it ties a session to the password column, so a new password ends other sessions. */
export function getSessionAuthHash(encodedPassword: string, secretKey: string): string {
  return remember(authHashes, `${secretKey.length}:${secretKey}${encodedPassword}`, () =>
    saltedHmac({ salt: authHashSalt, value: encodedPassword, secret: secretKey }).toString('hex'),
  );
}

// Asked for by every request of a session, and the same until the password changes.
const authHashes = new Map<string, string>();

/**
 * Check `_auth_user_hash`. 'fallback' means an older SECRET_KEY made it: the caller cycles the key and
 * writes the current hash, so that nobody is logged out when the key rotates.
 */
export function checkSessionAuthHash(
  hash: unknown,
  encodedPassword: string,
  keys: SigningKeys,
): 'current' | 'fallback' | 'mismatch' {
  if (typeof hash !== 'string') return 'mismatch';
  if (constantTimeCompare(hash, getSessionAuthHash(encodedPassword, keys.secretKey))) return 'current';
  for (const secret of keys.secretKeyFallbacks) {
    if (constantTimeCompare(hash, getSessionAuthHash(encodedPassword, secret))) return 'fallback';
  }
  return 'mismatch';
}

export type ExpiryOptions = { cookieAgeSeconds: number; now: Date };

/** Whole seconds the session still lives: its own `_session_expiry`, else SESSION_COOKIE_AGE. May be negative. */
export function getExpiryAgeSeconds(data: SessionData, { cookieAgeSeconds, now }: ExpiryOptions): number {
  const expiry = readExpiry(data);
  if (expiry === null) return cookieAgeSeconds;
  if (typeof expiry === 'number') return expiry === 0 ? cookieAgeSeconds : expiry;
  return Math.floor((expiry.getTime() - now.getTime()) / 1000);
}

/** The moment the session ends, for the expire_date column. */
export function getExpiryDate(data: SessionData, { cookieAgeSeconds, now }: ExpiryOptions): Date {
  const expiry = readExpiry(data);
  if (expiry instanceof Date) return expiry;
  return new Date(now.getTime() + (expiry === null || expiry === 0 ? cookieAgeSeconds : expiry) * 1000);
}

/** Say whether the cookie lasts as long as the browser; `setting` is SESSION_EXPIRE_AT_BROWSER_CLOSE. */
export function expiresAtBrowserClose(data: SessionData, setting: boolean): boolean {
  const expiry = readExpiry(data);
  return expiry === null ? setting : expiry === 0;
}

function readExpiry(data: SessionData): number | Date | null {
  const stored = data[sessionExpiryKey];
  const expiry = stored instanceof PythonFloat ? stored.value : stored;
  if (typeof expiry === 'number') return Number.isFinite(expiry) ? expiry : null;
  if (typeof expiry !== 'string' || !/^\d{4}-\d\d-\d\d[T ]/.test(expiry)) return null;
  // Python's isoformat() has no "Z": a text without an offset was written with USE_TZ=False and is taken as UTC.
  const hasOffset = /(Z|[+-]\d\d:?\d\d)$/.test(expiry);
  const date = new Date(hasOffset ? expiry : `${expiry}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

function isRecord(value: unknown): value is SessionData {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof PythonFloat)
  );
}
