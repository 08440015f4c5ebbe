// One database for the stores: Kysely builds every query, and this interface runs it, the same on both databases.
// A transaction is a generator of queries, so that SQLite can run it to its end without giving the event loop a turn
// (its one connection is shared by all requests) while PostgreSQL awaits each step on a connection of its own.
import {
  type Compilable,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
} from 'kysely';
import type { DjangoTables } from './tables';

export interface Rows<Row> {
  rows: Row[];
  /** Rows inserted, updated or deleted. */
  affected: number;
}

export type Steps<Result> = Generator<CompiledQuery, Result, Rows<unknown>>;

// setup: metrics begin
/** Connections at this moment, and queries that wait for one. */
export type PoolUse = { total: number; idle: number; waiting: number };
// setup: metrics end

export interface Database {
  readonly dialect: 'sqlite' | 'postgres';
  readonly kysely: Kysely<DjangoTables>;
  /**
   * Compile a query once and run it often. The values it was built with are placeholders: each run gives its own, in the
   * order in which they stand in the SQL.
   */
  prepare<Row>(query: Compilable<Row>): (values: readonly unknown[]) => Promise<Row[]>;
  /** The same for a query of one row at most: the hot path, as libsql is twice as fast without an iterator. */
  prepareOne<Row>(query: Compilable<Row>): (values: readonly unknown[]) => Promise<Row | undefined>;
  /** Run the steps in one write transaction (BEGIN IMMEDIATE on SQLite). */
  transaction<Result>(steps: () => Steps<Result>): Promise<Result>;
  // setup: metrics begin
  /** Null where there is no pool. */
  pool(): PoolUse | null;
  // setup: metrics end
  close(): Promise<void>;
}

/** One step of a transaction: `const { rows } = yield* step(query)`. */
export function* step<Row>(
  query: Compilable<Row> | CompiledQuery<Row>,
): Generator<CompiledQuery, Rows<Row>, Rows<unknown>> {
  // The runner answers each query with that query's rows; a generator's type cannot say so.
  return (yield 'compile' in query ? query.compile() : query) as Rows<Row>;
}

/** Compile a step once; each run gives its own values, in the order in which they stand in the SQL. */
export function compileStep<Row>(query: Compilable<Row>): (values: readonly unknown[]) => CompiledQuery<Row> {
  const compiled = query.compile();
  return (parameters) => ({ ...compiled, parameters });
}

/** Build a Kysely whose queries all go through `run`; transactions are Database.transaction's alone. */
export function createKysely(
  dialect: Omit<Dialect, 'createDriver'>,
  run: (query: CompiledQuery) => Promise<Rows<unknown>>,
): Kysely<DjangoTables> {
  const connection: DatabaseConnection = {
    async executeQuery<Row>(query: CompiledQuery) {
      const { rows, affected } = await run(query);
      // Rows have the shape that the query was typed with; the drivers know only `unknown`.
      return { rows: rows as Row[], numAffectedRows: BigInt(affected) };
    },
    streamQuery() {
      throw new Error('The stores do not stream.');
    },
  };
  const noTransaction = async () => {
    throw new Error('Use Database.transaction.');
  };
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: noTransaction,
    commitTransaction: noTransaction,
    rollbackTransaction: noTransaction,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  return new Kysely<DjangoTables>({ dialect: { ...dialect, createDriver: () => driver } });
}

/** Say whether an error is a broken UNIQUE or PRIMARY KEY constraint. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return (
    error.code === '23505' ||
    error.code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  );
}

/** Codes differ with the constraint: RESTRICT is a trigger to SQLite, and has a code of its own from PostgreSQL 18. */
export function isForeignKeyViolation(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const isSqlite = error.message.includes('FOREIGN KEY constraint failed');
  return isSqlite || error.code === '23503' || error.code === '23001';
}
