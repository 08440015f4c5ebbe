// Passwords: hashes of every hasher made on either side and checked on the other, brought up to date at login and
// still good on the way back; and stored hashes that must not be computed at all.
import { randomBytes } from 'node:crypto';
import { createHashers, type HasherName } from '@/lib/django/passwords/hashers';
import { createVisitor } from '../http-client';
import type { Checker } from '../report';
import { type Question, sides, type World } from '../world';

export const passwordSettings = {
  PASSWORD_HASHERS: [
    'PBKDF2PasswordHasher',
    'PBKDF2SHA1PasswordHasher',
    'Argon2PasswordHasher',
    'BCryptSHA256PasswordHasher',
    'BCryptPasswordHasher',
    'ScryptPasswordHasher',
    'MD5PasswordHasher',
  ]
    .map((name) => `django.contrib.auth.hashers.${name}`)
    .join(','),
};

/** What a memory-hard or bcrypt hasher is tried with; the others take everything. */
const fewPasswords = ['decomposed é', 'over 72 bytes'];
const cheap: HasherName[] = ['pbkdf2_sha256', 'pbkdf2_sha1', 'md5'];
const hashers: HasherName[] = [
  'pbkdf2_sha256',
  'pbkdf2_sha1',
  'argon2',
  'bcrypt_sha256',
  'bcrypt',
  'scrypt',
  'md5',
];

const passwords = {
  ASCII: 'correct horse battery staple',
  'spaces around': '  outer spaces  ',
  'composed é': 'caf\u00e9',
  'decomposed é': 'cafe\u0301',
  'not normalised': 'ﬁ Å Ω K',
  emoji: '🔑🗝️ 日本語',
  'a NUL': 'nul\u0000inside',
  'over 72 bytes': 'x'.repeat(80),
};

export async function checkPasswords(world: World, check: Checker): Promise<void> {
  await checkLogins(world, check);
  await checkUpgrades(world, check);
  await checkUnusable(world, check);
  await checkAbsurd(world, check);
}

/** Formats, on both sides' own hashers; no table is involved. */
export async function checkHashers(world: World, check: Checker): Promise<void> {
  for (const hasher of hashers) {
    const ours = createOurs(hasher);
    const tried = Object.entries(passwords).filter(
      ([name, password]) =>
        (cheap.includes(hasher) || fewPasswords.includes(name)) &&
        // bcrypt itself refuses a NUL.
        !(hasher === 'bcrypt' && password.includes('\0')),
    );
    const made = await world.askAll(
      tried.map(([, password]): Question => ['make_password', { password, hasher }]),
    );
    for (const [index, [name, password]] of tried.entries()) {
      const verdict = await ours.checkPassword(password, String(made[index]?.answer));
      check.isTrue('Django → ours', `${hasher}, ${name}`, verdict.isCorrect, verdict);
      const encoded = await ours.makePassword(password);
      const [accepted] = await world.askAll([['check_password', { password, encoded }]]);
      check.equal('ours → Django', `${hasher}, ${name}`, accepted?.answer, true);
    }
    const other = await ours.checkPassword('another password', String(made[0]?.answer));
    check.isTrue('Django → ours', `${hasher}: another password is refused`, !other.isCorrect);
    const encoded = await ours.makePassword('a password');
    const refused = await world.ask('check_password', { password: 'another password', encoded });
    check.equal('ours → Django', `${hasher}: another password is refused`, refused, false);
  }
}

async function checkLogins(world: World, check: Checker): Promise<void> {
  const preferred = /^pbkdf2_sha256\$1000\$/;
  const password = passwords.emoji;
  for (const hasher of hashers) {
    const username = `hash_${hasher}`;
    await world.ask('create_user', {
      username,
      encoded: await world.ask('make_password', { password, hasher }),
    });
    const refused = await world.signIn('ours', createVisitor(), username, 'wrong');
    check.equal('Django → ours', `${hasher}: a wrong password is refused`, refused.status, 401);
    const login = await world.signIn('ours', createVisitor(), username, password);
    check.equal('Django → ours', `${hasher}: login`, login.status, 200);
    const upgraded = await readPassword(world, username);
    const shown = upgraded.slice(0, 24);
    check.isTrue('Django → ours', `${hasher}: brought up to date at login`, preferred.test(upgraded), shown);
    const back = await world.signIn('django', createVisitor(), username, password);
    check.equal('ours → Django', `${hasher}: login with what we made of it`, back.status, 200);
    const left = await readPassword(world, username);
    check.equal('ours → Django', `${hasher}: which Django leaves alone`, left, upgraded);
  }
  for (const [name, password] of Object.entries(passwords)) {
    if (password.includes('\0')) continue; // DRF's text fields refuse it before any hasher sees it.
    const username = `password_${Object.keys(passwords).indexOf(name)}`;
    await world.ask('create_user', { username, password });
    for (const side of sides) {
      const login = await world.signIn(side, createVisitor(), username, password);
      check.equal('both agree', `login with ${name} at ${side}`, login.status, 200);
      const composed =
        password.normalize('NFC') === password ? password.normalize('NFD') : password.normalize('NFC');
      if (composed === password) continue;
      const normalised = await world.signIn(side, createVisitor(), username, composed);
      check.equal('both agree', `but not with it normalised, ${name} at ${side}`, normalised.status, 401);
    }
  }
}

