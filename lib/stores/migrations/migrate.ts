// `migrate`: make an empty database what `manage.py migrate` of Django 5.2 with simplejwt's token_blacklist would make
// it, and record that, so that a Django project attached later finds nothing to do. Anything but an empty database is
// left alone. One transaction under a lock: two processes that start at once do it once.
import { sql } from 'kysely';
import { readCatalog } from '../database/catalog';
import { type Database, type Steps, step } from '../database/database';
import { type InspectionOptions, inspectCatalog, requireReady } from '../database/inspect';
import { DJANGO_USER } from '../users/user-model';
import { apply, createAppPermissions, lockMigrations } from './app-migrations';
import type { AppTables } from './app-tables';
import { createPermissions } from './create-permissions';
import { MIGRATIONS, MODELS } from './ddl/history';
import { type AutoField, postgresDdl } from './ddl/postgres';
import { SQLITE_DDL } from './ddl/sqlite';

const EVERYTHING: InspectionOptions = {
  userTable: DJANGO_USER.table,
  needsSessions: true,
  needsTokens: true,
};

/**
 * Create Django's tables in an empty database. `nothing-to-do` when all that `needs` names is there; throws StoreError,
 * and changes nothing, when a Django project owns the database, or must own it because the user model is its own.
 */
export async function migrate(
  database: Database,
  { now, autoField = 'integer', needs = EVERYTHING, apps = [] }: MigrateOptions,
): Promise<'migrated' | 'nothing-to-do'> {
  const catalog = await readCatalog(database);
  const found = inspectCatalog(catalog, needs);
  if (found.status === 'empty' && needs.userTable === DJANGO_USER.table)
    return database.transaction(() => createTables(database, { now, autoField, apps }));
  requireReady(found, needs, catalog);
  return 'nothing-to-do';
}

export interface MigrateOptions {
  now: Date;
  /** DEFAULT_AUTO_FIELD; makes a difference on PostgreSQL only. */
  autoField?: AutoField;
  needs?: InspectionOptions;
  /** Apps of your own, whose tables come with the others. */
  apps?: readonly AppTables[];
}

function* createTables(
  database: Database,
  { now, autoField, apps }: { now: Date; autoField: AutoField; apps: readonly AppTables[] },
): Steps<'migrated' | 'nothing-to-do'> {
  const { dialect, kysely } = database;
  yield* lockMigrations(database);
  const existing =
    dialect === 'sqlite'
      ? sql`SELECT 1 FROM sqlite_master WHERE name = 'django_migrations'`
      : sql`SELECT 1 WHERE to_regclass('django_migrations') IS NOT NULL`;
  if ((yield* step(existing.compile(kysely))).rows.length > 0) return 'nothing-to-do';

  for (const statement of dialect === 'sqlite' ? SQLITE_DDL : postgresDdl(autoField))
    yield* step(sql.raw(statement).compile(kysely));
  yield* step(
    kysely
      .insertInto('django_migrations')
      .values(MIGRATIONS.map(([app, name]) => ({ app, name, applied: now }))),
  );
  yield* createPermissions(kysely, MODELS);
  const target = { dialect, userTable: DJANGO_USER.table, userIdColumn: 'id', userIdType: 'integer' };
  for (const app of apps) {
    for (const migration of app.migrations) yield* apply(database, { app, migration, target, now });
    yield* createAppPermissions(database, app);
  }
  return 'migrated';
}
