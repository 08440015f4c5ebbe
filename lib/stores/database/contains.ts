// Django's `icontains`: full Unicode upper case on PostgreSQL, LIKE (which folds ASCII only) on SQLite.
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Database } from './database';

export function containsIgnoringCase(
  { dialect }: Database,
  column: string,
  text: string,
): Expression<SqlBool> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return dialect === 'postgres'
    ? sql<SqlBool>`upper(${sql.ref(column)}::text) LIKE upper(${pattern})`
    : sql<SqlBool>`${sql.ref(column)} LIKE ${pattern} ESCAPE '\\'`;
}
