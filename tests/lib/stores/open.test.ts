import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StoreError } from '@/lib/stores/stores';
import { hasPostgres, postgresUrl } from '@/tests/support/services';
import { databases, newUser, now, open, runSql } from './databases';

async function failureOf(attempt: Promise<unknown>): Promise<StoreError> {
  const error = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof StoreError)) throw new Error(`not a StoreError: ${String(error)}`);
  return error;
}

describe('an SQLite file that cannot be used', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'stores-'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test('names the variable when the directory is missing', async () => {
    const error = await failureOf(open(`sqlite:///${directory}/missing/db.sqlite3`));
    expect(error.kind).toBe('configuration');
    expect(error.message).toBe(
      'The SQLite file of DATABASE_URL cannot be opened: its directory must exist and be writable.',
    );
  });

  test('names the variable when the path is a directory', async () => {
    mkdirSync(join(directory, 'folder'));
    expect((await failureOf(open(`sqlite:///${directory}/folder`))).message).toContain('DATABASE_URL');
  });

  test('says when the file is something else', async () => {
    writeFileSync(join(directory, 'letter.txt'), 'Dear Sir or Madam, '.repeat(400));
    const error = await failureOf(open(`sqlite:///${directory}/letter.txt`));
    expect(error.message).toContain('is not an SQLite database');
  });

  // /proc cannot be written by anyone, root included.
  test('names the variable on a read-only file system', async () => {
    expect((await failureOf(open('sqlite:////proc/db.sqlite3'))).kind).toBe('configuration');
  });
});

describe.skipIf(!hasPostgres)('a PostgreSQL server in another time zone [PostgreSQL]', () => {
  test.each(['America/New_York', 'Asia/Kolkata'])('%s tells the same moments', async (zone) => {
    const database = await databases[1].create();
    const name = new URL(database.url).pathname.slice(1);
    await runSql(database.url, `ALTER DATABASE ${name} SET timezone TO '${zone}'`);
    const stores = await open(database.url);
    const joined = new Date('2025-01-31T09:08:07.123Z');
    await stores.users.create(newUser('traveller', { dateJoined: joined }));
    const token = { jti: 'j', token: 't', userId: null, createdAt: joined, expiresAt: now };
    await stores.tokens.recordOutstanding(token);
    expect((await stores.users.getByUsername('traveller'))?.dateJoined).toBe('2025-01-31T09:08:07.123000Z');
    expect(await stores.tokens.getStatus('j')).toMatchObject({ createdAt: joined, expiresAt: now });
    await stores.close();
    await database.drop();
  });
});

describe('an SQLite file shared with another program', () => {
  test('uses WAL on a file of its own and leaves the mode of a foreign one', async () => {
    const own = await databases[0].create();
    const foreign = await databases[0].create();
    const path = (url: string) => url.replace('sqlite:///', '');
    new Libsql(path(foreign.url)).exec('CREATE TABLE other (id integer)');
    for (const url of [own.url, foreign.url]) await (await open(url)).close();
    expect(new Libsql(path(own.url)).pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(new Libsql(path(foreign.url)).pragma('journal_mode')).toEqual([{ journal_mode: 'delete' }]);
    await own.drop();
    await foreign.drop();
  });

  test('leaves everything in the file itself when it closes', async () => {
    const database = await databases[0].create();
    const stores = await open(database.url);
    await stores.users.create(newUser('kept'));
    await stores.close();
    const path = database.url.replace('sqlite:///', '');
    copyFileSync(path, `${path}.copy`);
    const copy = new Libsql(`${path}.copy`);
    expect(copy.prepare('SELECT username FROM auth_user').all()).toEqual([{ username: 'kept' }]);
    copy.close();
    await database.drop();
  });

  test('waits for a foreign lock without stopping the event loop', async () => {
    const database = await databases[0].create();
    const stores = await open(database.url);
    const other = new Libsql(database.url.replace('sqlite:///', ''));
    other.exec('BEGIN IMMEDIATE');
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 5);
    const writing = stores.sessions.create('k'.repeat(32), {}, now);
    setTimeout(() => other.exec('COMMIT'), 700);
    expect(await writing).toBe(true);
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(2);
    other.close();
    await stores.close();
    await database.drop();
  });
});

describe.skipIf(!hasPostgres)('a PostgreSQL server that refuses [PostgreSQL]', () => {
  test('names the variable when the database is missing', async () => {
    const url = new URL(postgresUrl);
    url.pathname = '/there_is_no_such_database';
    const error = await failureOf(open(url.href));
    expect(error.kind).toBe('configuration');
    expect(error.message).toContain('DATABASE_URL does not exist');
  });
});

describe('a PostgreSQL server that does not answer', () => {
  const servers: Server[] = [];
  afterAll(() => {
    for (const server of servers) server.close();
  });

  async function listen(onConnection: Parameters<typeof createServer>[1]): Promise<string> {
    const server = createServer(onConnection);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return typeof address === 'object' && address ? String(address.port) : '';
  }

  test('is an outage when nothing listens, and the password stays out of the message', async () => {
    const port = await listen((socket) => socket.destroy());
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const error = await failureOf(open(`postgres://user:hunter2@127.0.0.1:${port}/app`));
    expect(error.kind).toBe('unavailable');
    expect(`${error.message} ${String(error.cause)}`).not.toContain('hunter2');
  });

  test('is an outage when the connection is dropped', async () => {
    const port = await listen((socket) => socket.destroy());
    expect((await failureOf(open(`postgres://127.0.0.1:${port}/app`))).kind).toBe('unavailable');
  });

  test('is an outage within the connection timeout when nobody speaks', async () => {
    const port = await listen(() => {});
    const started = Date.now();
    const error = await failureOf(
      open(`postgres://127.0.0.1:${port}/app`, { pool: { connectionTimeoutMs: 200 } }),
    );
    expect(error.kind).toBe('unavailable');
    expect(Date.now() - started).toBeLessThan(3_000);
  });

  test('is a wrong password when the server says so', async () => {
    // ErrorResponse: severity FATAL, code 28P01.
    const fields = Buffer.from('SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user "user"\0\0');
    const head = Buffer.from([0x45, 0, 0, 0, fields.length + 4]);
    const port = await listen((socket) => {
      socket.once('data', () => socket.end(Buffer.concat([head, fields])));
      socket.on('error', () => {});
    });
    const error = await failureOf(open(`postgres://user:hunter2@127.0.0.1:${port}/app`));
    expect(error.kind).toBe('configuration');
    expect(error.message).toContain('check the user and the password in DATABASE_URL');
    expect(error.message).not.toContain('hunter2');
  });
});

test('asks for REDIS_URL where the session engine needs it', async () => {
  const error = await failureOf(open('sqlite://:memory:', { sessionEngine: 'cache' }));
  expect(error.message).toContain('set REDIS_URL');
});

test('says so when REDIS_URL is unusable, without repeating it', async () => {
  const error = await failureOf(
    open('sqlite://:memory:', { sessionEngine: 'cache', redisUrl: 'rediss//:hunter2@host' }),
  );
  expect(error.kind).toBe('configuration');
  expect(`${error.message} ${String(error.cause)}`).not.toContain('hunter2');
});

test('answers a ping', async () => {
  const stores = await open('sqlite://:memory:');
  await expect(stores.ping()).resolves.toBeUndefined();
  await stores.close();
});
