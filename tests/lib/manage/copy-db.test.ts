// `copydb` there and back: what was open on one database is open on the other.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProgram } from '@/lib/manage/program';
import { noteTables } from '@/lib/notes/tables'; // setup: notes
import { mfaApp } from '@/lib/stores/allauth/apps';
import { applyMigrations } from '@/lib/stores/migrations/app-migrations';
import type { AppTables } from '@/lib/stores/migrations/app-tables';
import { openDatabase } from '@/lib/stores/open';
import { createUser, openTestApi, TestClient, testUser } from '../../support/auth-api';
import { databases, runSql, type TestDatabase } from '../stores/databases';
import { createScriptedTerminal } from './scripted-terminal';

const now = new Date('2030-01-01T00:00:00Z');
const settings = { SECRET_KEY: 'a secret key for tests only', AUTH_STRATEGY: 'hybrid' };
const apps: AppTables[] = [
  noteTables, // setup: notes
];
// Ada has a second factor, and her password alone opens nothing.
const second = { username: 'bob', password: 'staple and battery' };
const microseconds = '2029-05-06 07:08:09.123456';

async function copy(from: string, to: string, env: Record<string, string> = {}) {
  const terminal = createScriptedTerminal();
  const program = createProgram({ env: { ...settings, ...env }, terminal, now: () => now, apps });
  return { exitCode: await program(['copydb', from, to]), ...terminal };
}

async function openApi(databaseUrl: string) {
  return openTestApi({ ...settings, DATABASE_URL: databaseUrl }, { features: [] });
}

/** A user with a session, a refresh token, a factor and a gap in the ids, on a database of ours. */
async function fill(databaseUrl: string) {
  const api = await openApi(databaseUrl);
  const client = api.client();
  await client.signIn();
  await createUser(api, second);
  const gone = await createUser(api, { username: 'gone', password: 'gone too soon' });
  await api.context.stores.users.delete(gone.id);
  await api.close();
  const jwt = await reopen(databaseUrl, { AUTH_STRATEGY: 'jwt' });
  const holder = new TestClient(jwt);
  await holder.signIn(second);
  await jwt.close();
  const database = await openDatabase({ databaseUrl });
  await applyMigrations(database, [mfaApp, ...apps], { now, userTable: 'auth_user', userIdColumn: 'id' });
  await database.close();
  await runSql(
    databaseUrl,
    `UPDATE auth_user SET date_joined = '${microseconds}${databaseUrl.startsWith('postgres') ? '+00' : ''}', first_name = 'Ad''a — ünï' WHERE username = 'ada'`,
    `INSERT INTO auth_group (name) VALUES ('editors')`,
    `INSERT INTO auth_user_groups (user_id, group_id) VALUES (1, 1)`,
    `INSERT INTO mfa_authenticator (type, data, user_id, created_at) VALUES ('totp', '{"secret": "sealed"}', 1, '2030-01-01 00:00:00')`,
    // setup: notes begin
    `INSERT INTO notes_note (title, body, created_at, updated_at, owner_id) VALUES ('one', 'two', '2030-01-01 00:00:00', '2030-01-01 00:00:00', 1)`,
    // setup: notes end
  );
  return { cookies: client.cookies, tokenCookies: holder.cookies, access: client.access, goneId: gone.id };
}

const [sqlite, postgres] = databases;

