// Where a database goes on counting the ids of a table. The counter itself is copied, not the highest id: the id of a
// deleted user must not be given again, since sessions and tokens of that user may still name it.
import { CompiledQuery } from 'kysely';
import type { Database } from '../database/database';
import { quoteName } from './column-text';
import type { TableShape } from './describe-tables';

/** Read the last id that was given in a table, as text; null where the database does not count. */
export async function readCounter(database: Database, table: TableShape): Promise<string | null> {
  const [column] = table.key;
  if (column === undefined) return null;
  if (database.dialect === 'sqlite') {
    if (!(await hasSqliteCounters(database))) return null;
    const query = 'SELECT CAST(seq AS TEXT) AS "last" FROM sqlite_sequence WHERE name = ?';
    return readLast(database, CompiledQuery.raw(query, [table.name]));
  }
  const sequence = await findSequence(database, table.name, column);
  if (sequence === null) return null;
  return readLast(
    database,
    CompiledQuery.raw(`SELECT CASE WHEN is_called THEN last_value::text END AS "last" FROM ${sequence}`),
  );
}

/** Go on after `last`, or after the highest id where that is higher. */
export async function setCounter(database: Database, table: TableShape, last: string | null): Promise<void> {
  const [column] = table.key;
  if (column === undefined) return;
  const highest = `(SELECT max(${quoteName(column)}) FROM ${quoteName(table.name)})`;
  if (database.dialect === 'sqlite') {
    if (last === null || !(await hasSqliteCounters(database))) return;
    await database.kysely.executeQuery(
      CompiledQuery.raw('DELETE FROM sqlite_sequence WHERE name = ?', [table.name]),
    );
    const query = `INSERT INTO sqlite_sequence (name, seq) VALUES (?, max(CAST(? AS INTEGER), coalesce(${highest}, 0)))`;
    await database.kysely.executeQuery(CompiledQuery.raw(query, [table.name, last]));
    return;
  }
  const sequence = await findSequence(database, table.name, column);
  if (sequence === null) return;
  // Of nothing, setval makes nothing.
  const query = `SELECT setval($1::regclass, greatest($2::bigint, ${highest}))`;
  await database.kysely.executeQuery(CompiledQuery.raw(query, [sequence, last]));
}

async function findSequence(database: Database, table: string, column: string): Promise<string | null> {
  const query = 'SELECT pg_get_serial_sequence(quote_ident($1), $2) AS "last"';
  return readLast(database, CompiledQuery.raw(query, [table, column]));
}

/** The table is there once a table with AUTOINCREMENT is. */
async function hasSqliteCounters(database: Database): Promise<boolean> {
  const query = `SELECT name AS "last" FROM sqlite_master WHERE name = 'sqlite_sequence'`;
  return (await readLast(database, CompiledQuery.raw(query))) !== null;
}

async function readLast(database: Database, query: CompiledQuery): Promise<string | null> {
  const { rows } = await database.kysely.executeQuery<{ last: string | null }>(
    query as CompiledQuery<{ last: string | null }>,
  );
  return rows[0]?.last ?? null;
}
