// pbkdf2_sha256$1000000$<salt>$<base64 of 32 bytes> and pbkdf2_sha1$…$<base64 of 20 bytes>.
// Follows PBKDF2PasswordHasher and PBKDF2SHA1PasswordHasher. The password is used unchanged: no normalisation, no trimming.
import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { constantTimeCompare } from '../../constant-time';
import type { RandomBytes } from '../../random-string';
import { createSalt, isSaltShort, type PasswordHasher, readCost } from './hasher';

const deriveKey = promisify(pbkdf2);

type Pbkdf2Options = {
  digest: 'sha256' | 'sha1';
  iterations: number;
  maxIterations: number;
  random: RandomBytes;
};

/** Create the hasher for one digest and one default iteration count. */
export function createPbkdf2Hasher({
  digest,
  iterations,
  maxIterations,
  random,
}: Pbkdf2Options): PasswordHasher {
  const algorithm = `pbkdf2_${digest}`;
  const keyLength = digest === 'sha256' ? 32 : 20;

  async function hash(password: string, salt: string, rounds: number): Promise<string> {
    const key = await deriveKey(password, salt, rounds, keyLength, digest);
    return `${algorithm}$${rounds}$${salt}$${key.toString('base64')}`;
  }

  return {
    algorithm,
    encode: (password) => hash(password, createSalt(random), iterations),
    open(encoded) {
      const [, costText, salt, checksum, extra] = encoded.split('$');
      const stored = readCost(costText);
      if (stored === null || stored > Math.max(maxIterations, iterations)) return null;
      if (!salt || checksum === undefined || extra !== undefined) return null;
      return {
        // Not "<": Django re-hashes a higher count down to its own.
        mustUpdate: stored !== iterations || isSaltShort(salt),
        verify: async (password) => constantTimeCompare(encoded, await hash(password, salt, stored)),
        hardenRuntime: async (password) => {
          if (iterations > stored) await hash(password, salt, iterations - stored);
        },
      };
    },
  };
}
