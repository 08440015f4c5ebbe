// `copydb`: everything from one database into another, such as from SQLite to PostgreSQL. Ids, hashes, sessions and
// tokens are copied as they are, and with the same keys nobody is signed out.
import { existsSync } from 'node:fs';
import type { ApiConfig } from '@/lib/api/settings/config';
import { readApiConfig } from '@/lib/api/settings/read-config';
import { readStoreNeeds } from '@/lib/api/settings/store-options';
import { allauthApps } from '@/lib/stores/allauth/apps';
import { copyTables } from '@/lib/stores/copy/copy-tables';
import { readCatalog } from '@/lib/stores/database/catalog';
import type { Database } from '@/lib/stores/database/database';
import { readDatabaseUrl } from '@/lib/stores/database/database-url';
import { inspectCatalog } from '@/lib/stores/database/inspect';
import { applyMigrations, listMigrations } from '@/lib/stores/migrations/app-migrations';
import type { AppTables } from '@/lib/stores/migrations/app-tables';
import { migrate } from '@/lib/stores/migrations/migrate';
import { openDatabase } from '@/lib/stores/open';
import { describeUserModel } from '@/lib/stores/users/user-model';
import { CommandError } from '../command-error';
import type { Surroundings } from '../workspace';

// Counting the rows of a large table takes longer than any query of a request may.
const pool = { max: 2, statementTimeoutMs: 10 * 60_000 };

/** Copy a database into an empty one; both are URLs, or names of environment variables that hold them. */
export async function copyDb(
  surroundings: Surroundings,
  places: { from: string; to: string },
): Promise<void> {
  const { env, terminal } = surroundings;
  const config = readApiConfig(env);
  const [from, to] = [readPlace(env, places.from), readPlace(env, places.to)];
  requireFile(from);
  const source = await openDatabase({ databaseUrl: from, pool });
  try {
    await requireTables(source, config);
    const target = await openDatabase({ databaseUrl: to, pool });
    try {
      await makeTables({ source, target }, config, surroundings);
      await copyTables(
        { source, target },
        { onTable: ({ table, rows }) => terminal.say(`  ${table}: ${rows} ${rows === 1 ? 'row' : 'rows'}`) },
      );
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
  terminal.say('Copied. Set DATABASE_URL to the new database; leave SECRET_KEY and SIGNING_KEY as they are.');
}

/** A name keeps a password out of the list of processes and the history of the shell. */
function readPlace(env: Surroundings['env'], text: string): string {
  if (!/^[A-Z][A-Z0-9_]*$/.test(text)) return text;
  const value = env[text]?.trim();
  if (!value) throw new CommandError(`The environment variable ${text} is not set.`);
  return value;
}

/** SQLite would make a missing file. */
function requireFile(databaseUrl: string): void {
  const place = readDatabaseUrl(databaseUrl);
  if (place.dialect === 'sqlite' && !existsSync(place.path)) {
    throw new CommandError(`There is no file ${place.path} to copy.`);
  }
}

async function requireTables(source: Database, config: ApiConfig): Promise<void> {
  const { missing } = inspectCatalog(await readCatalog(source), readStoreNeeds(config));
  if (missing.length === 0) return;
  throw new CommandError(`The source lacks the tables of ${missing.join(', ')}: is it the right database?`);
}

/** In an empty target, with what the source uses of allauth's and the features' tables. */
async function makeTables(
  { source, target }: { source: Database; target: Database },
  config: ApiConfig,
  { now, apps }: Surroundings,
): Promise<void> {
  const outcome = await migrate(target, {
    now: now(),
    autoField: config.autoField,
    needs: readStoreNeeds(config),
  });
  if (outcome !== 'migrated') return;
  const { table: userTable, idColumn: userIdColumn } = describeUserModel(config.user);
  const used = await listUsed(source, [...allauthApps, ...apps]);
  await applyMigrations(target, used, { now: now(), userTable, userIdColumn });
}

async function listUsed(source: Database, apps: readonly AppTables[]): Promise<AppTables[]> {
  const applied = (await listMigrations(source, apps)).filter(({ isApplied }) => isApplied);
  return apps.filter(({ label }) => applied.some(({ app }) => app === label));
}
