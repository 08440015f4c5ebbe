// The databases that the store tests are looped over. Each test file gets one of its own and drops it afterwards:
// SQLite in a temporary directory, PostgreSQL under a random name, on request with a PgBouncer in front of it.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { openDatabase, openStores, type StoreOptions } from '@/lib/stores/open';
import type { NewUser, Stores } from '@/lib/stores/stores';
import { openOwnPgBouncer } from '@/tests/support/own-servers';
import { hasPgBouncer, hasPostgres, postgresUrl } from '@/tests/support/services';

export interface TestDatabase {
  url: string;
  /** Past a pooler. */
  directUrl: string;
  drop(): Promise<void>;
}

export const databases = [
  { title: 'SQLite', isAbsent: false, create: createSqlite },
  { title: 'PostgreSQL', isAbsent: !hasPostgres, create: createPostgres },
] as const;

/** What depends on the connection, not on the SQL alone, holds behind a pooler too. */
export const postgresServers = [
  databases[1],
  { title: 'PgBouncer', isAbsent: !hasPgBouncer, create: createPooled },
] as const;

export const keys = { secretKey: 'a key for tests', secretKeyFallbacks: [] };
export const now = new Date('2025-06-01T12:00:00.000Z');

export function at(secondsFromNow: number): Date {
  return new Date(now.getTime() + secondsFromNow * 1000);
}

export function open(databaseUrl: string, options: Partial<StoreOptions> = {}): Promise<Stores> {
  return openStores({ databaseUrl, keys, now: () => now, ...options });
}

export function newUser(username: string, more: Partial<NewUser> = {}): NewUser {
  return {
    username,
    password: 'pbkdf2_sha256$1$salt$hash',
    email: `${username}@example.com`,
    firstName: '',
    lastName: '',
    isActive: true,
    isStaff: false,
    isSuperuser: false,
    lastLogin: null,
    dateJoined: now,
    ...more,
  };
}

/** Run SQL beside the stores, as another program would. */
export async function runSql(databaseUrl: string, ...statements: string[]): Promise<unknown[][]> {
  const database = await openDatabase({ databaseUrl });
  const results = [];
  for (const statement of statements) results.push((await sql.raw(statement).execute(database.kysely)).rows);
  await database.close();
  return results;
}

async function createSqlite(): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'stores-'));
  const url = `sqlite:///${join(directory, 'test.sqlite3')}`;
  return {
    url,
    directUrl: url,
    drop: async () => rmSync(directory, { recursive: true, force: true }),
  };
}

async function createPostgres(): Promise<TestDatabase> {
  const name = `stores_${randomBytes(6).toString('hex')}`;
  await runOnServer(`CREATE DATABASE ${name}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    directUrl: url.href,
    drop: () => runOnServer(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function createPooled(): Promise<TestDatabase> {
  const database = await createPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'pooler-'));
  const pooler = await openOwnPgBouncer(folder);
  await pooler.start();
  return {
    url: `${pooler.url}${new URL(database.url).pathname}`,
    directUrl: database.url,
    async drop() {
      await pooler.stop('SIGINT');
      rmSync(folder, { recursive: true, force: true });
      await database.drop();
    },
  };
}

async function runOnServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
