// Migrations of your own apps, recorded in django_migrations under the names that Django would record: a Django project
// on the same database has nothing left to do, and what it has done is not done again.
import { sql } from 'kysely';
import { readCatalog } from '../database/catalog';
import { type Database, type Steps, step } from '../database/database';
import { StoreError } from '../stores';
import type { AppTables, Migration, MigrationTarget } from './app-tables';
import { createPermissions } from './create-permissions';

// Any number will do, as long as nothing else uses it.
const POSTGRES_LOCK = 0x646a_6e67;

/** Hold off every other migration until the transaction ends. BEGIN IMMEDIATE has locked an SQLite file already. */
export function* lockMigrations({ dialect, kysely }: Database): Steps<void> {
  if (dialect === 'postgres') {
    yield* step(sql`SELECT pg_advisory_xact_lock(${POSTGRES_LOCK})`.compile(kysely));
  }
}

export type ListedMigration = { app: string; name: string; isApplied: boolean };

/** List every migration of the apps, in order. A database without django_migrations has applied none. */
export async function listMigrations(
  database: Database,
  apps: readonly AppTables[],
): Promise<ListedMigration[]> {
  if (apps.length === 0) return [];
  const hasHistory = (await readCatalog(database)).has('django_migrations');
  const applied = hasHistory ? await readApplied(database, apps) : new Set<string>();
  return apps.flatMap(({ label, migrations }) =>
    migrations.map(({ name }) => ({ app: label, name, isApplied: applied.has(`${label}.${name}`) })),
  );
}

async function readApplied({ kysely }: Database, apps: readonly AppTables[]): Promise<Set<string>> {
  const labels = apps.map(({ label }) => label);
  const rows = await kysely
    .selectFrom('django_migrations')
    .select(['app', 'name'])
    .where('app', 'in', labels)
    .execute();
  return new Set(rows.map(({ app, name }) => `${app}.${name}`));
}

/** Run what has not run yet, each migration in a transaction of its own. The names, such as `notes.0001_initial`. */
export async function applyMigrations(
  database: Database,
  apps: readonly AppTables[],
  { now, userTable, userIdColumn }: { now: Date; userTable: string; userIdColumn: string },
): Promise<string[]> {
  // SQLite shows types in capitals.
  const userIdType = (await readCatalog(database)).get(userTable)?.get(userIdColumn)?.toLowerCase();
  if (userIdType === undefined) {
    const problem = `There is no column "${userTable}"."${userIdColumn}" to refer to: set AUTH_USER_TABLE.`;
    throw new StoreError('configuration', problem);
  }
  const target = { dialect: database.dialect, userTable, userIdColumn, userIdType };
  await refuseHalfMade(database, apps);
  const done: string[] = [];
  for (const app of apps) {
    for (const migration of app.migrations) {
      const hasRun = await database.transaction(() => applyOnce(database, { app, migration, target, now }));
      if (hasRun) done.push(`${app.label}.${migration.name}`);
    }
    await database.transaction(() => createAppPermissions(database, app));
  }
  return done;
}

async function refuseHalfMade(database: Database, apps: readonly AppTables[]): Promise<void> {
  const listed = await listMigrations(
    database,
    apps.filter(({ isMadeAtOnce }) => isMadeAtOnce),
  );
  for (const { app, name } of listed.filter(({ isApplied }) => !isApplied)) {
    if (!listed.some((other) => other.app === app && other.isApplied)) continue;
    const problem = `A Django project has made the tables of ${app}, but not ${name}: run its \`manage.py migrate\`.`;
    throw new StoreError('configuration', problem);
  }
}

type Application = { app: AppTables; migration: Migration; target: MigrationTarget; now: Date };

function* applyOnce(database: Database, application: Application): Steps<boolean> {
  yield* lockMigrations(database);
  const { rows } = yield* step(
    database.kysely
      .selectFrom('django_migrations')
      .select('id')
      .where('app', '=', application.app.label)
      .where('name', '=', application.migration.name),
  );
  if (rows.length > 0) return false;
  yield* apply(database, application);
  return true;
}

/** Run one migration and record it. */
export function* apply({ kysely }: Database, { app, migration, target, now }: Application): Steps<void> {
  for (const statement of migration.statements(target)) yield* step(sql.raw(statement).compile(kysely));
  yield* step(
    kysely.insertInto('django_migrations').values({ app: app.label, name: migration.name, applied: now }),
  );
}

export function* createAppPermissions({ kysely }: Database, { label, models }: AppTables): Steps<void> {
  if (models.length === 0) return;
  yield* createPermissions(
    kysely,
    models.map(({ model, verboseName }) => ({ appLabel: label, model, verboseName })),
  );
}
