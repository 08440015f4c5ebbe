// SESSION_ENGINE=cache: sessions in Redis alone, as django.contrib.sessions.backends.cache with Django's RedisCache
// keeps them: key ":1:django.contrib.sessions.cache<key>", value a pickled dict, unsigned, EX the expiry age. What
// cannot be unpickled is no session, as in Django; a Redis that does not answer is a StoreError.
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { SESSION_KEY, type SessionData } from '@/lib/django/sessions';
import { pickle } from '../redis/pickle';
import type { Redis } from '../redis/redis';
import { unpickle } from '../redis/unpickle';
import type { KeyedSession, SessionStore, StoredSession, UserStore } from '../stores';
import { getSessionUser } from './db-sessions';

export interface CacheOptions {
  /** KEY_PREFIX and VERSION of CACHES["default"]; Django's defaults are "" and 1. */
  keyPrefix: string;
  version: number;
}

/** How a session lies in the cache; the two engines that use one differ in the prefix. */
export interface CacheLayout {
  keyOf(sessionKey: string): string;
  read(key: string, now: Date): Promise<StoredSession | null>;
}

const MAX_LISTED = 5_000;
const SLICE = 100;
// For an entry without a time to live, which Django writes only where TIMEOUT is None.
const FOREVER_MS = 10 * 365 * 86_400_000;

export function createCacheLayout(
  redis: Redis,
  { keyPrefix, version }: CacheOptions,
  engine: string,
): CacheLayout {
  const keyOf = (sessionKey: string) => `${keyPrefix}:${version}:${engine}${sessionKey}`;
  return {
    keyOf,
    async read(key, now) {
      const found = await redis.getWithTtl(keyOf(key));
      const data = found && readSession(found.value);
      if (!found || !data) return null;
      return { data, expireDate: new Date(now.getTime() + (found.ttlMs ?? FOREVER_MS)) };
    },
  };
}

export function createCacheSessionStore(
  redis: Redis,
  options: CacheOptions & { now: () => Date },
  users: UserStore,
): SessionStore {
  const layout = createCacheLayout(redis, options, 'django.contrib.sessions.cache');
  const ttlUntil = (expireDate: Date) => getTtlSeconds(expireDate, options.now());

  async function* scan(userId: string, now: Date, limit: number): AsyncGenerator<KeyedSession> {
    const prefix = layout.keyOf('');
    const keys = await redis.listKeys(prefix, limit);
    for (let start = 0; start < keys.length; start += SLICE) {
      const slice = keys.slice(start, start + SLICE);
      const values = await redis.getMany(slice);
      for (const [index, value] of values.entries()) {
        if (!value || readSession(value)?.[SESSION_KEY] !== userId) continue;
        const key = slice[index]?.slice(prefix.length) ?? '';
        const session = await layout.read(key, now);
        if (session) yield { key, ...session };
      }
      await yieldToOthers();
    }
  }

  return {
    load: (key, now) => layout.read(key, now),

    async loadWithUser(key, now) {
      const session = await layout.read(key, now);
      return session && { ...session, user: await getSessionUser(session.data, users) };
    },

    create: (key, data, expireDate) =>
      redis.set(layout.keyOf(key), pickle(data), { ttlSeconds: ttlUntil(expireDate), when: 'absent' }),

    update: (key, data, expireDate) =>
      redis.set(layout.keyOf(key), pickle(data), { ttlSeconds: ttlUntil(expireDate), when: 'present' }),

    delete: (key) => redis.delete(layout.keyOf(key)),

    // Redis drops what has expired by itself.
    deleteExpired: async () => 0,

    async listForUser(userId, now) {
      const found = [];
      for await (const session of scan(userId, now, MAX_LISTED)) found.push(session);
      return found.sort((a, b) => b.expireDate.getTime() - a.expireDate.getTime());
    },

    scanForUser: (userId, now) => scan(userId, now, Number.POSITIVE_INFINITY),
  };
}

/** Whole seconds, rounded up: a session must not end before its cookie. */
export function getTtlSeconds(expireDate: Date, now: Date): number {
  return Math.ceil((expireDate.getTime() - now.getTime()) / 1000);
}

function readSession(value: Buffer): SessionData | null {
  const unpickled = unpickle(value);
  if (!unpickled.ok || typeof unpickled.value !== 'object' || unpickled.value === null) return null;
  // The unpickler makes plain objects with string keys, and arrays.
  return Array.isArray(unpickled.value) ? null : (unpickled.value as SessionData);
}
