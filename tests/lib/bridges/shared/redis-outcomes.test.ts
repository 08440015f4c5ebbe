// Two processes in front of one back end that rotates strictly: two bridges here, which share nothing but a Redis.
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createRedisOutcomes } from '@/lib/bridges/shared/redis-outcomes';
import { readWebConfig } from '@/lib/settings/web';
import { type OwnServer, openOwnRedis } from '@/tests/support/own-servers';
import { hasRedis } from '@/tests/support/services';
import { createScriptedBackEnd, setUp } from '../scripted-simplejwt';

const secret = randomBytes(32).toString('base64url');
const env = { AUTH_STATE_SECRET: secret, AUTH_API_TIMEOUT: '1' };

describe.skipIf(!hasRedis)('two processes [Redis]', () => {
  let redis: OwnServer;
  beforeAll(async () => {
    redis = await openOwnRedis();
    await redis.start();
  });
  afterAll(() => redis?.stop('SIGKILL'));
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const openTwo = () => {
    const backEnd = createScriptedBackEnd(() => new Date('2026-01-01T12:00:00Z'));
    const openOne = () =>
      setUp({ env, backEnd, outcomes: createRedisOutcomes(redis.url, readWebConfig(env)) });
    const [first, second] = [openOne(), openOne()];
    const refresh = (at: typeof first, cookies: ReadonlyMap<string, string>) =>
      at.send('/api/auth/refresh/?include=user', { json: {}, cookies, keep: false });
    const refreshes = () => backEnd.calls.filter(({ path }) => path.endsWith('token/refresh/')).length;
    return { backEnd, first, second, refresh, refreshes };
  };

  test('send a refresh token once between them, and give out one successor', async () => {
    const { backEnd, first, second, refresh, refreshes } = openTwo();
    await first.signIn();
    // Slow enough for both to be there at the same time.
    let release = () => {};
    const waiting = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined);
    });
    backEnd.before = () => waiting;
    const answers = Promise.all([first, second, first, second].map((bridge) => refresh(bridge, first.jar)));
    await vi.waitUntil(() => refreshes() > 0);
    release();
    const lines = (await answers).map(({ status, headers }) => [
      status,
      headers.getSetCookie()[0]?.split(';')[0],
    ]);
    expect(new Set(lines.map(String)).size).toBe(1);
    expect([lines[0]?.[0], refreshes()]).toEqual([200, 1]);
  });

  test('know of a sign-out at the other', async () => {
    const { first, second, refresh, refreshes } = openTwo();
    await first.signIn();
    const cookies = new Map(first.jar);
    await first.send('/api/auth/logout/', { json: {} });
    expect([(await refresh(second, cookies)).status, refreshes()]).toEqual([401, 0]);
  });

  test('keep nothing in Redis that is of use to anyone who reads it', async () => {
    const { first, refresh, backEnd } = openTwo();
    const { access } = await first.signIn();
    await refresh(first, first.jar);
    const { createClient } = await import('redis');
    const client = createClient({ url: redis.url });
    await client.connect();
    const keys = await client.keys('auth-api:bridge:*');
    const values = await Promise.all(keys.map((key) => client.get(key)));
    await client.close();
    const tokens = [access, ...backEnd.calls.map(({ json }) => String(json.refresh ?? json.token))];
    expect(values.length).toBeGreaterThan(0);
    for (const value of values) expect(value).toMatch(/^Fe26\.2\*/);
    for (const token of tokens) expect([...keys, ...values].join()).not.toContain(token.slice(-20));
  });

  test('refresh nothing while Redis is away, sign nobody out, and go on when it is back', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { first, second, refresh, refreshes } = openTwo();
    await first.signIn();
    await redis.stop('SIGKILL');
    const answer = await refresh(second, first.jar);
    expect([answer.status, answer.headers.getSetCookie(), refreshes()]).toEqual([503, [], 0]);
    await redis.start();
    await vi.waitUntil(async () => (await refresh(second, first.jar)).status === 200, { timeout: 20_000 });
  });
});
