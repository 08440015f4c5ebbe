// The commands against a real SQLite file; the sentences are those of Django 5.2's manage.py.

import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHashers } from '@/lib/django/passwords/hashers';
import { makeMigration } from '@/lib/manage/database/migrations';
import { createProgram } from '@/lib/manage/program';
import type { AppTables } from '@/lib/stores/migrations/app-tables';
import { openStores } from '@/lib/stores/open';
import type { Stores, User } from '@/lib/stores/stores';
import { createScriptedTerminal } from './scripted-terminal';

const now = new Date('2025-06-01T12:00:00Z');
const keys = { secretKey: 'a key for tests', secretKeyFallbacks: [] };
const cheap = { PBKDF2_ITERATIONS: '10', SECRET_KEY: keys.secretKey };
const good = 'correct horse 42';
const plans: AppTables = {
  label: 'plans',
  models: [{ model: 'plan', verboseName: 'plan' }],
  migrations: [{ name: '0001_initial', statements: () => ['CREATE TABLE plans_plan (id integer)'] }],
  userColumns: [],
};

let directory: string;
let databaseUrl: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'manage-'));
  databaseUrl = `sqlite:///${join(directory, 'db.sqlite3')}`;
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function manage(args: string[], o: Partial<Parameters<typeof script>[0]> = {}) {
  const terminal = script(o);
  const env = { ...cheap, DATABASE_URL: databaseUrl, ...o.env };
  const exitCode = await createProgram({ env, terminal, now: () => now, apps: [plans] })(args);
  return { exitCode, ...terminal };
}

function script(o: {
  answers?: (string | boolean | null)[];
  isInteractive?: boolean;
  env?: Record<string, string>;
}) {
  return createScriptedTerminal(o.answers, o.isInteractive ?? true);
}

async function withStores<T>(use: (stores: Stores) => Promise<T>): Promise<T> {
  const stores = await openStores({ databaseUrl, keys, now: () => now });
  try {
    return await use(stores);
  } finally {
    await stores.close();
  }
}

const find = (username: string) => withStores((stores) => stores.users.getByUsername(username));

async function isPassword(user: User | null, password: string): Promise<boolean> {
  const hashers = createHashers({
    hashers: ['pbkdf2_sha256'],
    pbkdf2Iterations: 10,
    scryptParallelism: 1,
    random: randomBytes,
  });
  return (await hashers.checkPassword(password, user?.password ?? '')).isCorrect;
}

describe('npm run manage', () => {
  test('shows the commands when none is given', async () => {
    const { exitCode, said } = await manage([]);
    expect(exitCode).toBe(0);
    for (const name of [
      'migrate',
      'createsuperuser',
      'changepassword',
      'clearsessions',
      'flushexpiredtokens',
    ])
      expect(said.join('\n')).toContain(name);
  });

  test('refuses an unknown command', async () => {
    const { exitCode, complaints } = await manage(['runserver']);
    expect(exitCode).toBe(1);
    expect(complaints).toEqual(["error: unknown command 'runserver'"]);
  });

  test('says in one sentence what is wrong with the database', async () => {
    const { exitCode, complaints } = await manage(['clearsessions'], {
      env: { DATABASE_URL: 'mysql://root:secret@localhost/app' },
    });
    expect(exitCode).toBe(1);
    expect(complaints).toEqual([
      'DATABASE_URL has the scheme "mysql", which is not supported: use sqlite:///db.sqlite3 or postgres://user:password@host:5432/name; other databases are not spoken here.',
    ]);
  });

  test('says what is wrong with a setting', async () => {
    const { exitCode, complaints } = await manage(['migrate'], { env: { PBKDF2_ITERATIONS: 'many' } });
    expect(exitCode).toBe(1);
    expect(complaints.join()).toContain('PBKDF2_ITERATIONS');
  });
});

describe('migrate', () => {
  test('creates the tables once', async () => {
    expect((await manage(['migrate'])).said).toEqual([
      'Created the tables of contenttypes, auth, sessions and token_blacklist.',
      '  Applying plans.0001_initial... OK',
    ]);
    expect((await manage(['migrate'])).said).toEqual(['No migrations to apply.']);
  });

  test('leaves a custom user model to its Django project', async () => {
    const { exitCode, complaints } = await manage(['migrate'], { env: { AUTH_USER_TABLE: 'accounts_user' } });
    expect(exitCode).toBe(1);
    expect(complaints.join()).toContain('belongs to a Django project');
  });
});