async function checkUpgrades(world: World, check: Checker): Promise<void> {
  const password = 'upgrade me';
  const cases: [string, string, string][] = [];
  for (const iterations of [999, 1000, 1001, 1]) {
    const make = createHashers({
      hashers: ['pbkdf2_sha256'],
      pbkdf2Iterations: iterations,
      scryptParallelism: 5,
      random: randomBytes,
    });
    cases.push([
      `pbkdf2 with ${iterations} iterations`,
      await make.makePassword(password),
      `upgrade_${iterations}`,
    ]);
  }
  const short = await world.ask('make_password', { password, hasher: 'md5' });
  cases.push(['md5', String(short), 'upgrade_md5']);
  for (const [name, encoded, prefix] of cases) {
    const changed: boolean[] = [];
    for (const side of sides) {
      const username = `${prefix}_${side}`;
      await world.ask('create_user', { username, encoded });
      const login = await world.signIn(side, createVisitor(), username, password);
      check.equal('both agree', `${name}: login at ${side}`, login.status, 200);
      changed.push((await readPassword(world, username)) !== encoded);
    }
    check.equal('both agree', `${name}: re-hashed or left alone`, changed[1], changed[0]);
  }
  const username = 'upgrade_sessions';
  await world.ask('create_user', { username, encoded: String(short) });
  const visitor = createVisitor();
  await world.signIn('ours', visitor, username, password);
  const me = await world.send('django', visitor, '/api/auth/me/');
  check.equal('ours → Django', 'the session opened by an upgrading login is good', me.status, 200);
}

async function checkUnusable(world: World, check: Checker): Promise<void> {
  await world.ask('create_user', { username: 'unusable', password: null });
  const encoded = await readPassword(world, 'unusable');
  for (const password of ['', ' ', 'None', 'null', encoded, encoded.slice(1)]) {
    const login = await world.signIn('ours', createVisitor(), 'unusable', password);
    check.isTrue(
      'Django → ours',
      `an unusable password does not accept ${JSON.stringify(password)}`,
      login.status === 401 || login.status === 400,
      login.status,
    );
  }
  const made = await createOurs('pbkdf2_sha256').makePassword(null);
  await world.ask('create_user', { username: 'unusable_ours', encoded: made });
  const user = await world.ask('read_user', { username: 'unusable_ours' });
  check.equal(
    'ours → Django',
    'has_usable_password() is False',
    Reflect.get(Object(user), 'has_usable_password'),
    false,
  );
  check.equal(
    'ours → Django',
    'and Django refuses it',
    (await world.signIn('django', createVisitor(), 'unusable_ours', made)).status,
    401,
  );
}

/** Django computes some of these for hours or fails with 500, so only our answer is judged. */
async function checkAbsurd(world: World, check: Checker): Promise<void> {
  const stored: Record<string, string> = {
    'pbkdf2, a thousand million iterations': `pbkdf2_sha256$1000000000$${'a'.repeat(22)}$${'A'.repeat(43)}=`,
    'pbkdf2, iterations beyond 2^53': `pbkdf2_sha256$99999999999999999999$${'a'.repeat(22)}$${'A'.repeat(43)}=`,
    'pbkdf2, negative iterations': `pbkdf2_sha256$-1$salt$${'A'.repeat(43)}=`,
    'pbkdf2, no number': `pbkdf2_sha256$many$salt$${'A'.repeat(43)}=`,
    'pbkdf2, too few parts': 'pbkdf2_sha256$1000$salt',
    'pbkdf2, too many parts': 'pbkdf2_sha256$1000$salt$hash$more',
    'pbkdf2, empty salt': `pbkdf2_sha256$1000$$${'A'.repeat(43)}=`,
    'scrypt, N of 2^30': `scrypt$1073741824$salt$8$5$${'A'.repeat(86)}==`,
    'scrypt, N not a power of two': `scrypt$16385$salt$8$5$${'A'.repeat(86)}==`,
    'scrypt, p of 10000': `scrypt$16384$salt$8$10000$${'A'.repeat(80)}==`,
    'argon2, 4 GiB': `argon2$argon2id$v=19$m=4194304,t=2,p=8$${'A'.repeat(22)}$${'A'.repeat(43)}`,
    'argon2, a million passes': `argon2$argon2id$v=19$m=102400,t=1000000,p=8$${'A'.repeat(22)}$${'A'.repeat(43)}`,
    'argon2, no parameters': 'argon2$argon2id$v=19$',
    'bcrypt, 31 rounds': `bcrypt_sha256$$2b$31$${'a'.repeat(53)}`,
    'bcrypt, 99 rounds': `bcrypt$$2b$99$${'a'.repeat(53)}`,
    'an unknown algorithm': 'whirlpool$1$salt$hash',
    'no algorithm': 'plaintext',
    nothing: '',
    'a dollar': '$',
  };
  for (const [index, [name, encoded]] of Object.entries(stored).entries()) {
    const username = `absurd_${index}`;
    await world.ask('create_user', { username, encoded });
    const startedAt = performance.now();
    const login = await world.signIn('ours', createVisitor(), username, 'any password');
    const seconds = (performance.now() - startedAt) / 1000;
    check.equal('Django → ours', `${name}: refused`, login.status, 401);
    check.isTrue('Django → ours', `${name}: without computing it`, seconds < 5, `${seconds.toFixed(1)} s`);
  }
}

function createOurs(hasher: HasherName) {
  return createHashers({
    hashers: [hasher],
    pbkdf2Iterations: 1000,
    scryptParallelism: 5,
    random: randomBytes,
  });
}

async function readPassword(world: World, username: string): Promise<string> {
  return String(Reflect.get(Object(await world.ask('read_user', { username })), 'password'));
}
