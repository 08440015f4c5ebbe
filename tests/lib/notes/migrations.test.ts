// The tables of a feature in a database that was there before it, as `npm run manage -- migrate` makes them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noteTables } from '@/lib/notes/tables';
import { applyMigrations, listMigrations } from '@/lib/stores/migrations/app-migrations';
import { openDatabase } from '@/lib/stores/open';
import { databases, now, open, runSql, type TestDatabase } from '../stores/databases';
import { readRows, readSchema } from '../stores/schema';

const users = { now, userTable: 'auth_user', userIdColumn: 'id' };

describe.each(databases)('migrations of a feature [$title]', ({ isAbsent, create }) => {
  describe.skipIf(isAbsent)('on a database of its own', () => {
    let database: TestDatabase;

    beforeEach(async () => {
      database = await create();
    });
    afterEach(() => database.drop());

    async function migrateAgain() {
      const opened = await openDatabase({ databaseUrl: database.url });
      try {
        return await applyMigrations(opened, [noteTables], users);
      } finally {
        await opened.close();
      }
    }

    test('make the same in a new database as in one that had no feature', async () => {
      await (await open(database.url)).close();
      const stores = await open(database.url, { apps: [noteTables] });
      expect([...stores.readyApps]).toEqual([]);
      await stores.close();
      expect(await migrateAgain()).toEqual(['notes.0001_initial']);
      const later = await open(database.url, { apps: [noteTables] });
      expect([...later.readyApps]).toEqual(['notes']);
      await later.close();

      const fresh = await create();
      await (await open(fresh.url, { apps: [noteTables] })).close();
      expect(await readSchema(database.url)).toEqual(await readSchema(fresh.url));
      expect(await readRows(database.url)).toEqual(await readRows(fresh.url));
      expect(await readRows(fresh.url)).toEqual(
        expect.arrayContaining([
          'migration notes.0001_initial',
          'content type notes.note',
          'permission notes.add_note Can add note',
          'permission notes.view_note Can view note',
        ]),
      );
      await fresh.drop();
    });

    test('run once when several processes migrate together', async () => {
      await (await open(database.url)).close();
      const done = await Promise.all([migrateAgain(), migrateAgain(), migrateAgain()]);
      expect(done.flat()).toEqual(['notes.0001_initial']);
    });

    test('leave a permission alone that Django has made', async () => {
      await (await open(database.url, { apps: [noteTables] })).close();
      const before = await readRows(database.url);
      expect(await migrateAgain()).toEqual([]);
      expect(await readRows(database.url)).toEqual(before);
    });

    test('leave nothing behind where one fails', async () => {
      await (await open(database.url)).close();
      await runSql(database.url, 'CREATE TABLE notes_note (id integer)');
      await expect(migrateAgain()).rejects.toThrow(/already exists/);
      expect(await readRows(database.url)).not.toContain('migration notes.0001_initial');
    });

    test('are all pending in a database without tables', async () => {
      const opened = await openDatabase({ databaseUrl: database.url });
      const listed = await listMigrations(opened, [noteTables]);
      await opened.close();
      expect(listed).toEqual([{ app: 'notes', name: '0001_initial', isApplied: false }]);
    });
  });
});
