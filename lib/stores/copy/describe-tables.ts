// What a copy has to know of a database: its tables with their columns, primary keys and foreign keys. Tables of
// extensions, views and SQLite's own tables are left out.
import { sql } from 'kysely';
import type { Database } from '../database/database';

export type Column = { name: string; type: string };

export type TableShape = {
  name: string;
  columns: readonly Column[];
  /** The columns of the primary key, in its order. */
  key: readonly string[];
  /** Other tables that this one refers to. */
  parents: readonly string[];
};

/** Read the tables that an unqualified name reaches, each after the tables that it refers to. */
export async function describeTables(database: Database): Promise<TableShape[]> {
  const [columns, references] = await Promise.all([readColumns(database), readReferences(database)]);
  const shapes = new Map<string, { name: string; columns: Column[]; key: string[]; parents: string[] }>();
  for (const { table, column, type } of columns) {
    const shape = shapes.get(table) ?? { name: table, columns: [], key: [], parents: [] };
    shape.columns.push({ name: column, type: type.toLowerCase() });
    shapes.set(table, shape);
  }
  const keyed = columns.filter(({ position }) => position > 0).sort((a, b) => a.position - b.position);
  for (const { table, column } of keyed) shapes.get(table)?.key.push(column);
  for (const { table, parent } of references) if (table !== parent) shapes.get(table)?.parents.push(parent);
  return sortByParents([...shapes.values()]);
}

/** Tables that refer to one another in a circle come last, in no order. */
function sortByParents(shapes: readonly TableShape[]): TableShape[] {
  const sorted: TableShape[] = [];
  let rest = [...shapes];
  while (rest.length > 0) {
    const ready = rest.filter(
      ({ parents }) => !parents.some((name) => rest.some((one) => one.name === name)),
    );
    if (ready.length === 0) return [...sorted, ...rest];
    sorted.push(...ready);
    rest = rest.filter((shape) => !ready.includes(shape));
  }
  return sorted;
}

type ColumnRow = { table: string; column: string; type: string; position: number };

async function readColumns({ dialect, kysely }: Database): Promise<ColumnRow[]> {
  const query =
    dialect === 'sqlite'
      ? sql<ColumnRow>`SELECT t.name AS "table", c.name AS "column", c.type AS "type", c.pk AS "position"
          FROM sqlite_master t JOIN pragma_table_info(t.name) c
          WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY t.name, c.cid`
      : sql<ColumnRow>`SELECT t.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS "type",
            coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0) AS "position"
          FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid
            LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
          WHERE t.relkind IN ('r', 'p') AND NOT t.relispartition AND pg_table_is_visible(t.oid)
            AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
          ORDER BY t.relname, a.attnum`;
  return (await query.execute(kysely)).rows;
}

async function readReferences({ dialect, kysely }: Database): Promise<{ table: string; parent: string }[]> {
  const query =
    dialect === 'sqlite'
      ? sql<{ table: string; parent: string }>`SELECT t.name AS "table", f."table" AS "parent"
          FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'`
      : sql<{ table: string; parent: string }>`SELECT t.relname AS "table", p.relname AS "parent"
          FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class p ON p.oid = c.confrelid
          WHERE c.contype = 'f' AND pg_table_is_visible(t.oid)`;
  return (await query.execute(kysely)).rows;
}
