// One column of the table: a Django version on one database. Opens the worlds that its checks need, one after the other,
// and records what they find; what breaks is a failure of the artefact at hand, and the next one goes on.

import { createDatabase, type DatabaseKind } from '../support/databases';
import type { DjangoVersion } from '../support/django/python';
import { checkAccounts } from './cases/accounts';
import { checkBodies } from './cases/bodies';
import { checkCapabilities } from './cases/capabilities';
import { checkCsrf, csrfSettings } from './cases/csrf';
import { checkCustomUser, customUserSettings } from './cases/custom-user';
import { checkDefaults } from './cases/defaults';
import { checkJwtCookie } from './cases/jwt-cookie';
import { checkKeyRotation } from './cases/key-rotation';
import { checkMigrations } from './cases/migrations';
import { checkNotes } from './cases/notes'; // setup: notes
import { checkOpenApi } from './cases/openapi';
import { checkOwnTests } from './cases/own-tests';
import { checkHashers, checkPasswords, passwordSettings } from './cases/passwords';
import { checkPermissions } from './cases/permissions';
import { checkRaces } from './cases/races';
import { checkResetTokens } from './cases/reset-tokens';
import { checkSecondFactors, factorSettings } from './cases/second-factors'; // setup: factors
import { checkSessions } from './cases/sessions';
import { checkSettings, settingSets } from './cases/settings';
import { checkSigning } from './cases/signing';
import { checkNormalization, checkRedirects, checkValidators } from './cases/text';
import { checkTokenErrors } from './cases/token-errors';
import { checkTokens } from './cases/tokens';
import { checkWire } from './cases/wire';
import type { Checker, Report } from './report';
import { readSchema } from './schema';
import { migrateWithDjango, openWorld, type World, type WorldOptions } from './world';

export type Column = {
  version: DjangoVersion;
  kind: DatabaseKind;
  name: string;
  report: Report;
  isWanted(artefact: string): boolean;
};

type WorldCheck = readonly [artefact: string, check: (world: World, check: Checker) => Promise<void>];

const mainChecks: readonly WorldCheck[] = [
  ['signing', checkSigning],
  ['sessions', checkSessions],
  ['CSRF', checkCsrf],
  ['passwords', checkPasswords],
  ['reset tokens', checkResetTokens],
  ['JSON web tokens', checkTokens],
  ['token errors', checkTokenErrors],
  ['permissions', checkPermissions],
  ['redirects', checkRedirects],
  ['normalisation', checkNormalization],
  ['password validators', checkValidators],
  ['wire contract', checkWire],
  ['request bodies', checkBodies],
  ['capabilities', checkCapabilities],
  ['notes', checkNotes], // setup: notes
  ['OpenAPI', checkOpenApi],
  ['settings', checkDefaults],
];

export const artefacts = [
  'own tests',
  'database',
  ...mainChecks.map(([artefact]) => artefact),
  'password hashers',
  'key rotation',
  'races',
  'refresh cookie',
  'accounts',
  'custom user model',
  'second factors', // setup: factors
];

export async function runColumn(column: Column): Promise<void> {
  const { version, kind } = column;
  // They make their own database.
  if (kind === 'SQLite') await group(column, 'own tests', (check) => checkOwnTests(version, check));
  await group(column, 'database', (check) => checkMigrations(version, kind, check));
  await withDatabase(column, { env: { ...passwordSettings, ...csrfSettings } }, async (options) => {
    const before = await readSchema(options.database.url);
    await runMain(column, options);
    await group(column, 'database', async (check) => {
      const after = await readSchema(options.database.url);
      check.equal('Django → ours', 'no DDL on a database that Django made', after.ddl, before.ddl);
    });
    await runStrategies(column, options);
    // What a setting does to a cookie does not depend on the database.
    for (const [name, env] of kind === 'SQLite' ? settingSets : []) {
      await group(column, 'settings', (check) => checkSettings(options, name, env, check));
    }
  });
  // setup: factors begin
  const allauth = { settings: 'conformance.settings_allauth', env: factorSettings };
  if (column.isWanted('second factors')) {
    await withDatabase(column, allauth, (options) =>
      inWorld(column, options, [['second factors', checkSecondFactors]]),
    );
  }
  // setup: factors end
  const custom = { settings: 'conformance.settings_custom_user', env: customUserSettings };
  if (!column.isWanted('custom user model')) return;
  await withDatabase(column, custom, (options) =>
    inWorld(column, options, [
      ['custom user model', checkCustomUser],
      ['custom user model', checkNotes], // setup: notes
    ]),
  );
}

async function runMain(column: Column, options: WorldOptions): Promise<void> {
  await inWorld(column, options, [
    ...mainChecks,
    // A hash is the same in every database.
    ...(column.kind === 'SQLite' ? [['password hashers', checkHashers] as const] : []),
    ['races', (world, check) => checkRaces(world, options, check)],
    ['key rotation', (world, check) => checkKeyRotation(world, options, check)],
  ]);
}

async function runStrategies(column: Column, options: WorldOptions): Promise<void> {
  const as = (strategy: string) => ({ ...options, env: { ...options.env, AUTH_STRATEGY: strategy } });
  await inWorld(column, as('jwt'), [
    ['refresh cookie', checkJwtCookie],
    ['wire contract', checkWire],
    ['notes', checkNotes], // setup: notes
  ]);
  await inWorld(column, as('session'), [
    ['wire contract', checkWire],
    ['OpenAPI', checkOpenApi],
    ['capabilities', checkCapabilities],
    ['notes', checkNotes], // setup: notes
  ]);
  for (const strategy of ['session', 'jwt', 'hybrid']) {
    await group(column, 'accounts', (check) => checkAccounts(options, strategy, check));
  }
}

async function withDatabase(
  column: Column,
  options: Omit<WorldOptions, 'version' | 'database'>,
  use: (options: WorldOptions) => Promise<void>,
): Promise<void> {
  const database = await createDatabase(column.kind);
  const complete = { ...options, version: column.version, database };
  try {
    await migrateWithDjango(complete);
    await use(complete);
  } catch (error) {
    column.report.crash({ artefact: 'database', column: column.name }, error);
  } finally {
    await database.drop();
  }
}

async function inWorld(column: Column, options: WorldOptions, checks: readonly WorldCheck[]): Promise<void> {
  const wanted = checks.filter(([artefact]) => column.isWanted(artefact));
  const [first] = wanted;
  if (first === undefined) return;
  await group(column, first[0], async () => {
    const world = await openWorld(options);
    try {
      for (const [artefact, check] of wanted)
        await group(column, artefact, (checker) => check(world, checker));
    } finally {
      await world.stop();
    }
  });
}

async function group(
  column: Column,
  artefact: string,
  check: (check: Checker) => Promise<void>,
): Promise<void> {
  if (!column.isWanted(artefact)) return;
  const about = { artefact, column: column.name };
  try {
    await check(column.report.group(about));
  } catch (error) {
    column.report.crash(about, error);
  }
}
