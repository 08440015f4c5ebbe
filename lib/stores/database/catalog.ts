// Which tables and columns a database has: one query of its own catalogue.
import { sql } from 'kysely';
import type { Database } from './database';

/** Table name → column name → declared type, as the database spells it. */
export type Catalog = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Read the tables that an unqualified name reaches. */
export async function readCatalog({ dialect, kysely }: Database): Promise<Catalog> {
  const query =
    dialect === 'sqlite'
      ? sql<CatalogRow>`SELECT t.name AS "table", c.name AS "column", c.type AS "type"
          FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type IN ('table', 'view')`
      : sql<CatalogRow>`SELECT t.relname AS "table", c.attname AS "column", format_type(c.atttypid, c.atttypmod) AS "type"
          FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_attribute c ON c.attrelid = t.oid
          WHERE t.relkind IN ('r', 'p', 'v') AND pg_table_is_visible(t.oid) AND c.attnum > 0 AND NOT c.attisdropped
            AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY t.relname, c.attnum`;
  const catalog = new Map<string, Map<string, string>>();
  for (const row of (await query.execute(kysely)).rows) {
    const columns = catalog.get(row.table) ?? new Map<string, string>();
    catalog.set(row.table, columns.set(row.column, row.type));
  }
  return catalog;
}

/** Read which columns of a table refuse NULL and have no default; a key that the database counts up has one. */
export async function readRequiredColumns({ dialect, kysely }: Database, table: string): Promise<string[]> {
  const query =
    dialect === 'sqlite'
      ? sql<{ column: string }>`SELECT name AS "column" FROM pragma_table_info(${table})
          WHERE "notnull" = 1 AND dflt_value IS NULL AND pk = 0`
      : sql<{ column: string }>`SELECT attname AS "column" FROM pg_attribute
          WHERE attrelid = to_regclass(quote_ident(${table})) AND attnum > 0 AND NOT attisdropped
            AND attnotnull AND NOT atthasdef AND attidentity = '' ORDER BY attnum`;
  return (await query.execute(kysely)).rows.map(({ column }) => column);
}

interface CatalogRow {
  table: string;
  column: string;
  type: string;
}
