// A fresh database for each part of the conformance run, and its removal afterwards.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { isRunning } from './django/python';
import { hasPostgres, postgresUrl } from './services';

export type DatabaseKind = 'SQLite' | 'PostgreSQL';
export type Database = { url: string; drop(): Promise<void> };

let count = 0;

export async function createDatabase(kind: DatabaseKind): Promise<Database> {
  return kind === 'SQLite' ? createFile() : createOnServer();
}

async function createFile(): Promise<Database> {
  const directory = await mkdtemp(join(tmpdir(), 'conformance-'));
  return {
    url: `sqlite:///${join(directory, 'db.sqlite3')}`,
    drop: () => rm(directory, { recursive: true, force: true }),
  };
}

/** Databases of runs that were killed; each name contains the id of its process. */
export async function dropAbandoned(): Promise<void> {
  if (!hasPostgres) return;
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  const { rows } = await client.query("SELECT datname FROM pg_database WHERE datname LIKE 'conformance\\_%'");
  await client.end();
  for (const { datname } of rows) {
    const pid = Number(/^conformance_(\d+)_/.exec(datname)?.[1]);
    if (!isRunning(pid)) await execute(postgresUrl, `DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  }
}

async function createOnServer(): Promise<Database> {
  count += 1;
  const name = `conformance_${process.pid}_${count}`;
  await execute(postgresUrl, `CREATE DATABASE ${name}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(postgresUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
