// Copies the rows of one database into another whose tables are there and empty, SQLite or PostgreSQL on either side.
// Rows go in batches in the order of the primary key, tables after those that they refer to; at the end the rows of both
// sides are counted. What `migrate` writes into new tables (content types, permissions) gives way to the source's rows,
// because rows of other tables name them by id. django_migrations stays: it tells of the tables, not of the rows.
import { CompiledQuery } from 'kysely';
import type { Database } from '../database/database';
import { StoreError } from '../stores';
import { canTravel, prepareText, quoteName, readAsText, writeFromText } from './column-text';
import { readCounter, setCounter } from './counters';
import { describeTables, type TableShape } from './describe-tables';

// 11 columns × 1 000 rows stay below the parameters of one statement: 32 766 on SQLite, 65 535 on PostgreSQL.
const batchRows = 1_000;
const batchParameters = 16_000;

const kept = 'django_migrations';
/** Children first, as rows are deleted. */
const madeByMigrate = ['auth_permission', 'django_content_type'];

type Sides = { source: Database; target: Database };
type Pair = { from: TableShape; to: TableShape };

export type CopiedTable = { table: string; rows: number };

/** Copy everything; throws StoreError, before the first row is written, where the tables do not match. */
export async function copyTables(
  sides: Sides,
  { onTable }: { onTable: (copied: CopiedTable) => void },
): Promise<void> {
  const pairs = await pairTables(sides);
  await requireEmpty(sides.target, pairs);
  for (const table of madeByMigrate) {
    if (pairs.some(({ to }) => to.name === table))
      await execute(sides.target, `DELETE FROM ${quoteName(table)}`);
  }
  for (const pair of pairs) {
    await copyRows(sides, pair);
    await setCounter(sides.target, pair.to, await readCounter(sides.source, pair.from));
    onTable({ table: pair.from.name, rows: await requireEqualCounts(sides, pair) });
  }
}

/** Pair the tables, in the order in which the target takes their rows. */
async function pairTables({ source, target }: Sides): Promise<Pair[]> {
  const from = (await describeTables(source)).filter(({ name }) => name !== kept);
  const to = await describeTables(target);
  for (const shape of from) {
    if (to.some(({ name }) => name === shape.name) || !(await hasRows(source, shape.name))) continue;
    throw mismatch(`The target has no table "${shape.name}"`);
  }
  return to.flatMap((shape) => {
    const other = from.find(({ name }) => name === shape.name);
    if (other === undefined) return [];
    requireSameColumns(other, shape);
    requireCopyable({ from: other, to: shape }, { source, target });
    return [{ from: other, to: shape }];
  });
}

function requireSameColumns(from: TableShape, to: TableShape): void {
  const sorted = ({ columns }: TableShape) => columns.map(({ name }) => name).sort();
  if (sorted(from).join() === sorted(to).join()) return;
  throw mismatch(`Table "${from.name}" has other columns in the target`);
}

function mismatch(problem: string): StoreError {
  return new StoreError(
    'configuration',
    `${problem}: let the Django project or the version that made the source migrate both databases.`,
  );
}

function requireCopyable({ from, to }: Pair, { source, target }: Sides): void {
  if (from.key.length === 0) {
    throw new StoreError('configuration', `Table "${from.name}" has no primary key and cannot be copied.`);
  }
  const odd =
    from.columns.find((column) => !canTravel(column, source.dialect)) ??
    to.columns.find((column) => !canTravel(column, target.dialect));
  if (odd === undefined) return;
  const problem = `Column "${from.name}"."${odd.name}" is of type ${odd.type}, which this command cannot copy.`;
  throw new StoreError('configuration', problem);
}

async function requireEmpty(target: Database, pairs: readonly Pair[]): Promise<void> {
  for (const { to } of pairs) {
    if (madeByMigrate.includes(to.name) || !(await hasRows(target, to.name))) continue;
    const problem = `The target is not empty: "${to.name}" has rows. Name an empty database.`;
    throw new StoreError('configuration', problem);
  }
}

