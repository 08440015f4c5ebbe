// Opens the stores that the settings name: SQLite or PostgreSQL by DATABASE_URL, sessions by SESSION_ENGINE. An empty
// database gets Django's tables; one that a Django project owns is used as it is, without any DDL.
import { sql } from 'kysely';
import type { SigningKeys } from '@/lib/django/signing';
import { allauthApps } from './allauth/apps';
import { createFactorStore } from './allauth/factors'; // setup: factors
import { createUsedCodes } from './allauth/used-codes'; // setup: factors
import { readCatalog, readRequiredColumns } from './database/catalog';
import type { Database } from './database/database';
import { readDatabaseUrl } from './database/database-url';
import { hasTokenTables, inspectCatalog, requireReady } from './database/inspect';
import type { PoolOptions } from './database/postgres';
import { listMigrations } from './migrations/app-migrations';
import type { AppTables } from './migrations/app-tables';
import type { AutoField } from './migrations/ddl/postgres';
import { migrate } from './migrations/migrate';
import type { Redis } from './redis/redis';
import { type CacheOptions, createCacheSessionStore } from './sessions/cache-sessions';
import { createCachedDbSessionStore } from './sessions/cached-db-sessions';
import { createDbSessionStore } from './sessions/db-sessions';
import { createSessionCodec } from './sessions/session-codec';
import { type NewUserColumns, type SessionStore, StoreError, type Stores, type UserStore } from './stores';
import { createTokenStore, noTokenStore } from './tokens';
import { createColumnFiller } from './users/new-user-columns';
import { describeUserModel, resolveUserTable, type UserModel } from './users/user-model';
import { createUserStore } from './users/users';

type SessionEngine = 'db' | 'cached_db' | 'cache';

export interface StoreOptions {
  databaseUrl: string;
  /** Sign and read session data. */
  keys: SigningKeys;
  now: () => Date;
  /** Default `db`; the other two need `redisUrl`. */
  sessionEngine?: SessionEngine;
  redisUrl?: string;
  /** KEY_PREFIX and VERSION of Django's CACHES["default"], where they are not "" and 1. */
  cache?: Partial<CacheOptions>;
  /** Parts of the user model that differ from auth_user. */
  userModel?: Partial<UserModel>;
  pool?: Partial<PoolOptions>;
  /** What to do with an empty database; default `migrate`. */
  whenEmpty?: 'migrate' | 'refuse';
  /** DEFAULT_AUTO_FIELD for tables that `migrate` creates on PostgreSQL; default integer, as Django up to 5.2. */
  autoField?: AutoField;
  /** Apps of your own: made with the other tables in an empty database, otherwise by `npm run manage -- migrate`. */
  apps?: readonly AppTables[];
  /** Default true; false where no token is ever issued, so that a database without simplejwt's tables will do. */
  needsTokens?: boolean;
  newUserColumns?: NewUserColumns;
}

/** Open only the database, as `migrate` and `doctor` need it. */
export async function openDatabase({
  databaseUrl,
  pool,
}: Pick<StoreOptions, 'databaseUrl' | 'pool'>): Promise<Database> {
  const place = readDatabaseUrl(databaseUrl);
  // Drivers are loaded when they are needed: together they are half of what the API would hold in memory.
  if (place.dialect === 'sqlite') return (await import('./database/sqlite')).openSqlite(place.path);
  return (await import('./database/postgres')).openPostgres(place.address, pool);
}

/** Open the stores; throws StoreError, naming the variable and the fix, when they cannot work. */
export async function openStores(options: StoreOptions): Promise<Stores> {
  const database = await openDatabase(options);
  let redis: Redis | null = null;
  try {
    redis = await openSessionCache(options);
    return await openOn(database, redis, options);
  } catch (error) {
    await redis?.close();
    await database.close();
    throw error;
  }
}

async function openSessionCache({ sessionEngine = 'db', redisUrl }: StoreOptions): Promise<Redis | null> {
  if (sessionEngine === 'db') return null;
  if (redisUrl) return (await import('./redis/redis')).openRedis(redisUrl);
  throw new StoreError(
    'configuration',
    `SESSION_ENGINE=${sessionEngine} keeps sessions in Redis: set REDIS_URL, or SESSION_ENGINE=db.`,
  );
}

async function openOn(database: Database, redis: Redis | null, options: StoreOptions): Promise<Stores> {
  const {
    now,
    sessionEngine = 'db',
    whenEmpty = 'migrate',
    autoField,
    apps = [],
    needsTokens = true,
  } = options;
  const model = describeUserModel(options.userModel);
  const needs = { userTable: model.table, needsSessions: sessionEngine !== 'cache', needsTokens };
  const isNew =
    whenEmpty === 'migrate' &&
    (await migrate(database, { now: now(), autoField, needs, apps })) === 'migrated';
  const catalog = await readCatalog(database);
  requireReady(inspectCatalog(catalog, needs), needs, catalog);

  const userTable = resolveUserTable(model, catalog, database.dialect);
  const hasTable = (name: string) => catalog.has(name);
  // Those of allauth go with their user also where nothing here uses them.
  const userColumns = [...new Set([...apps, ...allauthApps])].flatMap((app) => app.userColumns);
  const columns = createColumnFiller({
    database,
    users: userTable,
    catalog,
    required: await readRequiredColumns(database, userTable.table),
    values: options.newUserColumns ?? {},
  });
  const users = createUserStore(database, userTable, { hasTable, userColumns, columns });
  // setup: factors begin
  const usedCodes = createUsedCodes({
    url: options.redisUrl,
    keyPrefix: options.cache?.keyPrefix ?? '',
    version: options.cache?.version ?? 1,
  });
  // setup: factors end
  const pending = (await listMigrations(database, apps)).filter(({ isApplied }) => !isApplied);
  return {
    dialect: database.dialect,
    isNew,
    users,
    sessions: createSessions({ database, redis, users, options }),
    tokens: hasTokenTables(catalog) ? createTokenStore(database, userTable) : noTokenStore,
    // setup: factors begin
    factors: hasTable('mfa_authenticator')
      ? createFactorStore(database, users.reference, usedCodes.claim)
      : null,
    // setup: factors end
    readyApps: new Set(
      apps.map(({ label }) => label).filter((label) => !pending.some(({ app }) => app === label)),
    ),
    hasTable,
    database,
    async ping() {
      await sql`SELECT 1`.execute(database.kysely);
      await redis?.ping();
    },
    async close() {
      await usedCodes.close(); // setup: factors
      await redis?.close();
      await database.close();
    },
  };
}

function createSessions({ database, redis, users, options }: SessionParts): SessionStore {
  const { keys, now } = options;
  const cache = { keyPrefix: '', version: 1, now, keys, ...options.cache };
  if (redis && options.sessionEngine === 'cache') return createCacheSessionStore(redis, cache, users);
  const db = createDbSessionStore({ database, codec: createSessionCodec({ keys, now }), keys, users });
  return redis ? createCachedDbSessionStore(redis, db, cache, users) : db;
}

interface SessionParts {
  database: Database;
  redis: Redis | null;
  users: UserStore;
  options: StoreOptions;
}
