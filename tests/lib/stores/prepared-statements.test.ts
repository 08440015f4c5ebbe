import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '@/lib/stores/database/database';
import { openDatabase } from '@/lib/stores/open';
import { databases, postgresServers, type TestDatabase } from './databases';

for (const { title, isAbsent, create } of databases.filter((kind) => kind.title === 'PostgreSQL')) {
  describe.skipIf(isAbsent)(`named statements [${title}]`, () => {
    let place: TestDatabase;
    let database: Database;

    beforeEach(async () => {
      place = await create();
      database = await openDatabase({ databaseUrl: place.url, pool: { max: 1 } });
      await sql`CREATE TABLE auth_group (id integer, name text)`.execute(database.kysely);
      await sql`INSERT INTO auth_group VALUES (1, 'editors')`.execute(database.kysely);
    });
    afterEach(async () => {
      await database.close();
      await place.drop();
    });

    const prepareRead = () =>
      database.prepareOne(database.kysely.selectFrom('auth_group').select('name').where('id', '=', 0));
    const countNamed = async () => {
      const { rows } = await sql<{ count: number }>`SELECT count(*) FROM pg_prepared_statements`.execute(
        database.kysely,
      );
      return rows[0]?.count;
    };

    test('are planned once a connection', async () => {
      const read = prepareRead();
      expect([await read([1]), await read([2])]).toEqual([{ name: 'editors' }, undefined]);
      expect(await countNamed()).toBe(1);
    });

    test('go unnamed when the server does not know the name, as behind PgBouncer', async () => {
      const read = prepareRead();
      await read([1]);
      await sql`DEALLOCATE ALL`.execute(database.kysely);
      expect([await read([1]), await read([1])]).toEqual([{ name: 'editors' }, { name: 'editors' }]);
      expect(await countNamed()).toBe(0);
    });

    test('survive a change of the columns that they read', async () => {
      const read = prepareRead();
      await read([1]);
      await sql`ALTER TABLE auth_group ALTER COLUMN name TYPE varchar(150)`.execute(database.kysely);
      expect(await read([1])).toEqual({ name: 'editors' });
    });
  });
}

const [, pooled] = postgresServers;

describe.skipIf(pooled.isAbsent)(`named statements [${pooled.title}]`, () => {
  test('answer what was asked, whichever connection the pooler gives', async () => {
    const place = await pooled.create();
    const database = await openDatabase({ databaseUrl: place.url, pool: { max: 8 } });
    await sql`CREATE TABLE auth_group (id integer, name text)`.execute(database.kysely);
    await sql`INSERT INTO auth_group VALUES (1, 'editors'), (2, 'readers')`.execute(database.kysely);
    const groups = database.kysely.selectFrom('auth_group');
    const readName = database.prepareOne(groups.select('name').where('id', '=', 0));
    const readId = database.prepareOne(groups.select('id').where('name', '=', ''));
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => Promise.all([readName([2]), readId(['editors'])])),
    );
    expect(new Set(answers.map((pair) => JSON.stringify(pair)))).toEqual(
      new Set(['[{"name":"readers"},{"id":1}]']),
    );
    await database.close();
    await place.drop();
  });
});
