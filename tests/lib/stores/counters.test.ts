// Counters in Redis: shared, unreadable, and never a reason to refuse or to break when Redis is away.
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRateLimits, type RateLimits } from '@/lib/api/sign-in/rate-limits';
import { type Counters, createMemoryCounters } from '@/lib/stores/counters';
import { openRedisCounters } from '@/lib/stores/redis/redis-counters';
import { StoreError } from '@/lib/stores/stores';
import { type OwnServer, openOwnRedis } from '../../support/own-servers';
import { hasRedis } from '../../support/services';

const options = { name: 'test', limit: 2, windowSeconds: 60 };
const login = {
  failuresPerAccount: 3,
  failuresPerAddress: 50,
  windowSeconds: 300,
  lockoutSeconds: [60, 300],
};
const ignore = () => {};
const limitsOver = (counters: Counters) => createRateLimits({ counters, secret: 's', login, rates: {} });

test('counts in memory up to the limit, and says how long to wait after it', async () => {
  const counter = createMemoryCounters().open(options);
  const counts = [await counter.add('a'), await counter.add('a'), await counter.add('a')];
  expect(counts.map(({ isOver }) => isOver)).toEqual([false, false, true]);
  expect(counts[2]).toEqual({ count: 3, isOver: true, secondsLeft: 60 });
  await counter.undo('a');
  await counter.undo('a');
  expect((await counter.add('a')).isOver).toBe(false);
  await counter.block('a', 900);
  expect(await counter.add('a')).toMatchObject({ isOver: true, secondsLeft: 900 });
  await counter.clear('a');
  expect(await counter.has('a')).toBe(false);
});

test('refuses a REDIS_URL that is none, without quoting it', async () => {
  const message = 'REDIS_URL is not a Redis URL: use redis://:password@host:6379/0.';
  await expect(openRedisCounters('hunter2', ignore)).rejects.toThrow(
    new StoreError('configuration', message),
  );
});

describe.skipIf(!hasRedis)('counters [Redis]', () => {
  let redis: OwnServer;
  let open: Counters[];
  let lost: string[];
  beforeAll(async () => {
    redis = await openOwnRedis();
  });
  beforeEach(async () => {
    await redis.start();
    lost = [];
    const note = (reason: string) => lost.push(reason);
    open = [await openRedisCounters(redis.url, note), await openRedisCounters(redis.url, ignore)];
  });
  afterEach(async () => {
    for (const counters of open) await counters.close();
    await redis.stop('SIGKILL');
  });
  afterAll(() => redis.stop('SIGKILL'));

  const attempt = (limits: RateLimits) =>
    limits
      .beginLogin({ address: '203.0.113.77', account: 'ada@example.com' }, () => {})
      .then(
        () => 'let in',
        () => 'refused',
      );

  test('are one for all processes, parallel or not', async () => {
    const [first, second] = open.map(limitsOver);
    if (!first || !second) throw new Error('two were opened');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => attempt(index % 2 ? first : second)),
    );
    expect(outcomes.filter((outcome) => outcome === 'let in')).toHaveLength(3);
    expect(await attempt(second)).toBe('refused');
  });

  test('hold nothing that names an account or an address', async () => {
    for (const counters of open) await attempt(limitsOver(counters));
    const client = await createClient({ url: redis.url }).connect();
    const keys = await client.keys('*');
    client.destroy();
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) expect(key).toMatch(/^auth-api:limit:[a-z:]+:[0-9a-f]{32}$/);
  });

  test('go on in each process while Redis is down, and together when it is back', async () => {
    const [first, second] = open.map(limitsOver);
    if (!first || !second) throw new Error('two were opened');
    await redis.stop('SIGKILL');
    for (const limits of [first, second]) {
      const outcomes = [];
      for (let guess = 0; guess < 4; guess += 1) outcomes.push(await attempt(limits));
      expect(outcomes).toEqual(['let in', 'let in', 'let in', 'refused']);
    }
    // Once for an outage, however often it is asked.
    expect(lost).toHaveLength(1);
    await redis.start();
    await sleep(2_000);
    const shared = [];
    for (let guess = 0; guess < 4; guess += 1) shared.push(await attempt(guess % 2 ? first : second));
    expect(shared).toEqual(['let in', 'let in', 'let in', 'refused']);
  });

  test('do not wait for a Redis that hangs', async () => {
    const limits = limitsOver(open[0] ?? createMemoryCounters());
    redis.pause();
    const startedAt = Date.now();
    expect(await attempt(limits)).toBe('let in');
    expect(Date.now() - startedAt).toBeLessThan(3_000);
    redis.resume();
  });

  test('open while Redis is down', async () => {
    await redis.stop('SIGKILL');
    const said: string[] = [];
    const late = await openRedisCounters(redis.url, (reason) => said.push(reason));
    open.push(late);
    expect(await attempt(limitsOver(late))).toBe('let in');
    expect(said).toEqual([expect.stringContaining('check that the server of REDIS_URL is up')]);
  });
});
