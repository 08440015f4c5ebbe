// Django's cache, as far as allauth's guard against codes that are used twice needs it: cache.add(key, "y", seconds) of
// django.core.cache.backends.redis.RedisCache, so that a code used here is used up there. Without Redis there is no
// cache that both could see, and the rows alone tell. Redis down is an outage: nobody gets in on a doubt.
import type { Redis } from '../redis/redis';
import type { ClaimCode } from './factors';

type Cache = { url: string | undefined; keyPrefix: string; version: number };

/** Connects when the first code is claimed, so that Redis is no condition of the start. */
export function createUsedCodes({ url, keyPrefix, version }: Cache): {
  claim: ClaimCode;
  close(): Promise<void>;
} {
  let opened: Promise<Redis> | undefined;

  function open(address: string): Promise<Redis> {
    opened ??= import('../redis/redis')
      .then(({ openRedis }) => openRedis(address))
      .catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
    return opened;
  }

  return {
    async claim(key, ttlSeconds) {
      if (url === undefined) return true;
      const { pickle } = await import('../redis/pickle');
      const redis = await open(url);
      return redis.set(`${keyPrefix}:${version}:${key}`, pickle('y'), { ttlSeconds, when: 'absent' });
    },
    async close() {
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}
