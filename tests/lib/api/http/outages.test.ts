// What the API answers while a server behind it is down or hangs: 503 with a time to come back, no cookie touched,
// nobody let in and nobody signed out; and that it goes on by itself afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApi, type TestApi, type TestClient } from '../../../support/auth-api';
import { type OwnServer, openOwnPostgres, openOwnRedis } from '../../../support/own-servers';
import { hasPostgres, hasRedis, postgresUrl } from '../../../support/services';
import { databases, type TestDatabase } from '../../stores/databases';

const body = { detail: 'Service temporarily unavailable, try again later.', code: 'service_unavailable' };

async function expectOutage(response: Response): Promise<void> {
  expect(await response.json()).toEqual(body);
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(response.headers.get('cache-control')).toBe('no-store');
}

/** Every request that needs the store, as the browser of a signed-in user sends them. */
async function expectOutageEverywhere(client: TestClient): Promise<void> {
  const before = new Map(client.cookies);
  await expectOutage(await client.me());
  const bearer: Record<string, string> = client.access ? { authorization: `Bearer ${client.access}` } : {};
  await expectOutage(await client.get('/api/auth/session/', bearer));
  await expectOutage(await client.post('/api/auth/refresh/'));
  await expectOutage(await client.post('/api/auth/logout/'));
  await expectOutage(await client.get('/readyz'));
  expect(client.cookies).toEqual(before);
  expect((await client.get('/healthz')).status).toBe(200);
}

async function comesBack(client: TestClient): Promise<void> {
  const deadline = Date.now() + 10_000;
  while ((await client.me()).status !== 200) {
    if (Date.now() > deadline) throw new Error('it stayed away');
    await sleep(100);
  }
  expect((await client.get('/readyz')).status).toBe(200);
  expect((await client.post('/api/auth/refresh/')).status).toBe(200);
}

describe.skipIf(!hasPostgres)('with the database out of reach [PostgreSQL]', () => {
  let folder: string;
  let postgres: OwnServer;
  const apis: TestApi[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'outages-'));
    postgres = await openOwnPostgres(folder);
    await postgres.start();
  }, 60_000);
  afterAll(async () => {
    for (const api of apis) await api.close();
    await postgres?.stop('SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  });

  test('answers 503 for as long as it is down, and goes on without a restart', async () => {
    const clients: TestClient[] = [];
    for (const [index, strategy] of ['session', 'jwt'].entries()) {
      const url = await createDatabase(postgres, `outage_${index}`);
      const api = await openTestApi({ AUTH_STRATEGY: strategy, DATABASE_URL: url });
      apis.push(api);
      const client = api.client();
      expect((await client.signIn()).status).toBe(200);
      clients.push(client);
    }
    await postgres.stop('SIGQUIT');
    for (const client of clients) {
      await expectOutageEverywhere(client);
      const visitor = await apis[clients.indexOf(client)]?.client().signIn();
      expect(visitor?.status).toBe(503);
    }
    await postgres.start();
    for (const client of clients) await comesBack(client);
  }, 60_000);

  test('answers 503 within seconds when it does not get to an answer, and goes on after it', async () => {
    const url = await createDatabase(postgres, 'outage_slow');
    const api = await openTestApi({ DATABASE_URL: url });
    apis.push(api);
    const client = api.client();
    await client.signIn();
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query('BEGIN');
    await other.query('LOCK TABLE auth_user, django_session IN ACCESS EXCLUSIVE MODE');
    const startedAt = Date.now();
    await expectOutage(await client.me());
    expect(Date.now() - startedAt).toBeLessThan(15_000);
    await other.query('ROLLBACK');
    await other.end();
    await comesBack(client);
  }, 60_000);
});

describe.skipIf(!hasPostgres)('with a database that only reads [PostgreSQL]', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await databases[1].create();
  });
  afterAll(() => database?.drop());

  test('answers 503 for what it cannot write, and sends no half of the cookies', async () => {
    const api = await openTestApi({ DATABASE_URL: database.url, SESSION_SAVE_EVERY_REQUEST: 'true' });
    const client = api.client();
    await client.signIn();
    await asOfNewConnections(database.url, 'default_transaction_read_only = on');
    api.advance(120);
    client.cookies.delete('csrftoken');
    // The visitor is known and a CSRF cookie due, but the new expiry cannot be stored.
    await expectOutage(await client.get('/api/auth/session/'));
    await asOfNewConnections(database.url, 'default_transaction_read_only = off');
    expect((await client.get('/api/auth/session/')).headers.getSetCookie()).toHaveLength(2);
    await api.close();
  });
});

describe.skipIf(!hasRedis)('with Redis out of reach [Redis]', () => {
  let redis: OwnServer;
  beforeAll(async () => {
    redis = await openOwnRedis();
    await redis.start();
  });
  afterAll(() => redis?.stop('SIGKILL'));

  test.each(['cached_db', 'cache'])(
    'answers 503 with SESSION_ENGINE=%s, and signs nobody out',
    async (engine) => {
      const api = await openTestApi({ SESSION_ENGINE: engine, REDIS_URL: redis.url });
      const client = api.client();
      expect((await client.signIn()).status).toBe(200);
      redis.pause();
      await expectOutage(await client.me());
      redis.resume();
      await comesBack(client);
      if (engine === 'cached_db') {
        await redis.stop('SIGKILL');
        await expectOutageEverywhere(client);
        await redis.start();
        await comesBack(client);
      }
      await api.close();
    },
    60_000,
  );

  test('goes on without it where only rate limits use it', async () => {
    const api = await openTestApi({ REDIS_URL: redis.url });
    await redis.stop('SIGKILL');
    const client = api.client();
    expect((await client.signIn()).status).toBe(200);
    expect((await client.me()).status).toBe(200);
    await api.close();
    await redis.start();
  });
});

/** Change a default of the database and end the connections that still have the old one, as a failover does. */
async function asOfNewConnections(url: string, setting: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  const name = new URL(url).pathname.slice(1);
  await client.query(`ALTER DATABASE ${name} SET ${setting}`);
  await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
  await client.end();
  await sleep(200);
}

async function createDatabase(server: OwnServer, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return server.url.replace(/\/postgres$/, `/${name}`);
}
