// Two API processes over one database (and one Redis) behave as one: rotation, sessions, rate limits.
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startApi } from '@/lib/api/start';
import { HttpClient, sharedEnv } from '../../support/api-over-http';
import { createUser, testUser } from '../../support/auth-api';
import { type OwnServer, openOwnApi, openOwnRedis } from '../../support/own-servers';
import { hasPostgres, hasRedis } from '../../support/services';
import { databases, postgresServers, type TestDatabase } from '../stores/databases';

type Pair = { first: OwnServer; second: OwnServer; stop(): Promise<void> };

async function openPair(env: Record<string, string>): Promise<Pair> {
  const running = await startApi(sharedEnv(env));
  await createUser(running, testUser);
  await running.close();
  const [first, second] = [await openOwnApi(sharedEnv(env)), await openOwnApi(sharedEnv(env))];
  await Promise.all([first.start(), second.start()]);
  return {
    first,
    second,
    stop: async () => void (await Promise.all([first.stop('SIGKILL'), second.stop('SIGKILL')])),
  };
}

function cookieOf(response: Response, name: string): string | undefined {
  const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
  return line?.split(';')[0];
}

for (const { title, isAbsent, create } of [databases[0], ...postgresServers]) {
  describe.skipIf(isAbsent)(`rotation over two processes [${title}]`, () => {
    let database: TestDatabase;
    let pair: Pair;
    beforeAll(async () => {
      database = await create();
      pair = await openPair({ AUTH_STRATEGY: 'jwt', DATABASE_URL: database.url });
    }, 60_000);
    afterAll(async () => {
      await pair?.stop();
      await database?.drop();
    });

    test('gives 200 parallel refreshes of one token one successor, and refuses none', async () => {
      const client = new HttpClient();
      expect((await client.signIn(pair.first.url)).status).toBe(200);
      const headers = { cookie: `refresh_token=${client.cookies.get('refresh_token')}` };
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_, index) => {
          const server = index % 2 === 0 ? pair.first.url : pair.second.url;
          return fetch(`${server}/api/auth/refresh/`, { method: 'POST', headers });
        }),
      );
      expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
      expect(new Set(answers.map((answer) => cookieOf(answer, 'refresh_token'))).size).toBe(1);
    }, 60_000);

    test('loses nobody whose process is killed in the middle of a rotation', async () => {
      const clients = Array.from({ length: 12 }, () => new HttpClient());
      for (const client of clients) expect((await client.signIn(pair.first.url)).status).toBe(200);
      const sent = clients.map((client) =>
        client.post(pair.second.url, '/api/auth/refresh/').catch(() => null),
      );
      // After the first answer some are rotated and unanswered, some not begun.
      await Promise.race(sent);
      await pair.second.stop('SIGKILL');
      await Promise.all(sent);
      for (const client of clients) {
        expect((await client.post(pair.first.url, '/api/auth/refresh/')).status).toBe(200);
      }
      await pair.second.start();
    }, 60_000);
  });
}

describe.skipIf(!hasPostgres || !hasRedis)('one installation of two processes [PostgreSQL] [Redis]', () => {
  let database: TestDatabase;
  let redis: OwnServer;
  let pair: Pair | undefined;
  beforeAll(async () => {
    database = await (databases.find(({ title }) => title === 'PostgreSQL') ?? databases[0]).create();
    redis = await openOwnRedis();
    await redis.start();
  }, 60_000);
  afterEach(async () => {
    await pair?.stop();
    pair = undefined;
  });
  afterAll(async () => {
    await redis?.stop();
    await database?.drop();
  });

  for (const engine of ['cached_db', 'cache']) {
    test(`shares sessions, their ends included, with SESSION_ENGINE=${engine}`, async () => {
      const user = { username: `ada-${randomBytes(4).toString('hex')}`, password: 'correct horse battery' };
      const env = {
        AUTH_STRATEGY: 'hybrid',
        SESSION_ENGINE: engine,
        DATABASE_URL: database.url,
        REDIS_URL: redis.url,
      };
      const running = await startApi(sharedEnv(env));
      await createUser(running, user);
      await running.close();
      const [first, second] = [await openOwnApi(sharedEnv(env)), await openOwnApi(sharedEnv(env))];
      await Promise.all([first.start(), second.start()]);
      pair = { first, second, stop: async () => void (await Promise.all([first.stop(), second.stop()])) };

      const client = new HttpClient();
      expect((await client.signIn(first.url, user)).status).toBe(200);
      for (const { url } of [first, second])
        expect((await client.get(url, '/api/auth/me/')).status).toBe(200);
      const session = client.cookies.get('sessionid') ?? '';
      expect((await client.post(second.url, '/api/auth/logout/')).status).toBe(200);
      client.cookies.set('sessionid', session);
      for (const { url } of [first, second])
        expect((await client.get(url, '/api/auth/me/')).status).toBe(401);

      // Limits are shared as well: failures at one count at the other, and no name is readable in Redis.
      const guess = { ...user, password: 'wrong' };
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 12; attempt += 1) {
        statuses.push((await client.post(attempt % 2 ? first.url : second.url, '/api/token/', guess)).status);
      }
      expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    }, 60_000);
  }
});
