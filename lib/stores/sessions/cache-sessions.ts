// SESSION_ENGINE=cache: sessions in Redis alone, as django.contrib.sessions.backends.cache with Django's RedisCache
// keeps them: key ":1:django.contrib.sessions.cache<key>", value a pickled dict, unsigned, EX the expiry age. What
// cannot be unpickled is no session, as in Django; a Redis that does not answer is a StoreError.
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { SESSION_KEY, type SessionData } from '@/lib/django/sessions';
import type { SigningKeys } from '@/lib/django/signing';
import { sessionSetPrefix } from '@/lib/settings/salts';
import { pickle } from '../redis/pickle';
import type { Redis } from '../redis/redis';
import { unpickle } from '../redis/unpickle';
import type { KeyedSession, SessionStore, StoredSession, UserStore } from '../stores';
import { getSessionUser } from './db-sessions';
import { listKeyPrefixes, readKeyPrefix } from './session-keys';

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

/** More devices than anyone has. */
const mostListed = 200;
const sliceSize = 100;
/** What one list goes through for sessions of other programs: pages of a thousand keys of any kind, and such sessions. */
const listLimits = { pages: 1_000, foreignKeys: 100_000 };
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
  options: CacheOptions & { now: () => Date; keys: SigningKeys },
  users: UserStore,
): SessionStore {
  const layout = createCacheLayout(redis, options, 'django.contrib.sessions.cache');
  const ttlUntil = (expireDate: Date) => getTtlSeconds(expireDate, options.now());

  const keysBegin = layout.keyOf('');
  const setOf = (prefix: string) => `${sessionSetPrefix}:${options.keyPrefix}:${options.version}:${prefix}`;

  /** Those of these keys that are the user's; of our own keys only theirs are looked at. */
  async function* pick(names: readonly string[], { userId, now }: Search): AsyncGenerator<KeyedSession> {
    const values = await redis.getMany(names.map(layout.keyOf));
    for (const [index, value] of values.entries()) {
      const key = names[index];
      if (key === undefined || !value || readSession(value)?.[SESSION_KEY] !== userId) continue;
      const session = await layout.read(key, now);
      if (session) yield { key, ...session };
    }
  }

  async function* scan(search: Search, limits?: { pages: number; foreignKeys: number }) {
    const own = listKeyPrefixes(search.userId, options.keys);
    let [pages, foreignKeys] = [0, 0];
    for await (const page of redis.listKeys(keysBegin)) {
      const names = page
        .map((name) => name.slice(keysBegin.length))
        .filter((key) => limits === undefined || isCandidate(key, own));
      for (let start = 0; start < names.length; start += sliceSize) {
        yield* pick(names.slice(start, start + sliceSize), search);
        await yieldToOthers();
      }
      pages += 1;
      foreignKeys += names.length;
      if (limits && (pages >= limits.pages || foreignKeys >= limits.foreignKeys)) return;
    }
  }

  /** So that a user's own are found however many keys there are. Only a hint: what it lacks, the scan may still find. */
  async function note(key: string, expireDate: Date): Promise<void> {
    const prefix = readKeyPrefix(key);
    const ttlSeconds = ttlUntil(expireDate);
    if (prefix === null || ttlSeconds <= 0) return;
    await redis.addMember(setOf(prefix), key, { ttlSeconds, at: expireDate.getTime() });
  }

  return {
    load: (key, now) => layout.read(key, now),

    async loadWithUser(key, now) {
      const session = await layout.read(key, now);
      return session && { ...session, user: await getSessionUser(session.data, users) };
    },

    async create(key, data, expireDate) {
      await note(key, expireDate);
      const ttlSeconds = ttlUntil(expireDate);
      return redis.set(layout.keyOf(key), pickle(data), { ttlSeconds, when: 'absent' });
    },

    async update(key, data, expireDate) {
      await note(key, expireDate);
      const ttlSeconds = ttlUntil(expireDate);
      return redis.set(layout.keyOf(key), pickle(data), { ttlSeconds, when: 'present' });
    },

    async delete(key) {
      await redis.delete(layout.keyOf(key));
      const prefix = readKeyPrefix(key);
      if (prefix !== null) await redis.removeMember(setOf(prefix), key);
    },

    // Redis drops what has expired by itself.
    deleteExpired: async () => 0,

    async listForUser(userId, now) {
      const found = new Map<string, KeyedSession>();
      for (const prefix of listKeyPrefixes(userId, options.keys)) {
        const noted = await redis.listMembers(setOf(prefix), mostListed);
        for await (const session of pick(noted, { userId, now })) found.set(session.key, session);
      }
      for await (const session of scan({ userId, now }, listLimits)) {
        found.set(session.key, session);
        if (found.size >= 2 * mostListed) break;
      }
      return [...found.values()]
        .sort((a, b) => b.expireDate.getTime() - a.expireDate.getTime())
        .slice(0, mostListed);
    },

    scanForUser: (userId, now) => scan({ userId, now }),
  };
}

type Search = { userId: string; now: Date };

/** Sessions of other users that we opened need no look. */
function isCandidate(key: string, ownPrefixes: readonly string[]): boolean {
  const prefix = readKeyPrefix(key);
  return prefix === null || ownPrefixes.includes(prefix);
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
