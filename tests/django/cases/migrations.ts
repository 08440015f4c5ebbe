// One database, adopted in both directions: tables that we make are Django's own, and tables that Django made are
// used as they are.

import { z } from 'zod';
import { features } from '@/lib/features';
import { migrate } from '@/lib/stores/migrations/migrate';
import { openDatabase } from '@/lib/stores/open';
import { createDatabase, type Database, type DatabaseKind } from '../../support/databases';
import type { DjangoVersion } from '../../support/django/python';
import { type Environment, manageDjango, manageOurs, startApi } from '../../support/django/servers';
import { createVisitor } from '../http-client';
import type { Checker } from '../report';
import { readSchema, type Schema } from '../schema';
import { openWorld, sides, worldEnvironment } from '../world';
import { read } from './sessions';

const settings = 'config.settings';
const withQuestions = 'conformance.settings';
const verdict = z.object({ ok: z.boolean(), output: z.string() });
const autoFields = {
  integer: 'django.db.models.AutoField',
  bigint: 'django.db.models.BigAutoField',
} as const;

export async function checkMigrations(
  version: DjangoVersion,
  kind: DatabaseKind,
  check: Checker,
): Promise<void> {
  await compareSchemas(version, kind, check);
  await adoptOurs(version, kind, check);
  await reportMissingApp(version, kind, check);
}

/** Both flavours of DEFAULT_AUTO_FIELD. */
async function compareSchemas(version: DjangoVersion, kind: DatabaseKind, check: Checker): Promise<void> {
  for (const [ours, django] of Object.entries(autoFields)) {
    // SQLite has one kind of integer key.
    if (kind === 'SQLite' && ours === 'bigint') continue;
    const [made, reference] = await Promise.all([createDatabase(kind), createDatabase(kind)]);
    try {
      const database = await openDatabase({ databaseUrl: made.url });
      await migrate(database, {
        now: new Date(),
        autoField: ours === 'bigint' ? 'bigint' : 'integer',
        apps: features.map(({ tables }) => tables),
      });
      await database.close();
      const env = { ...environment(version, reference), DEFAULT_AUTO_FIELD: django };
      const migrated = await manageDjango({ version, env, settings, args: ['migrate', '-v0'] });
      if (!migrated.ok) throw new Error(migrated.output);
      compare(check, `${ours} keys`, version, await readSchema(made.url), await readSchema(reference.url));

      const adopting = { ...environment(version, made), DEFAULT_AUTO_FIELD: django };
      const before = await readSchema(made.url);
      const asked = await manageDjango({ version, env: adopting, settings: withQuestions, args: ['adopt'] });
      if (!asked.ok) throw new Error(asked.output);
      const [checked, applied, changes] = z.array(verdict).parse(JSON.parse(asked.output));
      check.isTrue(
        'ours → Django',
        `${ours} keys: migrate --check is content`,
        checked?.ok === true,
        checked?.output,
      );
      const isDone = applied?.output.includes('No migrations to apply.') === true;
      check.isTrue('ours → Django', `${ours} keys: migrate has nothing to do`, isDone, applied?.output);
      check.isTrue(
        'ours → Django',
        `${ours} keys: makemigrations sees no change`,
        changes?.ok === true,
        changes?.output,
      );
      check.equal(
        'ours → Django',
        `${ours} keys: and nothing was touched`,
        await readSchema(made.url),
        before,
      );
    } finally {
      await Promise.all([made.drop(), reference.drop()]);
    }
  }
}

function compare(check: Checker, name: string, version: DjangoVersion, ours: Schema, django: Schema): void {
  const lines = [...new Set([...ours.ddl, ...django.ddl])];
  for (const line of lines) {
    check.equal(
      'ours → Django',
      `${name}: ${line.slice(0, 120)}`,
      [ours.ddl.includes(line), django.ddl.includes(line)],
      [true, true],
    );
  }
  // simplejwt 5.5.1 added a migration that renames its models for people; older ones do not know it.
  const isOld = version === '4.2';
  const migrations = isOld
    ? ours.migrations.filter((line) => !line.startsWith('token_blacklist.0013'))
    : ours.migrations;
  check.equal('ours → Django', `${name}: django_migrations`, migrations, django.migrations);
  const fold = (lines: string[]) => (isOld ? lines.map((line) => line.toLowerCase()) : lines);
  check.equal(
    'ours → Django',
    `${name}: content types and permissions`,
    fold(ours.permissions),
    fold(django.permissions),
  );
}

