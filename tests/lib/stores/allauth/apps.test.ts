// The tables of allauth as `npm run manage -- migrate` makes them, against what a real allauth has made.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountApp, allauthApps, mfaApp } from '@/lib/stores/allauth/apps';
import { applyMigrations } from '@/lib/stores/migrations/app-migrations';
import { openDatabase } from '@/lib/stores/open';
import { databases, newUser, now, open, runSql, type TestDatabase } from '../databases';
import { readFixture, readRows, readSchema } from '../schema';

const users = { now, userTable: 'auth_user', userIdColumn: 'id' };

describe.each(databases)('the tables of allauth [$title]', ({ title, isAbsent, create }) => {
  describe.skipIf(isAbsent)('on a database of its own', () => {
    let database: TestDatabase;

    beforeEach(async () => {
      database = await create();
    });
    afterEach(() => database.drop());

    async function migrateAgain(apps = allauthApps) {
      const opened = await openDatabase({ databaseUrl: database.url });
      try {
        return await applyMigrations(opened, apps, users);
      } finally {
        await opened.close();
      }
    }

    async function openWith(apps = allauthApps) {
      return open(database.url, { apps });
    }

    test('have the columns, indexes and constraints that allauth makes', async () => {
      await (await open(database.url)).close();
      const before = await readSchema(database.url);
      await migrateAgain();
      const added = (await readSchema(database.url)).filter((line) => !before.includes(line));
      expect(added).toEqual(readFixture(`allauth-${title === 'SQLite' ? 'sqlite' : 'postgres'}.txt`));
    });

    test('are recorded as Django records them', async () => {
      await (await open(database.url)).close();
      const before = await readRows(database.url);
      const done = await migrateAgain();
      const added = (await readRows(database.url)).filter((line) => !before.includes(line));
      expect(added).toEqual(readFixture('allauth-rows.txt'));
      expect(done).toHaveLength(19);
      expect(await migrateAgain()).toEqual([]);
    });

    test('are made in an empty database as in one that was there before', async () => {
      await (await openWith()).close();
      const fresh = await readSchema(database.url);
      const expected = readFixture(`allauth-${title === 'SQLite' ? 'sqlite' : 'postgres'}.txt`);
      expect(fresh.filter((line) => expected.includes(line))).toEqual(expected);
    });

    test('are adopted where Django made them, and left to Django where it made some', async () => {
      await (await openWith([accountApp])).close();
      expect(await migrateAgain([accountApp, mfaApp])).toEqual(
        mfaApp.migrations.map(({ name }) => `mfa.${name}`),
      );
      await runSql(
        database.url,
        "DELETE FROM django_migrations WHERE app = 'account' AND name LIKE '0009%'",
        'DROP INDEX unique_primary_email',
      );
      const before = [await readSchema(database.url), await readRows(database.url)];
      await expect(migrateAgain()).rejects.toThrow(
        /0009_emailaddress_unique_primary_email.*manage\.py migrate/,
      );
      expect([await readSchema(database.url), await readRows(database.url)]).toEqual(before);
    });

    test('lose the rows of a deleted user, whether the features are on or not, and keep those of others', async () => {
      await (await openWith()).close();
      const stores = await open(database.url);
      const ids = [];
      for (const name of ['ada', 'bob']) {
        const created = await stores.users.create(newUser(name));
        if (created.status === 'created') ids.push(Number(created.user.id));
      }
      for (const id of ids) await runSql(database.url, ...rowsOf(id));
      expect(await stores.users.delete(ids[0] ?? 0)).toBe('deleted');
      for (const table of tables) {
        const [rows] = await runSql(database.url, `SELECT id FROM ${table}`);
        expect([table, rows]).toEqual([table, [{ id: ids[1] }]]);
      }
      await stores.close();
    });
  });
});

const tables = [
  'account_emailconfirmation',
  'account_emailaddress',
  'socialaccount_socialtoken',
  'socialaccount_socialaccount',
  'mfa_authenticator',
  'usersessions_usersession',
];

/** One row of each table, whose id is the user's. */
function rowsOf(id: number): string[] {
  const time = "'2025-06-01 12:00:00'";
  return [
    `INSERT INTO account_emailaddress (id, email, verified, "primary", user_id) VALUES (${id}, 'u${id}@example.com', true, true, ${id})`,
    `INSERT INTO account_emailconfirmation (id, created, key, email_address_id) VALUES (${id}, ${time}, 'k${id}', ${id})`,
    `INSERT INTO socialaccount_socialaccount (id, provider, uid, last_login, date_joined, extra_data, user_id) VALUES (${id}, 'github', '${id}', ${time}, ${time}, '{}', ${id})`,
    `INSERT INTO socialaccount_socialtoken (id, token, token_secret, account_id) VALUES (${id}, 't', '', ${id})`,
    `INSERT INTO mfa_authenticator (id, type, data, user_id, created_at) VALUES (${id}, 'totp', '{}', ${id}, ${time})`,
    `INSERT INTO usersessions_usersession (id, created_at, ip, last_seen_at, session_key, user_agent, data, user_id) VALUES (${id}, ${time}, '192.0.2.1', ${time}, 's${id}', '', '{}', ${id})`,
  ];
}
