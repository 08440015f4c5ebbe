// argon2$argon2id$v=19$m=102400,t=2,p=8$<base64 salt>$<base64 of 32 bytes>: "argon2" before a phc text.
// Follows Argon2PasswordHasher over argon2-cffi; argon2i and argon2d hashes of older projects verify too.
import { constantTimeCompare } from '../../constant-time';
import type { RandomBytes } from '../../random-string';
import {
  createSalt,
  type HasherCeilings,
  hardenNothing,
  isSaltShort,
  type PasswordHasher,
  readCost,
} from './hasher';

// The numbers of @node-rs/argon2's const enums, which isolated modules cannot read.
const varieties = new Map([
  ['argon2d', 0],
  ['argon2i', 1],
  ['argon2id', 2],
] as const);
const versions = new Map([
  ['16', 0],
  ['19', 1],
] as const);

const defaultMemoryKib = 102_400;
const defaultTimeCost = 2;
const defaultParallelism = 8;
const hashLength = 32;
const minSaltLength = 8;
const minHashLength = 4;
const maxHashLength = 128;

const phc = /^argon2\$(argon2id|argon2i|argon2d)(?:\$v=(16|19))?\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/;

type Argon2Hash = {
  variety: 'argon2d' | 'argon2i' | 'argon2id';
  version: '16' | '19';
  memoryKib: number;
  timeCost: number;
  parallelism: number;
  salt: Buffer;
  checksum: Buffer;
};

/** Create the hasher with Django's parameters. */
export function createArgon2Hasher({
  ceilings,
  random,
}: {
  ceilings: HasherCeilings;
  random: RandomBytes;
}): PasswordHasher {
  return {
    algorithm: 'argon2',
    async encode(password) {
      const salt = Buffer.from(createSalt(random));
      const key = await derive(password, {
        variety: 'argon2id',
        version: '19',
        memoryKib: defaultMemoryKib,
        timeCost: defaultTimeCost,
        parallelism: defaultParallelism,
        salt,
        checksum: Buffer.alloc(hashLength),
      });
      const cost = `m=${defaultMemoryKib},t=${defaultTimeCost},p=${defaultParallelism}`;
      return `argon2$argon2id$v=19$${cost}$${unpadded(salt)}$${unpadded(key)}`;
    },
    open(encoded) {
      const stored = readHash(encoded);
      if (stored === null || !isAffordable(stored, ceilings)) return null;
      return {
        mustUpdate: !hasCurrentParameters(stored),
        verify: async (password) =>
          constantTimeCompare(unpadded(await derive(password, stored)), unpadded(stored.checksum)),
        hardenRuntime: hardenNothing,
      };
    },
  };
}

function readHash(encoded: string): Argon2Hash | null {
  const match = phc.exec(encoded);
  if (match === null) return null;
  const [, variety, version = '16', memoryText, timeText, parallelText, saltText = '', checksumText = ''] =
    match;
  const memoryKib = readCost(memoryText);
  const timeCost = readCost(timeText);
  const parallelism = readCost(parallelText);
  const salt = readUnpadded(saltText);
  const checksum = readUnpadded(checksumText);
  if (memoryKib === null || timeCost === null || parallelism === null) return null;
  if (salt === null || checksum === null || (version !== '16' && version !== '19')) return null;
  if (variety !== 'argon2id' && variety !== 'argon2i' && variety !== 'argon2d') return null;
  return { variety, version, memoryKib, timeCost, parallelism, salt, checksum };
}

function isAffordable(hash: Argon2Hash, ceilings: HasherCeilings): boolean {
  return (
    hash.memoryKib <= ceilings.argon2MemoryKib &&
    hash.timeCost <= ceilings.argon2TimeCost &&
    hash.parallelism <= ceilings.argon2Parallelism &&
    // Argon2 itself wants eight blocks for each lane.
    hash.memoryKib >= 8 * hash.parallelism &&
    hash.salt.length >= minSaltLength &&
    hash.checksum.length >= minHashLength &&
    hash.checksum.length <= maxHashLength
  );
}

function hasCurrentParameters(hash: Argon2Hash): boolean {
  return (
    hash.variety === 'argon2id' &&
    hash.version === '19' &&
    hash.memoryKib === defaultMemoryKib &&
    hash.timeCost === defaultTimeCost &&
    hash.parallelism === defaultParallelism &&
    hash.checksum.length === hashLength &&
    !isSaltShort(hash.salt.toString('latin1'))
  );
}

async function derive(password: string, hash: Argon2Hash): Promise<Buffer> {
  // Loaded by the first password that needs it.
  const { hashRaw } = await import('@node-rs/argon2');
  return hashRaw(Buffer.from(password, 'utf8'), {
    algorithm: varieties.get(hash.variety),
    version: versions.get(hash.version),
    memoryCost: hash.memoryKib,
    timeCost: hash.timeCost,
    parallelism: hash.parallelism,
    outputLen: hash.checksum.length,
    salt: hash.salt,
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

/** Standard base64 without padding, in its one canonical spelling. */
function readUnpadded(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return unpadded(bytes) === text ? bytes : null;
}
