// salted_hmac: the keyed hash under every signature, session hash and reset token.
// key = digest(salt || secret) as raw bytes, result = HMAC-digest(key, value), all text as UTF-8.
// Follows django.utils.crypto.salted_hmac, whose own default is sha1; everything Django itself calls passes sha256.
import { createHash, createHmac } from 'node:crypto';
import { remember } from './remember';

export type { RandomBytes } from './random-string';

export type SaltedHmacInput = { salt: string; value: string; secret: string; algorithm?: 'sha1' | 'sha256' };

/** Compute Django's salted HMAC as raw bytes. */
export function saltedHmac({ salt, value, secret, algorithm = 'sha256' }: SaltedHmacInput): Buffer {
  return createHmac(algorithm, deriveKey(salt, secret, algorithm))
    .update(value, 'utf8')
    .digest();
}

// A program uses a handful of salts and keys; deriving costs as much as the HMAC itself.
const derivedKeys = new Map<string, Buffer>();

function deriveKey(salt: string, secret: string, algorithm: 'sha1' | 'sha256'): Buffer {
  return remember(derivedKeys, `${algorithm}:${salt.length}:${salt}${secret}`, () =>
    // The extra hash of the key is done also when salt || secret would fit the block, as Django does.
    createHash(algorithm).update(salt, 'utf8').update(secret, 'utf8').digest(),
  );
}
