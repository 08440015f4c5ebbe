// Counters with a window, for rate limits: rate-limiter-flexible in this process's memory. redis-counters.ts counts for
// all processes together.

import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { rateLimitPrefix } from '@/lib/settings/salts';

export type Count = { count: number; isOver: boolean; secondsLeft: number };

export interface Counter {
  /** Add one; atomic, so of any number of parallel callers exactly `limit` are not over. */
  add(key: string): Promise<Count>;
  /** Take one back. */
  undo(key: string): Promise<void>;
  /** Stay over the limit for this long from now. */
  block(key: string, seconds: number): Promise<void>;
  has(key: string): Promise<boolean>;
  clear(key: string): Promise<void>;
}

export type CounterOptions = { name: string; limit: number; windowSeconds: number };
export interface Counters {
  open(options: CounterOptions): Counter;
  close(): Promise<void>;
}

export function createMemoryCounters(): Counters {
  return {
    open: (options) => createCounter(inMemory(options)),
    close: async () => {},
  };
}

export function inMemory(options: CounterOptions): RateLimiterMemory {
  return new RateLimiterMemory(limiterOptions(options));
}

export function limiterOptions({ name, limit, windowSeconds }: CounterOptions) {
  return { keyPrefix: `${rateLimitPrefix}:${name}`, points: limit, duration: windowSeconds };
}

export function createCounter(limiter: RateLimiterAbstract): Counter {
  return {
    async add(key) {
      try {
        return readCount(await limiter.consume(key), false);
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return readCount(refusal, true);
        throw refusal;
      }
    },
    undo: async (key) => void (await limiter.reward(key)),
    block: async (key, seconds) => void (await limiter.block(key, seconds)),
    has: async (key) => (await limiter.get(key)) !== null,
    clear: async (key) => void (await limiter.delete(key)),
  };
}

function readCount(result: RateLimiterRes, isOver: boolean): Count {
  const secondsLeft = Math.max(1, Math.ceil(result.msBeforeNext / 1000));
  return { count: result.consumedPoints, isOver, secondsLeft };
}