describe('createsuperuser', () => {
  test('asks for all and creates a superuser', async () => {
    const { exitCode, said, asked } = await manage(['createsuperuser'], {
      answers: ['boss', 'Boss@EXAMPLE.com', good, good],
    });
    expect(exitCode).toBe(0);
    expect(said).toEqual(['Superuser created successfully.']);
    expect(asked).toEqual([
      expect.stringMatching(/^Username( \(leave blank to use '.+'\))?:$/),
      'Email address:',
      'Password:',
      'Password (again):',
    ]);
    const user = await find('boss');
    expect(user).toMatchObject({
      email: 'Boss@example.com',
      isStaff: true,
      isSuperuser: true,
      isActive: true,
      lastLogin: null,
      dateJoined: '2025-06-01T12:00:00Z',
    });
    expect(await isPassword(user, good)).toBe(true);
  });

  test('asks again until an answer is acceptable, in the words of Django', async () => {
    await manage(['createsuperuser', '--noinput', '--username', 'taken', '--email', 'a@b.co']);
    const { exitCode, complaints } = await manage(['createsuperuser'], {
      answers: [
        'no spaces',
        'taken',
        'boss',
        'no address',
        '',
        'one',
        'two',
        ' ',
        ' ',
        '1234',
        '1234',
        false,
        good,
        good,
      ],
    });
    expect(exitCode).toBe(0);
    expect(complaints).toEqual([
      'Error: Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.',
      'Error: That username is already taken.',
      'Error: Enter a valid email address.',
      "Error: Your passwords didn't match.",
      "Error: Blank passwords aren't allowed.",
      'This password is too short. It must contain at least 8 characters.',
      'This password is too common.',
      'This password is entirely numeric.',
    ]);
    expect(await isPassword(await find('boss'), good)).toBe(true);
  });

  test('lets the operator insist on a weak password', async () => {
    const answers = ['boss', '', 'boss1234', 'boss1234', true];
    expect((await manage(['createsuperuser'], { answers })).said).toEqual([
      'Superuser created successfully.',
    ]);
    expect(await isPassword(await find('boss'), 'boss1234')).toBe(true);
  });

  test('does not ask for what the flags tell', async () => {
    const args = ['createsuperuser', '--username', 'boss', '--email', 'b@x.com'];
    const { asked } = await manage(args, { answers: [good, good] });
    expect(asked).toEqual(['Password:', 'Password (again):']);
  });

  test.each([
    [['--username', ''], 'CommandError: Username cannot be blank.'],
    [['--username', 'boss', '--email', 'nowhere'], 'CommandError: Enter a valid email address.'],
  ])('refuses the flags %j', async (flags, message) => {
    const { exitCode, complaints } = await manage(['createsuperuser', ...flags]);
    expect(exitCode).toBe(1);
    expect(complaints).toEqual([message]);
  });

  test('is cancelled by Ctrl-C, with nothing created', async () => {
    const { exitCode, complaints } = await manage(['createsuperuser'], { answers: ['boss', null] });
    expect(exitCode).toBe(1);
    expect(complaints).toEqual(['\nOperation cancelled.']);
    expect(await find('boss')).toBeNull();
  });

  test('is skipped without a terminal', async () => {
    const { exitCode, said } = await manage(['createsuperuser'], { isInteractive: false });
    expect(exitCode).toBe(0);
    expect(said.join()).toContain('Superuser creation skipped due to not running in a TTY.');
  });

  test.each(['--noinput', '--no-input'])('%s reads the environment', async (flag) => {
    const { exitCode } = await manage(['createsuperuser', flag], {
      isInteractive: false,
      env: {
        DJANGO_SUPERUSER_USERNAME: 'boss',
        DJANGO_SUPERUSER_EMAIL: 'boss@example.com',
        DJANGO_SUPERUSER_PASSWORD: 'weak',
      },
    });
    expect(exitCode).toBe(0);
    expect(await isPassword(await find('boss'), 'weak')).toBe(true);
  });

  test('--noinput without a password makes an unusable one, and accepts a blank address that was said', async () => {
    await manage(['createsuperuser', '--noinput', '--username', 'boss', '--email', '']);
    expect(await find('boss')).toMatchObject({
      email: '',
      password: expect.stringMatching(/^![a-zA-Z0-9]{40}$/),
    });
  });

  test.each([
    [[], 'CommandError: You must use --username with --noinput.'],
    [['--username', 'boss'], 'CommandError: You must use --email with --noinput.'],
    [['--username', '', '--email', 'b@x.com'], 'CommandError: Username cannot be blank.'],
    [
      ['--username', 'x'.repeat(151), '--email', 'b@x.com'],
      'CommandError: Ensure this value has at most 150 characters (it has 151).',
    ],
    [['--username', 'boss', '--email', 'nowhere'], 'CommandError: Enter a valid email address.'],
  ])('--noinput refuses %j', async (flags, message) => {
    const { exitCode, complaints } = await manage(['createsuperuser', '--noinput', ...flags]);
    expect(exitCode).toBe(1);
    expect(complaints).toEqual([message]);
  });

  test('refuses a name that is taken, in another Unicode spelling too', async () => {
    const create = (name: string) =>
      manage(['createsuperuser', '--noinput', '--username', name, '--email', 'b@x.com']);
    expect((await create('ﬁ')).exitCode).toBe(0);
    for (const name of ['fi', 'ﬁ'])
      expect((await create(name)).complaints).toEqual([
        'CommandError: Error: That username is already taken.',
      ]);
  });
});