/** `npm run manage -- migrate`, then Django moves in: its admin's table is all that it adds. */
async function adoptOurs(version: DjangoVersion, kind: DatabaseKind, check: Checker): Promise<void> {
  const database = await createDatabase(kind);
  try {
    const env = worldEnvironment({ version, database });
    const migrated = await manageOurs({ env, args: ['migrate'] });
    check.isTrue('ours → Django', 'npm run manage -- migrate', migrated.ok, migrated.output);
    const again = await manageOurs({ env, args: ['migrate'] });
    check.isTrue('ours → Django', 'twice is fine', again.ok, again.output);
    const withAdmin = { ...env, ADMIN_ENABLED: 'true' };
    const adopted = await manageDjango({ version, env: withAdmin, settings, args: ['migrate'] });
    check.isTrue(
      'ours → Django',
      'manage.py migrate adds only the admin',
      /Applying admin\.0001_initial/.test(adopted.output) &&
        !/Applying (auth|contenttypes|sessions|token_blacklist|notes)\./.test(adopted.output),
      adopted.output,
    );

    const password = 'a superuser password';
    const superuser = (name: string) => ({
      ...withAdmin,
      DJANGO_SUPERUSER_USERNAME: name,
      DJANGO_SUPERUSER_EMAIL: `${name}@example.com`,
      DJANGO_SUPERUSER_PASSWORD: password,
    });
    const args = ['createsuperuser', '--noinput'];
    const theirs = await manageDjango({ version, env: superuser('root_django'), settings, args });
    check.isTrue('Django → ours', 'manage.py createsuperuser', theirs.ok, theirs.output);
    const ours = await manageOurs({ env: superuser('root_ours'), args });
    check.isTrue('ours → Django', 'npm run manage -- createsuperuser', ours.ok, ours.output);

    const world = await openWorld({ version, database });
    try {
      for (const username of ['root_django', 'root_ours']) {
        for (const side of sides) {
          const visitor = createVisitor();
          const login = await world.signIn(side, visitor, username, password);
          const direction = username === 'root_django' ? 'Django → ours' : 'ours → Django';
          check.equal(
            direction,
            `${username} signs in at ${side}`,
            [login.status, read(read(login.json, 'user'), 'is_superuser')],
            [200, true],
          );
          check.equal(
            direction,
            `${username}, signed in at ${side}, opens the admin`,
            (await world.send('django', visitor, '/admin/')).status,
            200,
          );
        }
      }
    } finally {
      await world.stop();
    }
  } finally {
    await database.drop();
  }
}

async function reportMissingApp(version: DjangoVersion, kind: DatabaseKind, check: Checker): Promise<void> {
  const database = await createDatabase(kind);
  try {
    const env = worldEnvironment({ version, database });
    for (const app of ['auth', 'sessions'])
      await manageDjango({ version, env, settings, args: ['migrate', app, '-v0'] });
    const before = await readSchema(database.url);
    const outcome = await startApi({ env }).then(
      async (server) => {
        await server.stop();
        return 'it started';
      },
      (error: Error) => error.message,
    );
    check.isTrue(
      'Django → ours',
      'a project without token_blacklist is told the line to add',
      outcome.includes('rest_framework_simplejwt.token_blacklist') && outcome.includes('INSTALLED_APPS'),
      outcome,
    );
    check.equal('Django → ours', 'and its database is left alone', await readSchema(database.url), before);
  } finally {
    await database.drop();
  }
}

function environment(version: DjangoVersion, database: Database): Environment {
  return { ...worldEnvironment({ version, database }), ADMIN_ENABLED: 'false' };
}
