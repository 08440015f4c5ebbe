// SQLite through libsql (a prebuilt, synchronous driver) under Kysely. One connection a process; nothing here awaits
// inside a statement or a transaction. A lock held by another process (a Django project, `npm run manage`) is waited
// for in short blocking turns with pauses between, so that a long foreign write does not stop the whole server.
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import Libsql from 'libsql';
import { createKysely, type Database, type Rows, type Steps } from './database';
import { explainSqliteError, isBusy } from './sqlite-errors';
import { writeTimeText } from './tables';

const BUSY_TURN_MS = 100;
const BUSY_LIMIT_MS = 5_000;
const MAX_KEPT_STATEMENTS = 200;

type Connection = Libsql.Database;
type RunNow = (sql: string, values: readonly unknown[]) => Rows<unknown>;

/** Open a database file (":memory:" for none), creating it when missing. */
export function openSqlite(path: string): Database {
  const connection = connect(path);
  const runNow = createRunner(connection);
  const run: (query: CompiledQuery) => Promise<Rows<unknown>> = (query) =>
    retryWhileBusy(() => runNow(query.sql, query.parameters));
  const kysely = createKysely(
    {
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    run,
  );

  return {
    dialect: 'sqlite',
    kysely,
    prepare<Row>(query: { compile(): CompiledQuery<Row> }) {
      const { sql } = query.compile();
      // Rows have the shape that the query was typed with; the driver knows only `unknown`.
      return async (values: readonly unknown[]) =>
        (await retryWhileBusy(() => runNow(sql, values))).rows as Row[];
    },
    prepareOne<Row>(query: { compile(): CompiledQuery<Row> }) {
      // As an array: libsql takes a microsecond for every three columns that it must name.
      const statement = connection.prepare(query.compile().sql).raw();
      const names = statement.columns().map(({ name }) => name);
      return (values: readonly unknown[]) =>
        retryWhileBusy(() => nameColumns(statement.get(values.map(toSqlite)), names) as Row | undefined);
    },
    transaction: (steps) => retryWhileBusy(() => runTransaction(connection, runNow, steps)),
    pool: () => null, // setup: metrics
    async close() {
      await kysely.destroy();
      emptyLog(connection);
      connection.close();
    },
  };
}

function nameColumns(row: unknown, names: readonly string[]): Record<string, unknown> | undefined {
  if (!Array.isArray(row)) return undefined;
  const named: Record<string, unknown> = {};
  names.forEach((name, index) => {
    named[name] = row[index];
  });
  return named;
}

function connect(path: string): Connection {
  const isNew = path !== ':memory:' && !existsSync(path);
  try {
    const connection = new Libsql(path);
    connection.pragma(`busy_timeout = ${BUSY_TURN_MS}`);
    connection.pragma('foreign_keys = ON');
    if (isNew) switchToWal(connection);
    return connection;
  } catch (error) {
    throw explainSqliteError(error);
  }
}

/** Only for a file that we created: a Django project's own file keeps the mode its owner chose. */
function switchToWal(connection: Connection): void {
  try {
    connection.pragma('journal_mode = WAL');
  } catch (error) {
    // Busy: another process created the file at the same moment, and sets the mode.
    if (!isBusy(error)) throw error;
  }
}

/** libsql closes without it, and the file alone, copied elsewhere, would lack the newest rows. */
function emptyLog(connection: Connection): void {
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // Still in use by another process, or the disk is full: the log stays, and whoever opens the file next reads it.
  }
}

function createRunner(connection: Connection): RunNow {
  const kept = new Map<string, { statement: Libsql.Statement<unknown[]>; isReader: boolean }>();

  function prepareOnce(sql: string) {
    const known = kept.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    const prepared = { statement, isReader: statement.reader };
    if (kept.size < MAX_KEPT_STATEMENTS) kept.set(sql, prepared);
    return prepared;
  }

  return (sql, values) => {
    const { statement, isReader } = prepareOnce(sql);
    const bound = values.map(toSqlite);
    if (!isReader) return { rows: [], affected: statement.run(bound).changes };
    const rows = statement.all(bound);
    return { rows, affected: rows.length };
  };
}

/** From BEGIN to COMMIT without a turn of the event loop: another request's query would land in this transaction. */
function runTransaction<Result>(connection: Connection, runNow: RunNow, steps: () => Steps<Result>): Result {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const transaction = steps();
    let turn = transaction.next();
    while (!turn.done) turn = transaction.next(runNow(turn.value.sql, turn.value.parameters));
    commit(connection);
    return turn.value;
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

/** A foreign reader can hold up COMMIT in rollback-journal mode; the transaction stays open, so wait without yielding. */
function commit(connection: Connection): void {
  const limit = Date.now() + BUSY_LIMIT_MS;
  for (;;) {
    try {
      connection.exec('COMMIT');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > limit) throw error;
    }
  }
}

async function retryWhileBusy<T>(run: () => T): Promise<T> {
  const limit = Date.now() + BUSY_LIMIT_MS;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return run();
    } catch (error) {
      if (!isBusy(error) || Date.now() > limit) throw explainSqliteError(error);
      await sleep(1 + (attempt % 10));
    }
  }
}

/** libsql aborts the whole process on a value that it cannot bind, so nothing else may pass. */
function toSqlite(value: unknown): string | number | bigint | null {
  if (value === null || typeof value === 'string' || typeof value === 'bigint') return value;
  // Numbers are bound as REAL, which a TEXT column would keep as "1.0".
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof Date) return writeTimeText(value);
  throw new TypeError(`A value of type ${typeof value} cannot be a parameter of an SQLite query.`);
}
