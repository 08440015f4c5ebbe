import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  createHashers,
  defaultHashers,
  type HasherName,
  type HashersOptions,
  isPasswordUsable,
  readHasherSetting,
} from '@/lib/django/passwords/hashers';
import { readVectors } from '../vectors';

type Case = {
  hashers: HasherName[];
  iterations: number;
  password: string | null;
  encoded: string;
  correct?: boolean;
  upgraded?: boolean;
  hardened?: number[];
  raises?: string;
};

const { cases } = readVectors<Case>('hashers');

function hashersFor(options: Partial<HashersOptions> = {}) {
  return createHashers({
    hashers: ['pbkdf2_sha256', 'pbkdf2_sha1', 'argon2', 'bcrypt_sha256', 'bcrypt', 'scrypt', 'md5'],
    pbkdf2Iterations: 1200,
    scryptParallelism: 5,
    random: randomBytes,
    ...options,
  });
}

describe('the verdict of check_password', () => {
  test.each(cases)(
    '$hashers.0 first: $encoded',
    async ({ hashers, iterations, password, encoded, ...expected }) => {
      let jobs = 0;
      const subject = hashersFor({
        hashers,
        pbkdf2Iterations: iterations,
        run: (job) => {
          jobs += 1;
          return job();
        },
      });
      const { isCorrect, mustUpdate } = await subject.checkPassword(password, encoded);
      // Where Django raises (a malformed hash of a known algorithm) the answer is no.
      expect(isCorrect).toBe(expected.correct ?? false);
      expect(isCorrect && mustUpdate).toBe(expected.upgraded ?? false);
      expect(subject.runs).toBe(1);
      const isHardened = hashers[0]?.startsWith('pbkdf2') && (expected.hardened?.length ?? 0) > 0;
      if (isHardened) expect(jobs).toBe(2);
    },
  );
});

describe('new hashes', () => {
  test.each(['pbkdf2_sha256', 'pbkdf2_sha1', 'argon2', 'bcrypt_sha256', 'bcrypt', 'scrypt', 'md5'] as const)(
    '%s fits the column, verifies, and needs no update',
    async (name) => {
      const subject = hashersFor({ hashers: [name] });
      const encoded = await subject.makePassword('pässwörd');
      expect(encoded.split('$')[0]).toBe(name);
      expect(encoded.length).toBeLessThanOrEqual(128);
      expect(await subject.checkPassword('pässwörd', encoded)).toEqual({
        isCorrect: true,
        mustUpdate: false,
      });
      expect(subject.runs).toBe(2);
    },
  );

  test('a password is neither trimmed nor normalised', async () => {
    const subject = hashersFor();
    const encoded = await subject.makePassword(' \u00e9 ');
    for (const other of ['\u00e9', ' e\u0301 ', ' \u00e9']) {
      expect((await subject.checkPassword(other, encoded)).isCorrect).toBe(false);
    }
    expect((await subject.checkPassword(' \u00e9 ', encoded)).isCorrect).toBe(true);
  });

  test('null makes an unusable password without a run', async () => {
    const subject = hashersFor();
    const encoded = await subject.makePassword(null);
    expect(encoded).toMatch(/^![a-zA-Z0-9]{40}$/);
    expect(isPasswordUsable(encoded)).toBe(false);
    expect(isPasswordUsable('')).toBe(true);
    expect(subject.runs).toBe(0);
    expect((await subject.checkPassword('anything', encoded)).isCorrect).toBe(false);
  });
});

describe('what each Django version writes', () => {
  type Defaults = {
    iterations: number;
    scryptParallelism: number;
    password: string;
    pbkdf2: string;
    scrypt: string;
  };
  const versions = ['4.2', '5.2', '6.1'].map((version) => ({
    version,
    defaults: readVectors<Defaults>(`defaults-${version}`).cases[0],
  }));

  test.each(versions)('Django $version is read, and kept by settings of its own', async ({ defaults }) => {
    if (defaults === undefined) throw new Error('no vectors');
    const { iterations: pbkdf2Iterations, scryptParallelism, password, pbkdf2, scrypt } = defaults;
    const own = hashersFor({ pbkdf2Iterations, scryptParallelism });
    expect(await own.checkPassword(password, pbkdf2)).toEqual({ isCorrect: true, mustUpdate: false });
    const scryptFirst = hashersFor({ hashers: ['scrypt'], scryptParallelism });
    expect(await scryptFirst.checkPassword(password, scrypt)).toEqual({ isCorrect: true, mustUpdate: false });
  });
});