async function copyRows({ source, target }: Sides, { from, to }: Pair): Promise<void> {
  const columns = from.columns.map((column) => ({
    from: column,
    // requireSameColumns has found it.
    to: to.columns.find(({ name }) => name === column.name) as TableShape['columns'][number],
  }));
  const size = Math.min(batchRows, Math.floor(batchParameters / columns.length));
  const readPage = createReader(source, from, size);
  let last: readonly (string | null)[] | null = null;
  for (;;) {
    const rows = await readPage(last);
    if (rows.length === 0) return;
    const values = rows.flatMap((row) =>
      columns.map((column, index) => prepareText(row[index] ?? null, column.from, column.to, target.dialect)),
    );
    let count = 0;
    const lines = rows.map(() => {
      const cells = columns.map((column) => {
        count += 1;
        return writeFromText(column.to, target.dialect, target.dialect === 'sqlite' ? '?' : `$${count}`);
      });
      return `(${cells.join(', ')})`;
    });
    const names = columns.map((column) => quoteName(column.to.name)).join(', ');
    await execute(target, `INSERT INTO ${quoteName(to.name)} (${names}) VALUES ${lines.join(', ')}`, values);
    if (rows.length < size) return;
    const lastRow = rows.at(-1) ?? [];
    last = from.key.map((name) => lastRow[from.columns.findIndex((column) => column.name === name)] ?? null);
  }
}

type Page = (after: readonly (string | null)[] | null) => Promise<(string | null)[][]>;

/** Pages by the primary key: every page costs the same, however far it is. */
function createReader(source: Database, table: TableShape, size: number): Page {
  const { dialect } = source;
  const keys = table.key.map((name) => table.columns.find((column) => column.name === name));
  const cells = table.columns
    .map((column, index) => `${readAsText(column, dialect)} AS "c${index}"`)
    .join(', ');
  const key = table.key.map(quoteName).join(', ');
  const places = keys.map((column, index) => {
    if (column === undefined) return '?';
    return dialect === 'sqlite' ? sqliteKey(column.type) : writeFromText(column, dialect, `$${index + 1}`);
  });
  const start = `SELECT ${cells} FROM ${quoteName(table.name)}`;
  const end = `ORDER BY ${key} LIMIT ${size}`;
  return async (after) => {
    const where = after === null ? '' : `WHERE (${key}) > (${places.join(', ')})`;
    const { rows } = await source.kysely.executeQuery(
      CompiledQuery.raw(`${start} ${where} ${end}`, [...(after ?? [])]),
    );
    return (rows as Record<string, string | null>[]).map((row) =>
      table.columns.map((_, index) => row[`c${index}`] ?? null),
    );
  };
}

/** A parameter has no affinity inside a row value, and every text comes after every number. */
function sqliteKey(type: string): string {
  return type.includes('int') ? 'CAST(? AS INTEGER)' : '?';
}

async function requireEqualCounts({ source, target }: Sides, { from }: Pair): Promise<number> {
  const [before, after] = await Promise.all([countRows(source, from.name), countRows(target, from.name)]);
  if (before === after) return after;
  throw new StoreError(
    'unavailable',
    `"${from.name}" has ${before} rows in the source and ${after} in the target: something wrote meanwhile. Stop the API, empty the target and begin again.`,
  );
}

async function countRows(database: Database, table: string): Promise<number> {
  const { rows } = await database.kysely.executeQuery(
    CompiledQuery.raw(`SELECT count(*) AS "count" FROM ${quoteName(table)}`),
  );
  return Number((rows as { count: number }[])[0]?.count);
}

async function hasRows(database: Database, table: string): Promise<boolean> {
  const { rows } = await database.kysely.executeQuery(
    CompiledQuery.raw(`SELECT 1 FROM ${quoteName(table)} LIMIT 1`),
  );
  return rows.length > 0;
}

async function execute(database: Database, text: string, values: unknown[] = []): Promise<void> {
  await database.kysely.executeQuery(CompiledQuery.raw(text, values));
}
