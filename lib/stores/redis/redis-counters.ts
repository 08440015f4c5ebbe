// The counters of rate limits in Redis, so that all processes count together. Each operation is one script, hence
// atomic. Redis down or slow is not an outage here: each process then counts for itself, so that limits grow by the
// number of processes but never vanish, and nobody is refused for it. Counting in Redis resumes when the server is back.
//
// Keys: auth-api:limit:window:<key> (a number), …:lock:<key>, …:failures:<key>, …:lockouts:<key> (numbers), …:pending:<key>
// (a sorted set of attempts by the time at which they give up their place), …:mark:<key>. All of them expire.
import { once } from 'node:events';
import { rateLimitPrefix } from '@/lib/settings/salts';
import { type Attempt, type Counters, lockoutMemorySeconds, reservationSeconds } from '../counters';
import { createMemoryCounters } from '../memory-counters';
import { createRedisClient, explainRedisError, type RedisClient, requireSingleServer } from './connect';

const answerTimeoutMs = 500;
/** After an answer that did not come, Redis is left alone for this long. */
const awayMs = 1_000;
const connectTimeoutMs = 2_000;

const addScript = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
return {count, redis.call('PTTL', KEYS[1])}`;

const peekScript = `return {tonumber(redis.call('GET', KEYS[1]) or '0'), redis.call('PTTL', KEYS[1])}`;

// KEYS: lock, failures, pending. ARGV: limit, id, seconds. Answers milliseconds of a lockout, -1 for busy, 0 for reserved.
const reserveScript = `
local left = redis.call('PTTL', KEYS[1])
if left > 0 then return left end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now)
local taken = tonumber(redis.call('GET', KEYS[2]) or '0') + redis.call('ZCARD', KEYS[3])
if taken >= tonumber(ARGV[1]) then return -1 end
redis.call('ZADD', KEYS[3], now + ARGV[3] * 1000, ARGV[2])
redis.call('EXPIRE', KEYS[3], ARGV[3])
return 0`;

// KEYS: lock, failures, pending, lockouts. ARGV: id, outcome, limit, window, memory, tiers …. Answers a lockout's seconds.
const settleScript = `
redis.call('ZREM', KEYS[3], ARGV[1])
if ARGV[2] == 'cleared' then redis.call('DEL', KEYS[2], KEYS[4]) end
if ARGV[2] ~= 'failed' then return 0 end
local failures = redis.call('INCR', KEYS[2])
if failures == 1 then redis.call('EXPIRE', KEYS[2], ARGV[4]) end
if failures < tonumber(ARGV[3]) then return 0 end
local lockouts = redis.call('INCR', KEYS[4])
if lockouts == 1 then redis.call('EXPIRE', KEYS[4], ARGV[5]) end
local seconds = ARGV[math.min(5 + lockouts, #ARGV)]
redis.call('SET', KEYS[1], '1', 'EX', seconds)
redis.call('DEL', KEYS[2])
return tonumber(seconds)`;

/**
 * Count in Redis. A server that cannot be used as it is named (wrong password, cluster, certificate) throws StoreError;
 * one that does not answer must not keep the API from starting. `onLost` is called once for each time it goes away.
 */
export async function openRedisCounters(url: string, onLost: (reason: string) => void): Promise<Counters> {
  const client = createRedisClient(url, { connectTimeoutMs, reconnects: () => true });
  let isLost = false;
  const lose = (error: unknown) => {
    if (!isLost) onLost(explainRedisError(error).message);
    isLost = true;
  };
  try {
    await connectOnce(client);
    await requireSingleServer(client);
  } catch (error) {
    const explained = explainRedisError(error);
    if (explained.kind === 'configuration') {
      if (client.isOpen) client.destroy();
      throw explained;
    }
    lose(error);
  }
  // Lost connections are retried by the client.
  client.on('error', lose);
  client.on('ready', () => {
    isLost = false;
  });
  const own = createMemoryCounters();
  let awayUntil = 0;

  /** Ask Redis, or this process's own counters while it does not answer. */
  async function ask<Result>(remote: () => Promise<Result>, local: () => Promise<Result>): Promise<Result> {
    if (!client.isReady || Date.now() < awayUntil) return local();
    try {
      return await within(remote());
    } catch {
      awayUntil = Date.now() + awayMs;
      return local();
    }
  }

  async function run(
    script: string,
    keys: string[],
    values: readonly (string | number)[],
  ): Promise<number[]> {
    const reply: unknown = await client.eval(script, { keys, arguments: values.map(String) });
    return (Array.isArray(reply) ? reply : [reply]).map(Number);
  }

  return {
    add: (key, rate) =>
      ask(
        async () => {
          const [count = 0, left = 0] = await run(addScript, [keyOf('window', key)], [rate.windowSeconds]);
          return { isOver: count > rate.limit, secondsLeft: toSeconds(left) };
        },
        () => own.add(key, rate),
      ),
    peek: (key, rate) =>
      ask(
        async () => {
          const [count = 0, left = 0] = await run(peekScript, [keyOf('window', key)], []);
          return { isOver: count >= rate.limit, secondsLeft: toSeconds(left) };
        },
        () => own.peek(key, rate),
      ),
    reserve: (attempt) =>
      ask(
        async () => {
          const { id, policy } = attempt;
          const keys = keysOf(attempt).slice(0, 3);
          const [answer = 0] = await run(reserveScript, keys, [policy.limit, id, reservationSeconds]);
          if (answer > 0) return { status: 'locked', secondsLeft: toSeconds(answer) };
          return { status: answer === 0 ? 'reserved' : 'busy' };
        },
        () => own.reserve(attempt),
      ),
    settle: (attempt, outcome) =>
      ask(
        async () => {
          const { limit, windowSeconds, lockoutSeconds } = attempt.policy;
          const values = [attempt.id, outcome, limit, windowSeconds, lockoutMemorySeconds, ...lockoutSeconds];
          const [seconds = 0] = await run(settleScript, keysOf(attempt), values);
          return seconds > 0 ? seconds : null;
        },
        () => own.settle(attempt, outcome),
      ),
    mark: (key, seconds) =>
      ask(
        async () =>
          void (await client.set(keyOf('mark', key), '1', { expiration: { type: 'EX', value: seconds } })),
        () => own.mark(key, seconds),
      ),
    isMarked: (key) =>
      ask(
        async () => (await client.exists(keyOf('mark', key))) === 1,
        () => own.isMarked(key),
      ),
    async close() {
      if (client.isOpen) client.destroy();
    },
  };
}

function keysOf({ key }: Attempt): string[] {
  return ['lock', 'failures', 'pending', 'lockouts'].map((kind) => keyOf(kind, key));
}

function keyOf(kind: string, key: string): string {
  return `${rateLimitPrefix}:${kind}:${key}`;
}

function toSeconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}

async function within<Result>(answer: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), answerTimeoutMs);
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Begin to connect, and wait for how the first attempt ends. The client tries again by itself. */
async function connectOnce(client: RedisClient): Promise<void> {
  // Without a listener the event would end the process.
  client.on('error', () => {});
  const timeout = AbortSignal.timeout(connectTimeoutMs);
  const ready = once(client, 'ready', { signal: timeout });
  client.connect().catch(() => {});
  await ready;
}
