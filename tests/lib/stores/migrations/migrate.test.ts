import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DjangoApp, inspectDatabase } from '@/lib/stores/database/inspect';
import { migrate } from '@/lib/stores/migrations/migrate';
import { openDatabase } from '@/lib/stores/open';
import { StoreError } from '@/lib/stores/stores';
import { databases, newUser, now, open, runSql, type TestDatabase } from '../databases';
import { readFixture, readRows, readSchema } from '../schema';

describe.each(databases)('migrate [$title]', ({ title, isAbsent, create }) => {
  describe.skipIf(isAbsent)('on a database of its own', () => {
    let database: TestDatabase;
    const fixture = `django-${title === 'SQLite' ? 'sqlite' : 'postgres'}.txt`;
    const needs = { userTable: 'auth_user', needsSessions: true, needsTokens: true };

    beforeEach(async () => {
      database = await create();
    });
    afterEach(() => database.drop());

    async function runMigrate(autoField?: 'integer' | 'bigint') {
      const opened = await openDatabase({ databaseUrl: database.url });
      try {
        return await migrate(opened, { now, autoField });
      } finally {
        await opened.close();
      }
    }

    async function inspect(options = needs) {
      const opened = await openDatabase({ databaseUrl: database.url });
      try {
        return await inspectDatabase(opened, options);
      } finally {
        await opened.close();
      }
    }

    test('makes the tables, indexes and constraints that Django makes', async () => {
      expect(await runMigrate()).toBe('migrated');
      expect(await readSchema(database.url)).toEqual(readFixture(fixture));
    });

    test('records the migrations, content types and permissions that Django records', async () => {
      await runMigrate();
      expect(await readRows(database.url)).toEqual(readFixture('django-rows.txt'));
    });

    test('follows DEFAULT_AUTO_FIELD for the ids that the models leave open', async () => {
      await runMigrate('bigint');
      const open =
        /^(column|sequence) (auth_group_permissions|auth_user_groups|auth_user_user_permissions|django_migrations)(\.|_)id(_seq)? /;
      const expected = readFixture(fixture).map((line) =>
        title === 'PostgreSQL' && open.test(line) ? line.replace(' integer', ' bigint') : line,
      );
      expect(await readSchema(database.url)).toEqual(expected);
    });

    test('has nothing to do the second time', async () => {
      await runMigrate();
      const before = await readRows(database.url);
      expect(await runMigrate()).toBe('nothing-to-do');
      expect(await readRows(database.url)).toEqual(before);
    });

    test('is done once when several start together', async () => {
      const outcomes = await Promise.all(Array.from({ length: 5 }, () => runMigrate()));
      expect(outcomes.filter((outcome) => outcome === 'migrated')).toHaveLength(1);
      expect(await readRows(database.url)).toEqual(readFixture('django-rows.txt'));
    });

    test('leaves the tables of other programs alone', async () => {
      await runSql(database.url, 'CREATE TABLE invoices (id integer)');
      expect(await inspect()).toMatchObject({ status: 'empty' });
      expect(await runMigrate()).toBe('migrated');
    });

    test('is undone whole when it fails half-way', async () => {
      await runSql(database.url, 'CREATE TABLE holder (id integer)');
      await runSql(database.url, 'CREATE INDEX django_session_expire_date_a5c62663 ON holder (id)');
      await expect(runMigrate()).rejects.toThrow();
      expect(await inspect()).toMatchObject({ status: 'empty' });
    });

    test('sees an empty database and a ready one', async () => {
      expect((await inspect()).status).toBe('empty');
      await runMigrate();
      expect(await inspect()).toEqual({ status: 'ready', missing: [] });
    });

    test('runs no DDL in a database that a Django project owns, and names what it lacks', async () => {
      await runMigrate();
      await runSql(
        database.url,
        'DROP TABLE token_blacklist_blacklistedtoken',
        'DROP TABLE token_blacklist_outstandingtoken',
      );
      expect(await inspect()).toEqual({
        status: 'foreign',
        missing: ['token_blacklist'] satisfies DjangoApp[],
      });
      const before = await readSchema(database.url);
      for (const attempt of [runMigrate, () => open(database.url)]) {
        const error = await attempt().then(
          () => null,
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(StoreError);
        expect(String(error)).toContain(
          'add "rest_framework_simplejwt.token_blacklist" to its INSTALLED_APPS',
        );
      }
      expect(await readSchema(database.url)).toEqual(before);
    });

    test('begins with AUTH_USER_TABLE where a Django project has a user model of its own', async () => {
      await runSql(database.url, 'CREATE TABLE django_migrations (id integer)');
      const start =
        /^AUTH_USER_TABLE: not set, and there is no table auth_user\. With a custom user model, set it/;
      await expect(open(database.url)).rejects.toThrow(start);
    });

    test('names the settings of a custom user model, and nothing else where nothing else is missing', async () => {
      await runMigrate();
      const uuid = title === 'SQLite' ? 'char(32)' : 'uuid';
      await runSql(
        database.url,
        `CREATE TABLE accounts_member (id ${uuid} PRIMARY KEY, email varchar(254), password varchar(128), last_login varchar(30))`,
        'ALTER TABLE auth_user RENAME TO former_user',
        `ALTER TABLE former_user DROP COLUMN last_login`,
      );
      await expect(open(database.url)).rejects.toThrow(
        /^AUTH_USER_TABLE: not set, and there is no table auth_user\. The custom user model seems to be in another: set AUTH_USER_TABLE=accounts_member AUTH_USER_ID_TYPE=uuid USERNAME_FIELD=email\.$/,
      );
    });

    test("needs no tables of simplejwt's where no token is issued", async () => {
      await runMigrate();
      await runSql(
        database.url,
        'DROP TABLE token_blacklist_blacklistedtoken',
        'DROP TABLE token_blacklist_outstandingtoken',
      );
      expect(await inspect({ ...needs, needsTokens: false })).toEqual({ status: 'ready', missing: [] });
    });

    test('needs no django_session when sessions live in Redis', async () => {
      await runMigrate();
      await runSql(database.url, 'DROP TABLE django_session');
      expect(await inspect()).toEqual({ status: 'foreign', missing: ['sessions'] });
      expect(await inspect({ ...needs, needsSessions: false })).toEqual({ status: 'ready', missing: [] });
    });

    test('refuses a database that is half filled and not a Django project', async () => {
      await runSql(database.url, 'CREATE TABLE auth_group (id integer)');
      expect((await inspect()).status).toBe('partial');
      await expect(runMigrate()).rejects.toThrow('name an empty database');
    });

    test('happens by itself when the stores open on an empty database, unless told not to', async () => {
      await expect(open(database.url, { whenEmpty: 'refuse' })).rejects.toThrow('npm run manage -- migrate');
      const first = await open(database.url);
      expect(first.isNew).toBe(true);
      expect((await first.users.create(newUser('u'))).status).toBe('created');
      await first.close();
      const second = await open(database.url);
      expect(second.isNew).toBe(false);
      await second.close();
    });
  });
});