describe('changepassword', () => {
  beforeEach(async () => {
    await manage(['createsuperuser', '--noinput', '--username', 'ada', '--email', 'ada@example.com']);
  });

  test('asks twice and changes the password', async () => {
    const { exitCode, said } = await manage(['changepassword', 'ada'], { answers: [good, good] });
    expect(exitCode).toBe(0);
    expect(said).toEqual([
      "Changing password for user 'ada'",
      "Password changed successfully for user 'ada'",
    ]);
    expect(await isPassword(await find('ada'), good)).toBe(true);
  });

  test('gives up after three attempts', async () => {
    const { exitCode, said, complaints } = await manage(['changepassword', 'ada'], {
      answers: ['one', 'two', 'ada@example.com', 'ada@example.com', '12345678', '12345678'],
    });
    expect(exitCode).toBe(1);
    expect(said).toContain('Passwords do not match. Please try again.');
    expect(complaints).toEqual([
      'The password is too similar to the email address.',
      'This password is too common.',
      'This password is entirely numeric.',
      "CommandError: Aborting password change for user 'ada' after 3 attempts",
    ]);
  });

  test('is aborted by an empty password', async () => {
    const { exitCode, complaints } = await manage(['changepassword', 'ada'], { answers: [''] });
    expect([exitCode, complaints]).toEqual([1, ['CommandError: aborted']]);
  });

  test('says when the user does not exist', async () => {
    const { exitCode, complaints } = await manage(['changepassword', 'nobody']);
    expect([exitCode, complaints]).toEqual([1, ["CommandError: user 'nobody' does not exist"]]);
  });
});

describe('clearsessions and flushexpiredtokens', () => {
  test('delete what has expired and keep the rest', async () => {
    const before = new Date(now.getTime() - 1_000);
    const after = new Date(now.getTime() + 1_000);
    await withStores(async ({ sessions, tokens }) => {
      await sessions.create('expired0', {}, before);
      await sessions.create('live0000', {}, after);
      const token = { token: 't', userId: null, createdAt: before };
      await tokens.recordOutstanding({ ...token, jti: 'expired', expiresAt: before });
      await tokens.recordOutstanding({ ...token, jti: 'live', expiresAt: after });
    });
    expect((await manage(['clearsessions'])).said).toEqual(['Deleted 1 expired session.']);
    expect((await manage(['flushexpiredtokens'])).said).toEqual(['Deleted 1 expired token.']);
    await withStores(async ({ sessions, tokens }) => {
      expect(await sessions.load('live0000', now)).not.toBeNull();
      expect((await tokens.getStatus('live')).status).toBe('outstanding');
      expect((await tokens.getStatus('expired')).status).toBe('unknown');
    });
    expect((await manage(['clearsessions'])).said).toEqual(['Deleted 0 expired sessions.']);
  });
});

