// Sessions in Redis, on a real server: keys carry a prefix of this run and are deleted afterwards.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SESSION_KEY } from '@/lib/django/sessions';
import { openRedis } from '@/lib/stores/redis/redis';
import { createCachedDbSessionStore } from '@/lib/stores/sessions/cached-db-sessions';
import { listKeyPrefixes } from '@/lib/stores/sessions/session-keys';
import { StoreError, type Stores } from '@/lib/stores/stores';
import { hasRedis, redisUrl } from '@/tests/support/services';
import { databases, keys, newUser, open, type TestDatabase } from '../databases';

const keyPrefix = `stores-${randomBytes(6).toString('hex')}`;
const key = (name: string) => name.padEnd(32, '0');
// Redis expires by its own clock, so these tests live in the present.
const soon = () => new Date(Date.now() + 60_000);
const clock = { now: () => new Date() };

describe.skipIf(!hasRedis)('sessions in a cache [Redis]', () => {
  const redis = createClient({ url: redisUrl });
  let database: TestDatabase;
  let cache: Stores;
  let cachedDb: Stores;
  let db: Stores;

  beforeAll(async () => {
    await redis.connect();
    database = await databases[0].create();
    const options = { ...clock, redisUrl, cache: { keyPrefix } };
    db = await open(database.url, clock);
    cache = await open(database.url, { ...options, sessionEngine: 'cache' });
    cachedDb = await open(database.url, { ...options, sessionEngine: 'cached_db' });
  });
  afterAll(async () => {
    for await (const found of redis.scanIterator({ MATCH: `${keyPrefix}*`, COUNT: 1_000 })) {
      if (found.length > 0) await redis.del(found);
    }
    redis.destroy();
    for (const stores of [cache, cachedDb, db]) await stores?.close();
    await database?.drop();
  });

  const cachedAt = (name: string) => `${keyPrefix}:1:django.contrib.sessions.cached_db${key(name)}`;

  describe.each(['cache', 'cached_db'] as const)('SESSION_ENGINE=%s', (engine) => {
    const stores = () => (engine === 'cache' ? cache : cachedDb);
    const named = (name: string) => key(`${engine}-${name}`);

    test('reads back the data and the expiry', async () => {
      expect(await stores().sessions.create(named('a'), { cart: [1, 'é'] }, soon())).toBe(true);
      for (const _ of ['first', 'from the copy']) {
        const session = await stores().sessions.load(named('a'), new Date());
        expect(session?.data).toEqual({ cart: [1, 'é'] });
        expect(Math.abs((session?.expireDate.getTime() ?? 0) - soon().getTime())).toBeLessThan(2_000);
      }
    });

    test('creates once and updates only what exists', async () => {
      expect(await stores().sessions.create(named('once'), { n: 1 }, soon())).toBe(true);
      expect(await stores().sessions.create(named('once'), { n: 2 }, soon())).toBe(false);
      expect(await stores().sessions.update(named('once'), { n: 3 }, soon())).toBe(true);
      expect((await stores().sessions.load(named('once'), new Date()))?.data).toEqual({ n: 3 });
      expect(await stores().sessions.update(named('never'), {}, soon())).toBe(false);
      expect(await stores().sessions.load(named('never'), new Date())).toBeNull();
    });

    test('does not bring a deleted session back', async () => {
      await stores().sessions.create(named('bye'), {}, soon());
      await stores().sessions.load(named('bye'), new Date());
      await stores().sessions.delete(named('bye'));
      expect(await stores().sessions.load(named('bye'), new Date())).toBeNull();
      expect(await stores().sessions.update(named('bye'), {}, soon())).toBe(false);
    });

    test('has no session that has expired', async () => {
      await stores().sessions.create(named('old'), {}, new Date(Date.now() - 1_000));
      expect(await stores().sessions.load(named('old'), new Date())).toBeNull();
    });

    test('loads the user with the session, and lists the sessions of a user', async () => {
      const created = await stores().users.create(newUser(`visitor-${engine}`));
      const user = created.status === 'created' ? created.user : null;
      const data = { [SESSION_KEY]: String(user?.id) };
      await stores().sessions.create(named('mine'), data, soon());
      expect((await stores().sessions.loadWithUser(named('mine'), new Date()))?.user).toEqual(user);
      const listed = await stores().sessions.listForUser(String(user?.id), new Date());
      expect(listed).toMatchObject([{ key: named('mine'), data }]);
    });

    test('calls a Redis that does not answer an outage, never a missing session', async () => {
      let isUp = true;
      const sockets = new Set<{ destroy(): void }>();
      const target = new URL(redisUrl);
      const { connect } = await import('node:net');
      const proxy = createServer((socket) => {
        if (!isUp) return socket.destroy();
        const upstream = connect(Number(target.port) || 6379, target.hostname);
        for (const end of [socket, upstream]) {
          sockets.add(end);
          end.on('error', () => {});
        }
        socket.pipe(upstream).pipe(socket);
      });
      await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
      const address = proxy.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const frail = await open(database.url, {
        ...clock,
        sessionEngine: engine,
        redisUrl: `redis://127.0.0.1:${port}${target.pathname}`,
        cache: { keyPrefix },
      });
      await frail.sessions.create(named('frail'), { n: 1 }, soon());

      isUp = false;
      for (const socket of sockets) socket.destroy();
      const { sessions } = frail;
      for (const attempt of [
        () => sessions.load(named('frail'), new Date()),
        () => sessions.loadWithUser(named('frail'), new Date()),
        () => sessions.create(named('other'), {}, soon()),
        () => sessions.update(named('frail'), { n: 2 }, soon()),
        () => sessions.delete(named('frail')),
        () => frail.ping(),
      ])
        await expect(attempt()).rejects.toMatchObject({ name: 'StoreError', kind: 'unavailable' });

      isUp = true;
      await expect.poll(() => frail.ping().then(() => 'up', String), { timeout: 5_000 }).toBe('up');
      expect((await sessions.load(named('frail'), new Date()))?.data).toEqual({ n: 1 });
      await frail.close();
      proxy.close();
    });
  });

  test('finds every session of a user to end it, however many others have', async () => {
    const othersAt = `${keyPrefix}:1:django.contrib.sessions.cacheother`;
    await redis.mSet(
      Array.from({ length: 6_000 }, (_, index): [string, string] => [`${othersAt}${index}`, '']),
    );
    const mine = Array.from({ length: 60 }, (_, index) => key(`scan${index}-`));
    for (const name of mine) await cache.sessions.create(name, { [SESSION_KEY]: '4711' }, soon());
    const found = [];
    for await (const session of cache.sessions.scanForUser('4711', new Date())) {
      found.push(session.key);
      await cache.sessions.delete(session.key);
    }
    expect(found.sort()).toEqual(mine.sort());
  });

  test('leaves no lasting copy behind when a reader is killed before it has looked at the row again', async () => {
    const killed = new Error('killed');
    let looks = 0;
    const dying = {
      ...db.sessions,
      load: async (...about: Parameters<typeof db.sessions.load>) => {
        looks += 1;
        if (looks === 2) throw killed;
        return db.sessions.load(...about);
      },
    };
    const connection = await openRedis(redisUrl);
    const options = { keyPrefix, version: 1 };
    const reader = createCachedDbSessionStore(connection, dying, options, db.users);
    const copyOf = (name: string) => `${keyPrefix}:1:django.contrib.sessions.cached_db${name}`;
    await db.sessions.create(key('killed'), { n: 1 }, soon());
    await expect(reader.load(key('killed'), new Date())).rejects.toBe(killed);
    expect(await redis.ttl(copyOf(key('killed')))).toBeLessThanOrEqual(5);
    await db.sessions.create(key('lives'), { n: 1 }, soon());
    await reader.load(key('lives'), new Date());
    expect(await redis.ttl(copyOf(key('lives')))).toBeGreaterThan(30);
    await connection.close();
  });

  test("finds a user's sessions by the set of them, and without it", async () => {
    const [prefix = ''] = listKeyPrefixes('4718', keys);
    const ours = `${prefix}${'m'.repeat(28)}`;
    const set = `auth-api:sessions:${keyPrefix}:1:${prefix}`;
    await cache.sessions.create(ours, { [SESSION_KEY]: '4718' }, soon());
    expect(await redis.zRange(set, 0, -1)).toEqual([ours]);
    const list = async () => (await cache.sessions.listForUser('4718', new Date())).map(({ key }) => key);
    expect(await list()).toEqual([ours]);
    await redis.del(set);
    expect(await list()).toEqual([ours]);
    await cache.sessions.update(ours, { [SESSION_KEY]: '4718' }, soon());
    await cache.sessions.delete(ours);
    expect(await redis.zRange(set, 0, -1)).toEqual([]);
    expect(await list()).toEqual([]);
  });

  test('keeps a session where a Django with the same settings looks for it', async () => {
    await cache.sessions.create(key('django'), { a: 1 }, soon());
    const stored = `${keyPrefix}:1:django.contrib.sessions.cache${key('django')}`;
    expect(await redis.exists(stored)).toBe(1);
    expect(await redis.ttl(stored)).toBeGreaterThan(58);
    await cachedDb.sessions.create(key('django'), { a: 1 }, soon());
    await cachedDb.sessions.load(key('django'), new Date());
    expect(await redis.exists(cachedAt('django'))).toBe(1);
  });

  test('takes a value that cannot be unpickled for no session', async () => {
    await redis.set(`${keyPrefix}:1:django.contrib.sessions.cache${key('noise')}`, 'not a pickle');
    expect(await cache.sessions.load(key('noise'), new Date())).toBeNull();
  });

  test('cached_db reads the row when the copy is missing or unreadable', async () => {
    await cachedDb.sessions.create(key('copy'), { n: 1 }, soon());
    await redis.set(cachedAt('copy'), 'not a pickle');
    expect((await cachedDb.sessions.load(key('copy'), new Date()))?.data).toEqual({ n: 1 });
    await redis.del(cachedAt('copy'));
    expect((await cachedDb.sessions.load(key('copy'), new Date()))?.data).toEqual({ n: 1 });
  });

  test('cached_db shares its rows with SESSION_ENGINE=db', async () => {
    await cachedDb.sessions.create(key('shared'), { n: 1 }, soon());
    expect((await db.sessions.load(key('shared'), new Date()))?.data).toEqual({ n: 1 });
  });

  test('cached_db never keeps a copy of a session that ended while it was being read', async () => {
    for (let round = 0; round < 40; round += 1) {
      const name = `race${round}-`;
      await cachedDb.sessions.create(key(name), { round }, soon());
      await Promise.all([
        cachedDb.sessions.load(key(name), new Date()),
        cachedDb.sessions.load(key(name), new Date()),
        cachedDb.sessions.delete(key(name)),
      ]);
      expect(await cachedDb.sessions.load(key(name), new Date())).toBeNull();
      expect(await redis.exists(cachedAt(name))).toBe(0);
    }
  });

  test('cached_db never keeps an older copy after parallel updates', async () => {
    for (let round = 0; round < 40; round += 1) {
      const name = `update${round}-`;
      await cachedDb.sessions.create(key(name), { n: 0 }, soon());
      await Promise.all([
        cachedDb.sessions.load(key(name), new Date()),
        cachedDb.sessions.update(key(name), { n: 1 }, soon()),
        cachedDb.sessions.load(key(name), new Date()),
        cachedDb.sessions.update(key(name), { n: 2 }, soon()),
      ]);
      const copied = await cachedDb.sessions.load(key(name), new Date());
      expect(copied?.data).toEqual((await db.sessions.load(key(name), new Date()))?.data);
    }
  });

  test('refuses to start without its Redis', async () => {
    const attempt = open('sqlite://:memory:', {
      keys,
      sessionEngine: 'cache',
      redisUrl: 'redis://127.0.0.1:1',
    });
    await expect(attempt).rejects.toBeInstanceOf(StoreError);
    await expect(attempt).rejects.toThrow('REDIS_URL');
  });
});
