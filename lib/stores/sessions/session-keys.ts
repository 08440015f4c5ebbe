// Keys of the sessions that this API opens: "~", 11 characters that stand for the user, 28 random ones (145 bits), e.g.
// "~3q7k1fz0c9ah5m2x8v4…". Django takes any text of 8 to 40 characters for a key and draws its own from a-z and 0-9, so
// ours are a range of their own in the key's index, and a user's are a range of that: django_session has no column for
// the user, and needs none to find them. The characters are an HMAC, so a key names its user to nobody without
// SECRET_KEY. Decision 010.
import { getRandomString, type RandomBytes } from '@/lib/django/random-string';
import { saltedHmac } from '@/lib/django/salted-hmac';
import type { SigningKeys } from '@/lib/django/signing';
import { salts } from '@/lib/settings/salts';

/** Behind every character that Django's own keys begin with. */
export const ownKeyMark = '~';

const tagLength = 11;
const randomLength = 28;
const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

export type KeyParts = { userId: string | undefined; secret: string; random: RandomBytes };

/** Draw a new key for a session of this user, or of nobody. */
export function createOwnKey({ userId = '', secret, random }: KeyParts): string {
  return `${prefixOf(userId, secret)}${getRandomString(randomLength, random, alphabet)}`;
}

/** What the keys of a user's sessions begin with, made with the current SECRET_KEY or an older one. */
export function listKeyPrefixes(userId: string, { secretKey, secretKeyFallbacks }: SigningKeys): string[] {
  return [secretKey, ...secretKeyFallbacks].map((secret) => prefixOf(userId, secret));
}

/** The part of one of our keys that stands for its user; null for a key that another program drew. */
export function readKeyPrefix(key: string): string | null {
  return key.startsWith(ownKeyMark) ? key.slice(0, ownKeyMark.length + tagLength) : null;
}

function prefixOf(userId: string, secret: string): string {
  const digest = saltedHmac({ salt: salts.sessionKeyTag, value: userId, secret });
  return `${ownKeyMark}${digest.readBigUInt64BE(0).toString(36).padStart(13, '0').slice(-tagLength)}`;
}