describe('absurd stored parameters are refused before hashing', () => {
  const salt = 'k2VbyKzmH0Xy1n8aQeRtUw';
  const bcrypt = 'abcdefghijklmnopqrstuuxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx';
  const argon2 = (cost: string) => `argon2$argon2id$v=19$${cost}$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA`;

  test.each([
    `pbkdf2_sha256$5000001$${salt}$x`,
    `pbkdf2_sha256$999999999999$${salt}$x`,
    `pbkdf2_sha256$${'9'.repeat(400)}$${salt}$x`,
    `pbkdf2_sha1$4294967296$${salt}$x`,
    `scrypt$1048576$${salt}$8$1$x`,
    `scrypt$16384$${salt}$8$1000$x`,
    `scrypt$2$${salt}$100000000$1$x`,
    `scrypt$16383$${salt}$8$1$x`,
    argon2('m=4194304,t=2,p=8'),
    argon2('m=512,t=1000000,p=2'),
    argon2('m=102400,t=2,p=255'),
    argon2('m=8,t=2,p=2'),
    argon2('m=512,t=0,p=2'),
    `bcrypt_sha256$$2b$16$${bcrypt}`,
    `bcrypt$$2b$31$${bcrypt}`,
    `bcrypt$$2b$99$${bcrypt}`,
  ])('%s', async (encoded) => {
    const started = performance.now();
    const subject = hashersFor();
    expect(await subject.checkPassword('password', encoded)).toEqual({ isCorrect: false, mustUpdate: false });
    // One dummy run and nothing else.
    expect(subject.runs).toBe(1);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('the ceilings are options, and never below what this server writes itself', async () => {
    const low = hashersFor({ ceilings: { pbkdf2Iterations: 1000 } });
    const encoded = await low.makePassword('password');
    expect((await low.checkPassword('password', encoded)).isCorrect).toBe(true);
    expect((await low.checkPassword('password', encoded.replace('$1200$', '$1201$'))).isCorrect).toBe(false);
  });
});

describe('equal numbers of runs', () => {
  test('for a wrong password, an unknown user, an unusable and an unreadable hash', async () => {
    const encoded = await hashersFor().makePassword('right');
    const counts: number[] = [];
    for (const stored of [encoded, '!unusable', '', 'unknown$x', 'pbkdf2_sha256$broken', `${encoded}$`]) {
      const subject = hashersFor();
      await subject.checkPassword('wrong', stored);
      counts.push(subject.runs);
    }
    const subject = hashersFor();
    await subject.runDummy('wrong');
    expect([...counts, subject.runs]).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  test('every run goes through the pool that the caller gives', async () => {
    let active = 0;
    let most = 0;
    const subject = hashersFor({
      run: async (job) => {
        active += 1;
        most = Math.max(most, active);
        try {
          return await job();
        } finally {
          active -= 1;
        }
      },
    });
    await subject.makePassword('a');
    await subject.runDummy('b');
    await subject.checkPassword('c', '!');
    expect(subject.runs).toBe(3);
    expect(most).toBe(1);
  });

  test('bcrypt hashes of a lower cost are evened out', async () => {
    let jobs = 0;
    const run: HashersOptions['run'] = (job) => {
      jobs += 1;
      return job();
    };
    const row = cases.find(({ encoded }) => encoded.startsWith('bcrypt_sha256$$2b$04$'));
    const subject = hashersFor({ hashers: ['bcrypt_sha256'], run });
    await subject.checkPassword('wrong', row?.encoded ?? '');
    expect(jobs).toBe(2);
  });
});

describe('ancient hashes, where they are allowed', () => {
  const hashers: HasherName[] = ['pbkdf2_sha256', 'sha1', 'unsalted_md5', 'unsalted_sha1'];
  const md5 = '5f4dcc3b5aa765d61d8327deb882cf99';
  const sha1 = '5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8';

  test.each([md5, `md5$$${md5}`, `sha1$$${sha1}`])(
    '%s lets "password" in once, to be upgraded',
    async (encoded) => {
      const subject = hashersFor({ hashers });
      expect(await subject.checkPassword('password', encoded)).toEqual({ isCorrect: true, mustUpdate: true });
      expect((await subject.checkPassword('other', encoded)).isCorrect).toBe(false);
      expect((await hashersFor().checkPassword('password', encoded)).isCorrect).toBe(false);
    },
  );

  test('salted sha1 and the unsalted forms are written as they are read', async () => {
    for (const name of ['sha1', 'unsalted_md5', 'unsalted_sha1'] as const) {
      const subject = hashersFor({ hashers: [name] });
      const encoded = await subject.makePassword('password');
      expect(await subject.checkPassword('password', encoded)).toEqual({
        isCorrect: true,
        mustUpdate: false,
      });
    }
    expect((await hashersFor({ hashers: ['sha1'] }).checkPassword('password', 'sha1$salt')).isCorrect).toBe(
      false,
    );
  });
});

describe('PASSWORD_HASHERS', () => {
  test('reads the paths of Django', () => {
    const paths = [
      'PBKDF2PasswordHasher',
      'PBKDF2SHA1PasswordHasher',
      'Argon2PasswordHasher',
      'BCryptSHA256PasswordHasher',
      'ScryptPasswordHasher',
    ];
    expect(paths.map((name) => readHasherSetting(`django.contrib.auth.hashers.${name}`))).toEqual(
      defaultHashers,
    );
    expect(readHasherSetting('argon2')).toBe('argon2');
  });

  test('names the setting when an entry is unknown or there is none', () => {
    expect(() => readHasherSetting('myapp.hashers.Own')).toThrow(/PASSWORD_HASHERS: myapp\.hashers\.Own/);
    expect(() => hashersFor({ hashers: [] })).toThrow(/PASSWORD_HASHERS/);
  });
});
