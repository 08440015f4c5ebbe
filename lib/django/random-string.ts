// Random text such as Django's get_random_string makes: 'k2VbyKzmH0Xy1n8aQeRtUw'.
// Follows django.utils.crypto (RANDOM_STRING_CHARS). Randomness is an argument, so nothing here needs node:crypto.

/** A source of cryptographically secure bytes, such as node:crypto randomBytes. */
export type RandomBytes = (size: number) => Uint8Array;

/** a-z, A-Z, 0-9 in Django's order; CSRF masking counts positions in it. */
export const RANDOM_STRING_CHARS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Draw `length` characters of the alphabet, each equally likely. */
export function getRandomString(length: number, random: RandomBytes, alphabet = RANDOM_STRING_CHARS): string {
  if (alphabet.length < 2 || alphabet.length > 256)
    throw new RangeError('an alphabet has 2 to 256 characters');
  // Bytes at or above the last whole multiple of the alphabet are thrown away: a plain modulo would
  // favour its first characters.
  const limit = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    for (const byte of random(length - text.length + 8)) {
      if (byte < limit && text.length < length) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
}
