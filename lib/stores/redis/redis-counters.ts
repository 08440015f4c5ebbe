// The counters of rate limits in Redis, so that all processes count together. Redis down or slow is not an outage here:
// each process then counts for itself, so that limits grow by the number of processes but never vanish, and nobody is
// refused for it. Counting in Redis goes on by itself when the server is back.
import { once } from 'node:events';
import { RateLimiterRedis, RLWrapperTimeouts } from 'rate-limiter-flexible';
import { type Counters, createCounter, inMemory, limiterOptions } from '../counters';
import { createRedisClient, explainRedisError, type RedisClient, requireSingleServer } from './connect';

const answerTimeoutMs = 500;
const connectTimeoutMs = 2_000;

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
  return {
    open: (options) =>
      createCounter(
        new RLWrapperTimeouts({
          timeoutMs: answerTimeoutMs,
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

/** Begin to connect, and wait for how the first attempt ends. The client tries again by itself. */
async function connectOnce(client: RedisClient): Promise<void> {
  // Without a listener the event would end the process.
  client.on('error', () => {});
  const timeout = AbortSignal.timeout(connectTimeoutMs);
  const ready = once(client, 'ready', { signal: timeout });
  client.connect().catch(() => {});
  await ready;
}
