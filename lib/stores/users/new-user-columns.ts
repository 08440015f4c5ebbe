// Columns of the user table beyond Django's own that must have a value. A Django model fills them from its defaults, which
// the database does not know (`created_at` with auto_now_add, a `name` of CharField); here the application does.
import type { Catalog } from '../database/catalog';
import type { Database } from '../database/database';
import { type NewUser, type NewUserColumns, StoreError } from '../stores';
import type { UserTable } from './user-model';

export type ColumnFiller = {
  /** Columns that need a value and get none, so that no user can be made. */
  unfilled: readonly string[];
  /** The values of the further columns for one user. */
  fill(user: NewUser): Promise<Record<string, unknown>>;
};

type FillerParts = {
  database: Database;
  users: UserTable;
  catalog: Catalog;
  /** Columns without a default that refuse NULL. */
  required: readonly string[];
  values: NewUserColumns;
};

/** Match what the application fills with what the table needs. Throws StoreError for a column that is not to be filled. */
export function createColumnFiller({
  database,
  users,
  catalog,
  required,
  values,
}: FillerParts): ColumnFiller {
  const written = new Set<string>([users.idColumn, ...users.columns.values()]);
  for (const column of Object.keys(values)) {
    const isThere = catalog.get(users.table)?.has(column) === true;
    if (isThere && !written.has(column)) continue;
    const problem = isThere ? 'is set by the API itself' : `is no column of table "${users.table}"`;
    throw new StoreError(
      'configuration',
      `newUserColumns in lib/api/customization.ts: "${column}" ${problem}; remove it.`,
    );
  }
  return {
    unfilled: required.filter((column) => !written.has(column) && values[column] === undefined),

    async fill({ password: _secret, ...user }) {
      const row: Record<string, unknown> = {};
      for (const [column, makeValue] of Object.entries(values)) {
        const value = await makeValue(user, { database });
        // PostgreSQL would write the row that it refuses into its log, with the hash of the password.
        if ((value ?? null) === null && required.includes(column))
          throw new Error(`newUserColumns in lib/api/customization.ts: "${column}" has no value.`);
        row[column] = value;
      }
      return row;
    },
  };
}

/** Say what is in the way of new users; null: nothing. */
export function describeUnfilled(table: string, unfilled: readonly string[]): string | null {
  if (unfilled.length === 0) return null;
  const columns = unfilled.map((column) => `"${column}"`).join(', ');
  return `No users can be created: table "${table}" needs a value for ${columns}, without a default in the database. Fill them with newUserColumns in lib/api/customization.ts, or give the Django model's fields a db_default.`;
}
