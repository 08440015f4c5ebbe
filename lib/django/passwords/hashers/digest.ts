// The weak ones, off by default: md5$<salt>$<hex of MD5(salt || password)>, sha1$<salt>$<hex>, and the unsalted forms
// of ancient projects (32 bare hexadecimal digits or "md5$$<hex>", and "sha1$$<hex>").
// Follows MD5PasswordHasher (kept), SHA1-, UnsaltedMD5- and UnsaltedSHA1PasswordHasher (removed in Django 5.1).
import { createHash } from 'node:crypto';
import { constantTimeCompare } from '../../constant-time';
import type { RandomBytes } from '../../random-string';
import { createSalt, hardenNothing, isSaltShort, type PasswordHasher } from './hasher';

/** Create a salted hasher: test suites use md5 for its speed. */
export function createDigestHasher(digest: 'md5' | 'sha1', random: RandomBytes): PasswordHasher {
  const hash = (password: string, salt: string) => `${digest}$${salt}$${hexDigest(digest, salt + password)}`;
  return {
    algorithm: digest,
    encode: async (password) => hash(password, createSalt(random)),
    open(encoded) {
      const [, salt, checksum, extra] = encoded.split('$');
      if (!salt || checksum === undefined || extra !== undefined) return null;
      return {
        mustUpdate: isSaltShort(salt),
        verify: async (password) => constantTimeCompare(encoded, hash(password, salt)),
        hardenRuntime: hardenNothing,
      };
    },
  };
}

/** Create an unsalted hasher, to let ancient hashes in once and upgrade them. */
export function createUnsaltedHasher(digest: 'md5' | 'sha1'): PasswordHasher {
  const prefix = digest === 'md5' ? '' : 'sha1$$';
  return {
    algorithm: `unsalted_${digest}`,
    encode: async (password) => prefix + hexDigest(digest, password),
    open(encoded) {
      const stored = encoded.replace(/^(md5|sha1)\$\$/, '');
      return {
        mustUpdate: false,
        verify: async (password) => constantTimeCompare(stored, hexDigest(digest, password)),
        hardenRuntime: hardenNothing,
      };
    },
  };
}

function hexDigest(digest: 'md5' | 'sha1', text: string): string {
  return createHash(digest).update(text, 'utf8').digest('hex');
}
