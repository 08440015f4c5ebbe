// scrypt$16384$<salt>$8$5$<base64 of 64 bytes>: N, salt, r, p, key. Follows ScryptPasswordHasher
// (p = 1 up to Django 5.0, 5 since 5.1). With Django's 22 character salt the text fills the column's 128 exactly.
import { scrypt } from 'node:crypto';
import { constantTimeCompare } from '../../constant-time';
import type { RandomBytes } from '../../random-string';
import { createSalt, type HasherCeilings, hardenNothing, type PasswordHasher, readCost } from './hasher';

const defaultWorkFactor = 2 ** 14;
const defaultBlockSize = 8;
const keyLength = 64;

type ScryptCost = { workFactor: number; blockSize: number; parallelism: number };

/** Create the hasher; `parallelism` is p of new hashes. */
export function createScryptHasher(options: {
  parallelism: number;
  ceilings: HasherCeilings;
  random: RandomBytes;
}): PasswordHasher {
  const { parallelism, ceilings, random } = options;
  const preferred: ScryptCost = { workFactor: defaultWorkFactor, blockSize: defaultBlockSize, parallelism };

  async function hash(password: string, salt: string, cost: ScryptCost): Promise<string> {
    const key = await deriveKey(password, salt, cost, ceilings.scryptMemoryBytes);
    const { workFactor, blockSize } = cost;
    return `scrypt$${workFactor}$${salt}$${blockSize}$${cost.parallelism}$${key.toString('base64')}`;
  }

  return {
    algorithm: 'scrypt',
    encode: (password) => hash(password, createSalt(random), preferred),
    open(encoded) {
      const [, workText, salt, blockText, parallelText, checksum, extra] = encoded.split('$');
      const cost = readScryptCost(workText, blockText, parallelText);
      if (cost === null || !isAffordable(cost, ceilings)) return null;
      if (!salt || checksum === undefined || extra !== undefined) return null;
      return {
        mustUpdate:
          cost.workFactor !== defaultWorkFactor ||
          cost.blockSize !== defaultBlockSize ||
          cost.parallelism !== parallelism,
        verify: async (password) => constantTimeCompare(encoded, await hash(password, salt, cost)),
        hardenRuntime: hardenNothing,
      };
    },
  };
}

function readScryptCost(work?: string, block?: string, parallel?: string): ScryptCost | null {
  const workFactor = readCost(work);
  const blockSize = readCost(block);
  const parallelism = readCost(parallel);
  if (workFactor === null || blockSize === null || parallelism === null) return null;
  return { workFactor, blockSize, parallelism };
}

function isAffordable({ workFactor, blockSize, parallelism }: ScryptCost, ceilings: HasherCeilings): boolean {
  const isPowerOfTwo = workFactor > 1 && Number.isInteger(Math.log2(workFactor));
  // The sum OpenSSL compares with its limit: V, B and one scratch block.
  const memory = 128 * blockSize * (workFactor + parallelism + 2);
  return (
    isPowerOfTwo &&
    memory <= ceilings.scryptMemoryBytes &&
    workFactor * blockSize * parallelism <= ceilings.scryptWork
  );
}

function deriveKey(password: string, salt: string, cost: ScryptCost, maxmem: number): Promise<Buffer> {
  const parameters = { N: cost.workFactor, r: cost.blockSize, p: cost.parallelism, maxmem };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, keyLength, parameters, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