describe.skipIf(postgres.isAbsent)('copydb [PostgreSQL]', () => {
  for (const [source, target] of [
    [sqlite, postgres],
    [postgres, sqlite],
  ] as const) {
    describe(`from ${source.title} to ${target.title}`, () => {
      let from: TestDatabase;
      let to: TestDatabase;
      let before: Awaited<ReturnType<typeof fill>>;
      let said: readonly string[];
      beforeAll(async () => {
        [from, to] = [await source.create(), await target.create()];
        before = await fill(from.url);
        const outcome = await copy(from.url, to.url);
        expect([outcome.exitCode, outcome.complaints]).toEqual([0, []]);
        said = outcome.said;
      });
      afterAll(async () => {
        await from?.drop();
        await to?.drop();
      });

      test('counts what it has copied', () => {
        expect(said).toContain('  auth_user: 2 rows');
        expect(said).toContain('  django_session: 1 row');
        expect(said).toContain('  mfa_authenticator: 1 row');
        expect(said).toContain('  notes_note: 1 row'); // setup: notes
      });

      test('signs nobody out: session, access token, refresh token and password go on', async () => {
        const api = await reopen(to.url);
        const client = new TestClient(api);
        for (const [name, value] of before.cookies) client.cookies.set(name, value);
        expect(await (await client.get('/api/auth/me/')).json()).toMatchObject({
          username: testUser.username,
          first_name: "Ad'a — ünï",
          groups: ['editors'],
        });
        client.access = before.access;
        expect((await client.me()).status).toBe(200);
        expect((await client.post('/api/auth/refresh/')).status).toBe(200);
        expect((await new TestClient(api).signIn(second)).status).toBe(200);
        await api.close();

        const jwt = await reopen(to.url, { AUTH_STRATEGY: 'jwt' });
        const holder = new TestClient(jwt);
        for (const [name, value] of before.tokenCookies) holder.cookies.set(name, value);
        const refreshed = await holder.post('/api/auth/refresh/');
        expect([refreshed.status, typeof (await refreshed.json()).access]).toEqual([200, 'string']);
        await jwt.close();
      });

      test('keeps microseconds and the data of factors', async () => {
        const isPostgres = to.url.startsWith('postgres');
        const [rows] = await runSql(
          to.url,
          isPostgres
            ? `SELECT to_char(date_joined AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') AS joined, data->>'secret' AS secret FROM auth_user JOIN mfa_authenticator ON user_id = auth_user.id`
            : `SELECT date_joined AS joined, data->>'secret' AS secret FROM auth_user JOIN mfa_authenticator ON user_id = auth_user.id`,
        );
        expect(rows).toEqual([{ joined: microseconds, secret: 'sealed' }]);
      });

      test('gives no id again, not even that of a deleted user', async () => {
        const api = await reopen(to.url);
        const next = await createUser(api, { username: 'next', password: 'the next one' });
        expect(next.id).toBe(Number(before.goneId) + 1);
        await api.close();
      });

      test('leaves permissions as the source had them', async () => {
        const list = 'SELECT id, content_type_id, codename FROM auth_permission ORDER BY id';
        expect(await runSql(to.url, list)).toEqual(await runSql(from.url, list));
      });

      test('refuses a target with rows, and changes nothing there', async () => {
        const { exitCode, complaints } = await copy(from.url, to.url);
        expect(exitCode).toBe(1);
        expect(complaints.join()).toMatch(/^The target is not empty: "\w+" has rows\./);
        expect(await runSql(to.url, 'SELECT count(*) AS count FROM auth_group')).toEqual([[{ count: 1 }]]);
      });
    });
  }

  test('refuses a source with rows of a table that the target lacks', async () => {
    const [from, to] = [await sqlite.create(), await postgres.create()];
    await fill(from.url);
    await runSql(
      from.url,
      'CREATE TABLE shop_order (id integer PRIMARY KEY)',
      'INSERT INTO shop_order VALUES (1)',
    );
    const { exitCode, complaints } = await copy(from.url, to.url);
    expect(exitCode).toBe(1);
    expect(complaints.join()).toContain('The target has no table "shop_order"');
    await from.drop();
    await to.drop();
  });

  test('copies more rows than a batch holds, in order and whole', async () => {
    const [from, to] = [await sqlite.create(), await postgres.create()];
    await fill(from.url);
    await runSql(
      from.url,
      `INSERT INTO django_session WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
         SELECT printf('%032d', i), 'data ' || i, '2031-01-01 00:00:00' FROM n`,
      `INSERT INTO auth_group (id, name) WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) SELECT i, 'group ' || i FROM n`,
    );
    expect((await copy(from.url, 'NEW_DATABASE_URL', { NEW_DATABASE_URL: to.url })).exitCode).toBe(0);
    for (const list of [
      `SELECT session_key, session_data FROM django_session ORDER BY session_data`,
      'SELECT id, name FROM auth_group ORDER BY id',
    ]) {
      const [[before], [after]] = [await runSql(from.url, list), await runSql(to.url, list)];
      const byText = (rows: unknown[] | undefined) => rows?.map((row) => JSON.stringify(row)).sort();
      expect(byText(after)).toEqual(byText(before));
    }
    await from.drop();
    await to.drop();
  });
});

describe('copydb', () => {
  const folder = mkdtempSync(join(tmpdir(), 'copydb-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('refuses a file that is not there, and makes none', async () => {
    const { exitCode, complaints } = await copy(
      `sqlite:///${folder}/none.sqlite3`,
      `sqlite:///${folder}/new.sqlite3`,
    );
    expect(exitCode).toBe(1);
    expect(complaints).toEqual([`CommandError: There is no file ${folder}/none.sqlite3 to copy.`]);
  });

  test('names a variable that is not set', async () => {
    const { complaints } = await copy('OLD_DATABASE_URL', 'NEW_DATABASE_URL');
    expect(complaints).toEqual(['CommandError: The environment variable OLD_DATABASE_URL is not set.']);
  });
});

/** The API over a database that has its user already. */
async function reopen(databaseUrl: string, env: Record<string, string> = {}) {
  const { startApi } = await import('@/lib/api/start');
  return startApi(
    {
      NODE_ENV: 'test',
      PASSWORD_HASHERS: 'django.contrib.auth.hashers.MD5PasswordHasher',
      LOG_LEVEL: 'silent',
      ...settings,
      DATABASE_URL: databaseUrl,
      ...env,
    },
    { now: () => now },
  );
}