describe('the migrations of the features', () => {
  test('come with the first migrate, are listed, and run once', async () => {
    expect((await manage(['showmigrations'])).said).toEqual(['plans', ' [ ] 0001_initial']);
    expect((await manage(['migrate'])).said).toEqual([
      'Created the tables of contenttypes, auth, sessions and token_blacklist.',
      '  Applying plans.0001_initial... OK',
    ]);
    expect((await manage(['showmigrations'])).said).toEqual(['plans', ' [X] 0001_initial']);
    expect((await manage(['migrate'])).said).toEqual(['No migrations to apply.']);
  });

  test('get a next one that is empty, in a list that knows it', () => {
    const folder = join(directory, 'lib/plans/migrations');
    mkdirSync(folder, { recursive: true });
    makeMigration(directory, { feature: 'plans', name: 'initial' });
    const path = makeMigration(directory, { feature: 'plans', name: 'add_colour' });
    expect(path).toBe(join(folder, '0002_add_colour.ts'));
    expect(readFileSync(path, 'utf8')).toContain("name: '0002_add_colour'");
    const list = readFileSync(join(folder, 'all.ts'), 'utf8');
    expect(list).toMatch(/^import \{ migration as m0002 \} from '\.\/0002_add_colour';$/m);
    expect(list).toContain('export const migrations = [m0001, m0002];');
  });

  test.each([
    [{ feature: '../notes', name: 'initial' }, "No feature with migrations is called '../notes'"],
    [{ feature: 'plans', name: 'initial' }, "No feature with migrations is called 'plans'"],
    [{ feature: 'notes', name: 'Add colour' }, '"Add colour" is no name for a migration'],
  ])('are not made for %j', (asked, problem) => {
    expect(() => makeMigration(directory, asked)).toThrow(problem);
  });
});

describe('grant and revoke', () => {
  async function permissionsOf(username: string) {
    return withStores(async ({ users }) => {
      const user = await users.getByUsername(username);
      return user === null ? null : (await users.getGroupsAndPermissions(user)).permissions;
    });
  }

  test('give a permission to a user and take it away', async () => {
    await manage(['createsuperuser', '--noinput'], {
      env: { DJANGO_SUPERUSER_USERNAME: 'ada', DJANGO_SUPERUSER_EMAIL: '', DJANGO_SUPERUSER_PASSWORD: good },
    });
    await withStores(async ({ users }) => {
      const user = await users.getByUsername('ada');
      if (user !== null) await users.update(user.id, { isSuperuser: false });
    });
    const granted = await manage(['grant', 'ada', 'plans.view_plan']);
    expect(granted.said).toEqual(["User 'ada' has the permission plans.view_plan."]);
    await manage(['grant', 'ada', 'plans.view_plan']);
    expect(await permissionsOf('ada')).toEqual(['plans.view_plan']);
    await manage(['revoke', 'ada', 'plans.view_plan']);
    expect(await permissionsOf('ada')).toEqual([]);
  });

  test('give a permission to a group where no user has the name', async () => {
    await manage(['migrate']);
    await withStores(({ database }) =>
      database.kysely.insertInto('auth_group').values({ name: 'editors' }).execute(),
    );
    const granted = await manage(['grant', 'editors', 'plans.change_plan']);
    expect(granted.said).toEqual(["Group 'editors' has the permission plans.change_plan."]);
    const revoked = await manage(['revoke', 'editors', 'plans.change_plan']);
    expect(revoked.said).toEqual(["Group 'editors' no longer has the permission plans.change_plan."]);
  });

  test.each([
    [['grant', 'nobody', 'plans.view_plan'], "neither a user nor a group is called 'nobody'"],
    [['grant', 'nobody', 'plans.fly_plan'], "permission 'plans.fly_plan' does not exist"],
    [['grant', 'nobody', 'view_plan'], "permission 'view_plan' does not exist"],
  ])('refuse %j', async (args, problem) => {
    const { exitCode, complaints } = await manage(args);
    expect([exitCode, complaints]).toEqual([1, [`CommandError: ${problem}`]]);
  });
});
