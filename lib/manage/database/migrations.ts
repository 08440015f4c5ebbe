// `migrate`, `showmigrations` and `makemigration`: Django's tables in an empty database, and those of allauth and of the
// features in any.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiConfig } from '@/lib/api/settings/config';
import { readApiConfig } from '@/lib/api/settings/read-config';
import { listAllauthApps, readStoreNeeds } from '@/lib/api/settings/store-options';
import type { Database } from '@/lib/stores/database/database';
import { applyMigrations, listMigrations } from '@/lib/stores/migrations/app-migrations';
import { migrate } from '@/lib/stores/migrations/migrate';
import { openDatabase } from '@/lib/stores/open';
import { describeUserModel } from '@/lib/stores/users/user-model';
import { CommandError } from '../command-error';
import type { Surroundings } from '../workspace';

/** Create Django's tables in an empty database, then run the migrations of the features that have not run. */
export async function runMigrate(surroundings: Surroundings): Promise<void> {
  const { terminal } = surroundings;
  const now = surroundings.now();
  await withDatabase(surroundings, async (database, config) => {
    const apps = [...listAllauthApps(config), ...surroundings.apps];
    const outcome = await migrate(database, {
      now,
      autoField: config.autoField,
      needs: readStoreNeeds(config),
    });
    if (outcome === 'migrated') {
      terminal.say('Created the tables of contenttypes, auth, sessions and token_blacklist.');
    }
    const { table: userTable, idColumn: userIdColumn } = describeUserModel(config.user);
    const done = await applyMigrations(database, apps, { now, userTable, userIdColumn });
    for (const name of done) terminal.say(`  Applying ${name}... OK`);
    if (outcome === 'nothing-to-do' && done.length === 0) terminal.say('No migrations to apply.');
  });
}

/** List the migrations of the features, as Django's command does. */
export async function showMigrations(surroundings: Surroundings): Promise<void> {
  const { terminal } = surroundings;
  await withDatabase(surroundings, async (database, config) => {
    const apps = [...listAllauthApps(config), ...surroundings.apps];
    const listed = await listMigrations(database, apps);
    for (const { label } of apps) {
      terminal.say(label);
      for (const { app, name, isApplied } of listed) {
        if (app === label) terminal.say(` [${isApplied ? 'X' : ' '}] ${name}`);
      }
    }
  });
}

async function withDatabase(
  { env }: Surroundings,
  work: (database: Database, config: ApiConfig) => Promise<void>,
): Promise<void> {
  const config = readApiConfig(env);
  const database = await openDatabase({ databaseUrl: config.databaseUrl });
  try {
    await work(database, config);
  } finally {
    await database.close();
  }
}

/** Write the next, empty migration of a feature under `root`, and its list of migrations. The path of the new file. */
export function makeMigration(root: string, { feature, name }: { feature: string; name: string }): string {
  const folder = join(root, 'lib', feature, 'migrations');
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    throw new CommandError(`"${name}" is no name for a migration: use a-z, 0-9 and _.`);
  if (!/^[a-z][a-z0-9-]*$/.test(feature) || !existsSync(folder)) {
    throw new CommandError(
      `No feature with migrations is called '${feature}': there is no lib/${feature}/migrations.`,
    );
  }
  const existing = listFiles(folder);
  const number = String(Number(existing.at(-1)?.slice(0, 4) ?? 0) + 1).padStart(4, '0');
  const path = join(folder, `${number}_${name}.ts`);
  writeFileSync(path, emptyMigration(`${number}_${name}`));
  writeFileSync(join(folder, 'all.ts'), listOfMigrations(feature, listFiles(folder)));
  return path;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_\w+\.ts$/.test(file))
    .sort();
}

function emptyMigration(name: string): string {
  return `import type { Migration } from '@/lib/stores/migrations/app-tables';

export const migration: Migration = {
  name: '${name}',
  // If a Django model describes the table too, paste what \`manage.py sqlmigrate\` prints for each database.
  statements: ({ dialect }) => (dialect === 'sqlite' ? [] : []),
};
`;
}

function listOfMigrations(feature: string, files: readonly string[]): string {
  const imports = files.map(
    (file) => `import { migration as m${file.slice(0, 4)} } from './${file.replace(/\.ts$/, '')}';`,
  );
  const names = files.map((file) => `m${file.slice(0, 4)}`).join(', ');
  return `// The migrations in their order. \`npm run manage -- makemigration ${feature} <name>\` writes the next one and this file.
${imports.join('\n')}

export const migrations = [${names}];
`;
}
