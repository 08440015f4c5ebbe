// What came of refresh tokens, in Redis, so that processes share it: `auth-api:bridge:<hash>` holds the sealed outcome,
// `…:lock` is held by whoever asks the back end. While Redis is away nothing is refreshed: two processes could otherwise
// send one token twice, and a back end that rotates strictly would end the visitor's sign-in.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { bridgeOutcomePrefix } from '@/lib/settings/salts';
import type { WebConfig } from '@/lib/settings/web';
import { createRedisClient, explainRedisError } from '@/lib/stores/redis/connect';
import type { Outcome, Outcomes } from '../bridge';
import { unavailable } from './refusal';
import { sealText, unsealText } from './sealed-cookie';

const connectTimeoutMs = 2_000;
const pollMs = 25;
// Longer than the call that it protects, so that it ends by itself only if its holder has died.
const lockGraceMs = 2_000;
const releaseOwnLock = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

const outcomeSchema = z.union([
  z.object({
    status: z.literal('refreshed'),
    access: z.string(),
    refresh: z.string().nullable(),
    cookie: z.string().nullable(),
  }),
  z.object({ status: z.literal('refused') }),
]) satisfies z.ZodType<Outcome>;

/** Connect in the background; calls are refused until it is done. Throws StoreError for a URL that cannot be used. */
export function createRedisOutcomes(url: string, config: WebConfig): Outcomes {
  const client = createRedisClient(url, { connectTimeoutMs, reconnects: () => true });
  // Each call says itself that Redis is away.
  client.on('error', () => undefined);
  const connected = client.connect().catch(() => undefined);
  const lockMs = config.apiTimeoutSeconds * 1000 + lockGraceMs;
  const keyOf = (key: string) => `${bridgeOutcomePrefix}:${key}`;

  async function ask<T>(command: () => Promise<T>): Promise<T> {
    if (!client.isReady) await Promise.race([connected, sleep(connectTimeoutMs, undefined, { ref: false })]);
    try {
      return await command();
    } catch (error) {
      throw unavailable(explainRedisError(error).message);
    }
  }

  return {
    async read(key) {
      const sealed = await ask(() => client.get(keyOf(key)));
      if (sealed === null) return null;
      return outcomeSchema.safeParse(await unsealText(String(sealed), config)).data ?? null;
    },
    async write(key, outcome, keepSeconds) {
      const sealed = await sealText(outcome, config);
      await ask(() => client.set(keyOf(key), sealed, { expiration: { type: 'EX', value: keepSeconds } }));
    },
    async locked(key, work) {
      const lock = `${keyOf(key)}:lock`;
      const owner = randomUUID();
      const deadline = Date.now() + 2 * lockMs;
      const take = () =>
        ask(() => client.set(lock, owner, { condition: 'NX', expiration: { type: 'PX', value: lockMs } }));
      while ((await take()) === null) {
        if (Date.now() > deadline) throw unavailable('another process holds the refresh of this token');
        await sleep(pollMs);
      }
      try {
        return await work();
      } finally {
        await client.eval(releaseOwnLock, { keys: [lock], arguments: [owner] }).catch(() => undefined);
      }
    },
  };
}
