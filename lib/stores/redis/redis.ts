// One Redis connection for the stores. It never queues while the server is away and never waits long for an answer:
// Redis down is an outage that says so at once, not a request that hangs or a session that seems to be gone.
import { RESP_TYPES } from 'redis';
import { createRedisClient, explainRedisError, requireSingleServer } from './connect';

const connectTimeoutMs = 3_000;
const commandTimeoutMs = 3_000;
const mostMembers = 1_000;

export type Redis = {
  getMany(keys: readonly string[]): Promise<(Buffer | null)[]>;
  /** The value and the milliseconds it still lives (null: no end). */
  getWithTtl(key: string): Promise<{ value: Buffer; ttlMs: number | null } | null>;
  /** Set; false when `when` did not hold. A time to live of zero or less deletes, as in Django. */
  set(key: string, value: Buffer, o: { ttlSeconds: number; when: 'absent' | 'present' }): Promise<boolean>;
  delete(key: string): Promise<void>;
  /** Give a key that exists another time to live. */
  expire(key: string, ttlSeconds: number): Promise<void>;
  /** List keys that begin with `prefix`, some at a time. */
  listKeys(prefix: string): AsyncIterable<string[]>;
  /** Note a member of a set that keeps its newest thousand, and lives as long as the last one noted. */
  addMember(set: string, member: string, o: { ttlSeconds: number; at: number }): Promise<void>;
  removeMember(set: string, member: string): Promise<void>;
  /** List the newest members first. */
  listMembers(set: string, limit: number): Promise<string[]>;
  ping(): Promise<void>;
  close(): Promise<void>;
};

/** Connect; throws StoreError when REDIS_URL is unusable or the server does not answer. */
export async function openRedis(url: string): Promise<Redis> {
  let isOpen = false;
  // The first connection is tried once, so that a start without Redis says so.
  const client = createRedisClient(url, { connectTimeoutMs, reconnects: () => isOpen });
  // Lost connections are retried by the client; without a listener the event would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    await requireSingleServer(client);
    isOpen = true;
  } catch (error) {
    if (client.isOpen) client.destroy();
    throw explainRedisError(error);
  }
  const binary = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });

  return {
    getMany: async (keys) => (keys.length > 0 ? within(binary.mGet([...keys])) : []),
    async getWithTtl(key) {
      // Issued together: one round trip.
      const [value, ttl] = await within(Promise.all([binary.get(key), client.pTTL(key)]));
      if (value === null || ttl === -2) return null;
      return { value, ttlMs: ttl === -1 ? null : ttl };
    },
    async set(key, value, { ttlSeconds, when }) {
      const condition = when === 'absent' ? 'NX' : 'XX';
      if (ttlSeconds <= 0) return (await within(client.del(key))) === 1 || when === 'absent';
      const expiration = { type: 'EX', value: ttlSeconds } as const;
      return (await within(client.set(key, value, { expiration, condition }))) !== null;
    },
    async delete(key) {
      await within(client.del(key));
    },
    async expire(key, ttlSeconds) {
      await within(client.expire(key, ttlSeconds));
    },
    async *listKeys(prefix) {
      const pattern = `${prefix.replace(/[\\*?[\]]/g, '\\$&')}*`;
      let cursor = '0';
      do {
        const page = await within(client.scan(cursor, { MATCH: pattern, COUNT: 1_000 }));
        yield page.keys;
        cursor = page.cursor;
      } while (cursor !== '0');
    },
    async addMember(set, member, { ttlSeconds, at }) {
      const changes = client
        .multi()
        .zAdd(set, { score: at, value: member })
        .zRemRangeByRank(set, 0, -1 - mostMembers)
        .expire(set, ttlSeconds);
      await within(changes.exec());
    },
    async removeMember(set, member) {
      await within(client.zRem(set, member));
    },
    listMembers: (set, limit) => within(client.zRange(set, 0, limit - 1, { REV: true })),
    async ping() {
      await within(client.ping());
    },
    async close() {
      client.destroy();
    },
  };
}

async function within<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), commandTimeoutMs);
  });
  try {
    return await Promise.race([answer, timeout]);
  } catch (error) {
    throw explainRedisError(error);
  } finally {
    clearTimeout(timer);
  }
}
