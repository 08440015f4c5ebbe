// Password hashing and checking: the first hasher makes hashes, all of them verify.
// Unknown, malformed and unusable hashes cost one run of the first hasher, so that timing reveals nothing.
// Follows django.contrib.auth.hashers (make_password, verify_password, identify_hasher) of Django 4.2 to 6.1.

import { getRandomString, type RandomBytes } from '../random-string';
import { createArgon2Hasher } from './hashers/argon2';
import { createBcryptHasher } from './hashers/bcrypt';
import { createDigestHasher, createUnsaltedHasher } from './hashers/digest';
import { defaultCeilings, type HasherCeilings, type PasswordHasher } from './hashers/hasher';
import { createPbkdf2Hasher } from './hashers/pbkdf2';
import { createScryptHasher } from './hashers/scrypt';

const hasherClasses = {
  PBKDF2PasswordHasher: 'pbkdf2_sha256',
  PBKDF2SHA1PasswordHasher: 'pbkdf2_sha1',
  Argon2PasswordHasher: 'argon2',
  BCryptSHA256PasswordHasher: 'bcrypt_sha256',
  BCryptPasswordHasher: 'bcrypt',
  ScryptPasswordHasher: 'scrypt',
  MD5PasswordHasher: 'md5',
  SHA1PasswordHasher: 'sha1',
  UnsaltedMD5PasswordHasher: 'unsalted_md5',
  UnsaltedSHA1PasswordHasher: 'unsalted_sha1',
} as const;
const hasherModule = 'django.contrib.auth.hashers.';
const UNUSABLE_PASSWORD_PREFIX = '!';
const UNUSABLE_PASSWORD_SUFFIX_LENGTH = 40;

export type HasherName = (typeof hasherClasses)[keyof typeof hasherClasses];

/** Django's default PASSWORD_HASHERS. */
export const defaultHashers: readonly HasherName[] = [
  'pbkdf2_sha256',
  'pbkdf2_sha1',
  'argon2',
  'bcrypt_sha256',
  'scrypt',
];

export type HashersOptions = {
  /** The first hashes, all verify. */
  hashers: readonly HasherName[];
  /** 600000 in Django 4.2, 1000000 in 5.2, 1500000 in 6.1: must be that of the Django which shares the table. */
  pbkdf2Iterations: number;
  /** 1 up to Django 5.0, 5 since. */
  scryptParallelism: number;
  random: RandomBytes;
  /** Runs one hash; pass a bounded pool, or many logins at once starve all other file and network work. */
  run?: <T>(job: () => Promise<T>) => Promise<T>;
  ceilings?: Partial<HasherCeilings>;
};

type PasswordCheck = { isCorrect: boolean; mustUpdate: boolean };

export type Hashers = {
  /** Hash a password; null makes an unusable one. */
  makePassword(password: string | null): Promise<string>;
  /** Check a password; with `mustUpdate` and `isCorrect` the caller stores a new hash. */
  checkPassword(password: string | null, encoded: string): Promise<PasswordCheck>;
  /** Spend one run for a user that does not exist. */
  runDummy(password: string): Promise<void>;
  /** How many hashes were computed, for tests that compare timing by counting. */
  readonly runs: number;
};

/** Create the hashers of a PASSWORD_HASHERS setting. */
export function createHashers(options: HashersOptions): Hashers {
  const { random, run = (job) => job() } = options;
  const hashers = new Map(options.hashers.map((name) => [name as string, createHasher(name, options)]));
  const [first] = options.hashers;
  if (first === undefined) throw new TypeError('PASSWORD_HASHERS needs at least one hasher');
  const preferred = hashers.get(first) ?? createHasher(first, options);
  let runs = 0;

  function count<T>(job: () => Promise<T>): Promise<T> {
    runs += 1;
    return run(job);
  }

  async function refuse(): Promise<PasswordCheck> {
    await count(() => preferred.encode(getRandomString(UNUSABLE_PASSWORD_SUFFIX_LENGTH, random)));
    return { isCorrect: false, mustUpdate: false };
  }

  return {
    get runs() {
      return runs;
    },
    async makePassword(password) {
      if (password === null)
        return UNUSABLE_PASSWORD_PREFIX + getRandomString(UNUSABLE_PASSWORD_SUFFIX_LENGTH, random);
      return count(() => preferred.encode(password));
    },
    async checkPassword(password, encoded) {
      if (password === null || !isPasswordUsable(encoded)) return refuse();
      const hasher = hashers.get(identifyAlgorithm(encoded));
      const stored = hasher?.open(encoded) ?? null;
      if (stored === null) return refuse();
      const mustUpdate = hasher !== preferred || stored.mustUpdate;
      const isCorrect = await count(() => stored.verify(password));
      // Hashes of another algorithm are not evened out, as in Django: their times cannot be compared.
      if (!isCorrect && hasher === preferred && mustUpdate) await run(() => stored.hardenRuntime(password));
      return { isCorrect, mustUpdate };
    },
    async runDummy(password) {
      await count(() => preferred.encode(password));
    },
  };
}

/** Say whether the account may have a password at all; set_unusable_password writes "!" and 40 random letters. */
export function isPasswordUsable(encoded: string): boolean {
  return !encoded.startsWith(UNUSABLE_PASSWORD_PREFIX);
}

/** Read one entry of PASSWORD_HASHERS: Django's dotted path, or the algorithm's name. */
export function readHasherSetting(path: string): HasherName {
  const className = path.startsWith(hasherModule) ? path.slice(hasherModule.length) : '';
  for (const [known, name] of Object.entries(hasherClasses)) {
    if (className === known || path === name) return name;
  }
  throw new TypeError(
    `PASSWORD_HASHERS: ${path} is unknown; use ${hasherModule}PBKDF2PasswordHasher or another of Django's`,
  );
}

function identifyAlgorithm(encoded: string): string {
  const isBareMd5 = encoded.length === 32 && !encoded.includes('$');
  if (isBareMd5 || (encoded.length === 37 && encoded.startsWith('md5$$'))) return 'unsalted_md5';
  if (encoded.length === 46 && encoded.startsWith('sha1$$')) return 'unsalted_sha1';
  return encoded.split('$', 1)[0] ?? '';
}

function createHasher(name: HasherName, options: HashersOptions): PasswordHasher {
  const { random, pbkdf2Iterations: iterations, scryptParallelism: parallelism } = options;
  const ceilings = { ...defaultCeilings, ...options.ceilings };
  switch (name) {
    case 'pbkdf2_sha256':
    case 'pbkdf2_sha1': {
      const digest = name === 'pbkdf2_sha1' ? 'sha1' : 'sha256';
      return createPbkdf2Hasher({ digest, iterations, maxIterations: ceilings.pbkdf2Iterations, random });
    }
    case 'argon2':
      return createArgon2Hasher({ ceilings, random });
    case 'bcrypt_sha256':
    case 'bcrypt':
      return createBcryptHasher({ algorithm: name, maxRounds: ceilings.bcryptRounds, random });
    case 'scrypt':
      return createScryptHasher({ parallelism, ceilings, random });
    case 'md5':
    case 'sha1':
      return createDigestHasher(name, random);
    case 'unsalted_md5':
      return createUnsaltedHasher('md5');
    case 'unsalted_sha1':
      return createUnsaltedHasher('sha1');
  }
}
