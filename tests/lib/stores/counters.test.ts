// Counters in Redis: shared, unreadable, and never a reason to refuse or to break when Redis is away.
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRateLimits, type RateLimits } from '@/lib/api/limits/rate-limits';
import type { Counters } from '@/lib/stores/counters';
import { createMemoryCounters } from '@/lib/stores/memory-counters';
import { openRedisCounters } from '@/lib/stores/redis/redis-counters';
import { StoreError } from '@/lib/stores/stores';
import { type OwnServer, openOwnRedis } from '../../support/own-servers';
import { hasRedis } from '../../support/services';

const login = {
  failuresPerPair: 3,
  failuresPerAccount: 3,
  failuresPerAddress: 50,
  windowSeconds: 300,
  lockoutSeconds: [60, 300],
};
const ignore = () => {};
const limitsOver = (counters: Counters) => createRateLimits({ counters, secret: 's', login, rates: {} });

const policy = { limit: 2, windowSeconds: 60, lockoutSeconds: [90, 300] };
const rate = { limit: 2, windowSeconds: 60 };

/** What both kinds of counters do alike. */
function describeCounters(counters: () => Counters): void {
  test('count up to the limit, and say how long to wait after it', async () => {
    expect((await counters().peek('window', rate)).isOver).toBe(false);
    const counts = [];
    for (let request = 0; request < 3; request += 1) counts.push(await counters().add('window', rate));
    expect(counts.map(({ isOver }) => isOver)).toEqual([false, false, true]);
    expect(counts[2]?.secondsLeft).toBe(60);
    expect(await counters().peek('window', rate)).toEqual({ isOver: true, secondsLeft: 60 });
    expect((await counters().add('another', rate)).isOver).toBe(false);
  });

  test('hold failures and attempts in flight together to the limit', async () => {
    const [one, two, three] = ['1', '2', '3'].map((id) => ({ key: 'guard', id, policy }));
    if (!one || !two || !three) throw new Error('three were made');
    expect(await counters().reserve(one)).toEqual({ status: 'reserved' });
    expect(await counters().reserve(two)).toEqual({ status: 'reserved' });
    expect(await counters().reserve(three)).toEqual({ status: 'busy' });
    expect(await counters().settle(one, 'released')).toBeNull();
    // A second time, and one that was never reserved: nobody else's place is given up.
    await counters().settle(one, 'released');
    await counters().settle({ ...one, id: 'stranger' }, 'released');
    expect(await counters().reserve(three)).toEqual({ status: 'reserved' });
    expect(await counters().reserve(one)).toEqual({ status: 'busy' });
    expect(await counters().settle(two, 'failed')).toBeNull();
    expect(await counters().settle(three, 'failed')).toBe(90);
    expect(await counters().reserve(one)).toEqual({ status: 'locked', secondsLeft: 90 });
    // Nothing undoes a lockout but its time.
    await counters().settle(one, 'released');
    expect(await counters().reserve(one)).toEqual({ status: 'locked', secondsLeft: 90 });
  });

  test('forget earlier failures after a success', async () => {
    const attempt = { key: 'cleared', id: '1', policy };
    for (const outcome of ['failed', 'cleared', 'failed', 'cleared'] as const) {
      expect(await counters().reserve(attempt)).toEqual({ status: 'reserved' });
      expect(await counters().settle(attempt, outcome)).toBeNull();
    }
  });

  test('remember a mark', async () => {
    expect(await counters().isMarked('mark')).toBe(false);
    await counters().mark('mark', 60);
    expect(await counters().isMarked('mark')).toBe(true);
  });
}

describe('counters in memory', () => {
  const counters = createMemoryCounters();
  describeCounters(() => counters);

  test('make each lockout longer than the one before it, and let go of what has expired', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const own = createMemoryCounters();
    const attempt = { key: 'tiers', id: '1', policy };
    for (const seconds of [90, 300, 300]) {
      await own.settle(attempt, 'failed');
      expect(await own.settle(attempt, 'failed')).toBe(seconds);
      vi.setSystemTime(Date.now() + (seconds + 1) * 1000);
      expect(await own.reserve(attempt)).toEqual({ status: 'reserved' });
    }
    // A window that has ended is not counted down into the next.
    await own.add('window', rate);
    vi.setSystemTime(Date.now() + 61_000);
    await own.settle(attempt, 'released');
    expect((await own.add('window', rate)).isOver).toBe(false);
    vi.useRealTimers();
  });

  test('hold a bounded number of keys, of which one in use stays', async () => {
    const own = createMemoryCounters({ limitKeys: 100 });
    const attempt = { key: 'victim', id: '1', policy };
    await own.settle(attempt, 'failed');
    await own.settle(attempt, 'failed');
    for (let key = 0; key < 1_000; key += 1) {
      await own.add(`address ${key}`, rate);
      await own.mark(`pair ${key}`, 60);
      await own.settle({ ...attempt, key: `account ${key}` }, 'failed');
      if (key % 50 === 0) expect((await own.reserve(attempt)).status).toBe('locked');
    }
    expect(own.size).toBeLessThanOrEqual(300);
    expect((await own.reserve(attempt)).status).toBe('locked');
  });
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

  describeCounters(() => open[0] ?? createMemoryCounters());

  async function attempt(limits: RateLimits): Promise<string> {
    const subject = { address: '203.0.113.77', account: 'ada@example.com' };
    const begun = await limits.beginLogin(subject, () => {}).catch(() => null);
    if (begun === null) return 'refused';
    await begun.fail();
    return 'let in';
  }

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
    for (const key of keys) expect(key).toMatch(/^auth-api:limit:[a-z]+:[0-9a-f]{32}$/);
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
