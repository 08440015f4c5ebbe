// PostgreSQL through pg under Kysely: a pool with limits, so that a slow or dead server is an error within seconds and
// never a request that hangs. A pooler such as PgBouncer may stand in between: it refuses most settings in the start-up
// packet and may give each transaction another connection, so time-outs are set later and names of statements can fail.
import { createHash } from 'node:crypto';
import { type CompiledQuery, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import { createKysely, type Database, type Rows, type Steps } from './database';
import type { PostgresAddress } from './database-url';
import { explainPostgresError } from './postgres-errors';

export interface PoolOptions {
  /** Connections a process (DATABASE_POOL_SIZE). Keep processes × this below the server's max_connections. */
  max: number;
  connectionTimeoutMs: number;
  statementTimeoutMs: number;
  idleTimeoutMs: number;
}

const DEFAULT_POOL: PoolOptions = {
  max: 10,
  connectionTimeoutMs: 5_000,
  statementTimeoutMs: 10_000,
  idleTimeoutMs: 30_000,
};

const INT8_OID = 20;
const TIMESTAMPTZ_OID = 1184;

/** Open a pool; nothing connects before the first query. */
export function openPostgres(address: PostgresAddress, options: Partial<PoolOptions> = {}): Database {
  const limits = { ...DEFAULT_POOL, ...options };
  const pool = new pg.Pool({
    host: address.host,
    port: address.port,
    user: address.user,
    password: address.password,
    database: address.database,
    ssl: address.ssl,
    options: address.options,
    max: limits.max,
    connectionTimeoutMillis: limits.connectionTimeoutMs,
    idleTimeoutMillis: limits.idleTimeoutMs,
    // The client's own limit: a server that has stopped answering cannot enforce its statement_timeout.
    query_timeout: limits.statementTimeoutMs + 2_000,
    onConnect: (client) => limitSession(client, limits.statementTimeoutMs),
    keepAlive: true,
    application_name: 'auth-api',
    types: { getTypeParser },
  });
  // An idle connection that the server ends is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => {});

  const kysely = createKysely(
    {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    (query) => run(pool, query.sql, query.parameters),
  );

  const naming: Naming = { isOn: true };

  return {
    dialect: 'postgres',
    kysely,
    prepare<Row>(query: { compile(): CompiledQuery<Row> }) {
      const runPrepared = prepareStatement<Row>(pool, naming, query.compile().sql);
      return async (values: readonly unknown[]) => (await runPrepared(values)).rows;
    },
    prepareOne<Row>(query: { compile(): CompiledQuery<Row> }) {
      const runPrepared = prepareStatement<Row>(pool, naming, query.compile().sql);
      return async (values: readonly unknown[]) => (await runPrepared(values)).rows[0];
    },
    transaction: (steps) => runTransaction(pool, limits.statementTimeoutMs, steps),
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }), // setup: metrics
    async close() {
      await kysely.destroy();
      await pool.end();
    },
  };
}

/** Whether statements are named on the server; off for good once it does not know one that was named. */
type Naming = { isOn: boolean };

// Invalid and duplicate statement name, and a cached plan whose tables have changed. None of them has run anything.
const NAMING_FAILURES = ['26000', '42P05', '0A000'];

/**
 * A query that the server plans once a connection. Behind PgBouncer, which may give each transaction another
 * connection, a name can be unknown: then the query is sent again without one, as are all that follow. A name is the
 * hash of its SQL, so that a connection that someone else has used cannot hold another query under it.
 */
function prepareStatement<Row>(
  pool: pg.Pool,
  naming: Naming,
  sql: string,
): (values: readonly unknown[]) => Promise<Rows<Row>> {
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
  return async (values) => {
    if (!naming.isOn) return run(pool, sql, values);
    try {
      return await run(pool, sql, values, name);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && NAMING_FAILURES.includes(error.code ?? ''))) throw error;
      naming.isOn = false;
      return run(pool, sql, values);
    }
  };
}

/**
 * Let the server end slow statements of this connection, where it is ours alone. Behind a pooler, which makes up the
 * process id of the connections that it hands out, the setting would reach the clients of others: there, transactions
 * carry it themselves, and single statements have the client's limit and what ALTER ROLE gives them (see `doctor`).
 */
async function limitSession(client: pg.ClientBase, milliseconds: number): Promise<void> {
  // Documented nowhere but used by pg's own cancel(): what the server said at the start is its process id.
  const { processID } = client as unknown as { processID: number | null };
  await client.query(
    `SELECT set_config('statement_timeout', $1, false), set_config('idle_in_transaction_session_timeout', $1, false)
       WHERE pg_backend_pid() = $2`,
    [String(milliseconds), processID],
  );
}

async function runTransaction<Result>(
  pool: pg.Pool,
  timeoutMs: number,
  steps: () => Steps<Result>,
): Promise<Result> {
  const client = await pool.connect().catch((error: unknown) => {
    throw explainPostgresError(error);
  });
  let broken: Error | undefined;
  // A connection lost between two statements is reported by an event as well as by the next query.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    // One message, as none of the three takes values.
    await run(
      client,
      `BEGIN; SET LOCAL statement_timeout = ${timeoutMs}; SET LOCAL idle_in_transaction_session_timeout = ${timeoutMs}`,
      [],
    );
    const transaction = steps();
    let turn = transaction.next();
    while (!turn.done) turn = transaction.next(await run(client, turn.value.sql, turn.value.parameters));
    await run(client, 'COMMIT', []);
    return turn.value;
  } catch (error) {
    await client.query('ROLLBACK').catch(onError);
    throw error;
  } finally {
    client.off('error', onError);
    // One that could not even roll back is not given to the next request.
    client.release(broken);
  }
}

async function run<Row>(
  client: pg.Pool | pg.PoolClient,
  sql: string,
  values: readonly unknown[],
  name?: string,
): Promise<Rows<Row>> {
  try {
    const result = await client.query({ text: sql, values: [...values], name });
    // Rows have the shape that the query was typed with; the driver knows only `any`.
    return { rows: result.rows as Row[], affected: result.rowCount ?? 0 };
  } catch (error) {
    throw explainPostgresError(error);
  }
}

/**
 * bigint columns (ids of Django's BigAutoField) become numbers as long as a number can hold them; times stay text, for
 * a Date would cut their microseconds off.
 */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (format === 'binary') return pg.types.getTypeParser(oid, format);
  if (oid === INT8_OID) return (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text);
  if (oid === TIMESTAMPTZ_OID) return (text) => text;
  return pg.types.getTypeParser(oid);
}
