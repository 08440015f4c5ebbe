// The counters of rate limits in Redis, so that all processes count together. Redis down or slow is not an outage here:
// each process then counts for itself, so that limits grow by the number of processes but never vanish, and nobody is
// refused for it. Counting in Redis goes on by itself when the server is back.
import { RateLimiterRedis, RLWrapperTimeouts } from 'rate-limiter-flexible';
import { createClient } from 'redis';
import { type Counters, createCounter, inMemory, limiterOptions } from '../counters';
import { StoreError } from '../stores';

const ANSWER_TIMEOUT_MS = 500;
const CONNECT_TIMEOUT_MS = 2_000;
const MAX_RECONNECT_DELAY_MS = 1_000;

/** Count in Redis; connects in the background, because limits must not keep the API from starting. */
export function createRedisCounters(url: string): Counters {
  const client = connect(url);
  // Lost connections are retried by the client; without a listener the event would end the process.
  client.on('error', () => {});
  client.connect().catch(() => {});
  return {
    open: (options) =>
      createCounter(
        new RLWrapperTimeouts({
          timeoutMs: ANSWER_TIMEOUT_MS,
          limiter: new RateLimiterRedis({
            ...limiterOptions(options),
            storeClient: client,
            useRedisPackage: true,
            rejectIfRedisNotReady: true,
            insuranceLimiter: inMemory(options),
          }),
        }),
      ),
    async close() {
      if (client.isOpen) client.destroy();
    },
  };
}

function connect(url: string) {
  try {
    return createClient({
      url,
      disableOfflineQueue: true,
      socket: {
        connectTimeout: CONNECT_TIMEOUT_MS,
        reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, MAX_RECONNECT_DELAY_MS),
      },
    });
  } catch {
    // The cause would quote the URL, which may hold a password.
    throw new StoreError('configuration', 'REDIS_URL is not a Redis URL: use redis://:password@host:6379/0.');
  }
}
