// SESSION_ENGINE=cached_db: the row of django_session is the truth, Redis a copy that spares the query, as
// django.contrib.sessions.backends.cached_db keeps it (key ":1:django.contrib.sessions.cached_db<key>").
// A copy must never outlive its row, or a logout would not be one. Writers drop the copy before the row changes (Redis
// down: nothing has changed, the caller gets an outage) and after it. A reader that fills the copy looks at the row
// once more and drops the copy when the row changed meanwhile; a write after that look drops it itself. Until that look
// the copy lives for seconds only, so that a reader that is killed between the two leaves nothing behind.

import { isDeepStrictEqual } from 'node:util';
import { pickle } from '../redis/pickle';
import type { Redis } from '../redis/redis';
import type { SessionStore, StoredSession, UserStore } from '../stores';
import { type CacheOptions, createCacheLayout, getTtlSeconds } from './cache-sessions';
import { getSessionUser } from './db-sessions';

/** How long a copy lives whose row has not been looked at again; also the longest that it can outlive a logout. */
const unconfirmedSeconds = 5;

export function createCachedDbSessionStore(
  redis: Redis,
  db: SessionStore,
  options: CacheOptions,
  users: UserStore,
): SessionStore {
  const layout = createCacheLayout(redis, options, 'django.contrib.sessions.cached_db');
  const dropCopy = (key: string) => redis.delete(layout.keyOf(key));

  async function load(key: string, now: Date): Promise<StoredSession | null> {
    const copy = await layout.read(key, now);
    if (copy) return copy;
    const row = await db.load(key, now);
    if (!row) return null;
    const ttlSeconds = getTtlSeconds(row.expireDate, now);
    const unsureSeconds = Math.min(ttlSeconds, unconfirmedSeconds);
    await redis.set(layout.keyOf(key), pickle(row.data), { ttlSeconds: unsureSeconds, when: 'absent' });
    if (!isDeepStrictEqual(await db.load(key, now), row)) await dropCopy(key);
    else await redis.expire(layout.keyOf(key), ttlSeconds);
    return row;
  }

  async function aroundWrite<T>(key: string, write: () => Promise<T>): Promise<T> {
    await dropCopy(key);
    const result = await write();
    await dropCopy(key);
    return result;
  }

  return {
    load,

    async loadWithUser(key, now) {
      const session = await load(key, now);
      return session && { ...session, user: await getSessionUser(session.data, users) };
    },

    // A new key has no copy, but its creation must fail like any other write when Redis is down.
    create: (key, data, expireDate) => aroundWrite(key, () => db.create(key, data, expireDate)),
    update: (key, data, expireDate) => aroundWrite(key, () => db.update(key, data, expireDate)),
    delete: (key) => aroundWrite(key, () => db.delete(key)),
    deleteExpired: (now) => db.deleteExpired(now),
    listForUser: (userId, now) => db.listForUser(userId, now),
    scanForUser: (userId, now) => db.scanForUser(userId, now),
  };
}
