import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeSession, SESSION_KEY } from '@/lib/django/sessions';
import { listKeyPrefixes } from '@/lib/stores/sessions/session-keys';
import type { Stores } from '@/lib/stores/stores';
import { at, databases, keys, newUser, now, open, runSql, type TestDatabase } from './databases';

const key = (name: string) => name.padEnd(32, '0');

describe.each(databases)('SESSION_ENGINE=db [$title]', ({ isAbsent, create }) => {
  describe.skipIf(isAbsent)('sessions', () => {
    let database: TestDatabase;
    let stores: Stores;

    beforeAll(async () => {
      database = await create();
      stores = await open(database.url);
    });
    afterAll(async () => {
      await stores?.close();
      await database?.drop();
    });

    test('reads back the data and the expiry', async () => {
      const expireDate = new Date('2025-06-15T12:00:00.250Z');
      expect(await stores.sessions.create(key('a'), { cart: [1, 'é'] }, expireDate)).toBe(true);
      expect(await stores.sessions.load(key('a'), now)).toEqual({ data: { cart: [1, 'é'] }, expireDate });
    });

    test('does not create over a session that exists', async () => {
      await stores.sessions.create(key('twice'), { first: true }, at(60));
      expect(await stores.sessions.create(key('twice'), { second: true }, at(60))).toBe(false);
      expect((await stores.sessions.load(key('twice'), now))?.data).toEqual({ first: true });
    });

    test('updates only what exists', async () => {
      expect(await stores.sessions.update(key('gone'), {}, at(60))).toBe(false);
      await stores.sessions.create(key('there'), {}, at(60));
      expect(await stores.sessions.update(key('there'), { n: 2 }, at(90))).toBe(true);
      expect(await stores.sessions.load(key('there'), now)).toEqual({ data: { n: 2 }, expireDate: at(90) });
    });

    test('ends a session at its expiry, to the second and with fractions', async () => {
      await stores.sessions.create(key('whole'), {}, at(10));
      await stores.sessions.create(key('part'), {}, at(10.5));
      expect(await stores.sessions.load(key('whole'), at(9.999))).not.toBeNull();
      expect(await stores.sessions.load(key('whole'), at(10))).toBeNull();
      expect(await stores.sessions.load(key('part'), at(10.25))).not.toBeNull();
      expect(await stores.sessions.load(key('part'), at(10.5))).toBeNull();
    });

    test('deletes, and deletes again without complaint', async () => {
      await stores.sessions.create(key('bye'), {}, at(60));
      await stores.sessions.delete(key('bye'));
      await stores.sessions.delete(key('bye'));
      expect(await stores.sessions.load(key('bye'), now)).toBeNull();
    });

    test('has no session under a key with a NUL', async () => {
      await stores.sessions.create(key('nul'), {}, at(60));
      expect(await stores.sessions.load(`${key('nul')}\0`, now)).toBeNull();
      expect(await stores.sessions.update(`${key('nul')}\0`, {}, at(60))).toBe(false);
      await stores.sessions.delete(`${key('nul')}\0`);
      expect(await stores.sessions.load(key('nul'), now)).not.toBeNull();
    });

    test('gives an empty session for data that nobody can decode', async () => {
      await stores.sessions.create(key('broken'), { a: 1 }, at(60));
      await runSql(
        database.url,
        `UPDATE django_session SET session_data = 'x:y:z' WHERE session_key = '${key('broken')}'`,
      );
      expect((await stores.sessions.load(key('broken'), now))?.data).toEqual({});
    });

    test('loads the user with the session', async () => {
      const created = await stores.users.create(newUser('visitor'));
      const user = created.status === 'created' ? created.user : null;
      await stores.sessions.create(key('signed-in'), { [SESSION_KEY]: String(user?.id) }, at(60));
      await stores.sessions.create(key('anonymous'), {}, at(60));
      await stores.sessions.create(key('odd'), { [SESSION_KEY]: { not: 'text' } }, at(60));
      expect((await stores.sessions.loadWithUser(key('signed-in'), now))?.user).toEqual(user);
      expect((await stores.sessions.loadWithUser(key('anonymous'), now))?.user).toBeNull();
      expect((await stores.sessions.loadWithUser(key('odd'), now))?.user).toBeNull();
      expect(await stores.sessions.loadWithUser(key('unknown'), now)).toBeNull();
    });

    test("lists a user's live sessions, newest expiry first", async () => {
      const mine = { [SESSION_KEY]: '4711' };
      await stores.sessions.create(key('list1'), mine, at(60));
      await stores.sessions.create(key('list2'), mine, at(90));
      await stores.sessions.create(key('list3'), mine, at(-1));
      await stores.sessions.create(key('list4'), { [SESSION_KEY]: '4712' }, at(60));
      const found = await stores.sessions.listForUser('4711', now);
      expect(found).toEqual([
        { key: key('list2'), data: mine, expireDate: at(90) },
        { key: key('list1'), data: mine, expireDate: at(60) },
      ]);
    });

    test("goes through all of a user's live sessions while they are being ended", async () => {
      const mine = { [SESSION_KEY]: '4713' };
      const names = Array.from({ length: 250 }, (_, index) => key(`scan${index}-`));
      for (const name of names) await stores.sessions.create(name, mine, at(60));
      await stores.sessions.create(key('scan-old'), mine, at(-1));
      await stores.sessions.create(key('scan-other'), { [SESSION_KEY]: '4714' }, at(60));
      const found = [];
      for await (const session of stores.sessions.scanForUser('4713', now)) {
        expect(session).toMatchObject({ data: mine, expireDate: at(60) });
        found.push(session.key);
        await stores.sessions.delete(session.key);
      }
      expect(found.sort()).toEqual(names.sort());
    });

    test("finds what we opened by its key, and Django's among the rest, with 100 000 rows of others", async () => {
      const [own] = listKeyPrefixes('4715', keys);
      const mine = { [SESSION_KEY]: '4715' };
      const ours = `${own}${'m'.repeat(28)}`;
      await stores.sessions.create(ours, mine, at(60));
      await stores.sessions.create(key('m-django'), mine, at(60));
      // Of other users, all of them newer. Most we opened ourselves, 5 000 a Django did.
      const others = foreignData();
      await runSql(
        database.url,
        `INSERT INTO django_session (session_key, session_data, expire_date)
         ${seriesUpTo(stores.dialect, 100_000)}
         SELECT CASE WHEN n % 20 = 0 THEN 'd' ELSE '~' END || 'other' || n, '${others}', '2026-01-01 00:00:00'
         FROM series`,
      );
      const turns = countTurns();
      const found = await stores.sessions.listForUser('4715', now);
      expect(found.map((session) => session.key).sort()).toEqual([key('m-django'), ours].sort());
      // Slices of 250 rows: others had a turn between any two, and rows that we opened for others were not read.
      expect(turns.stop()).toBeGreaterThanOrEqual(20);
      await runSql(database.url, "DELETE FROM django_session WHERE expire_date = '2026-01-01 00:00:00'");
    });

    test('ends what bears the tag of a SECRET_KEY that is forgotten', async () => {
      const forgotten = `~${'f'.repeat(39)}`;
      await stores.sessions.create(forgotten, { [SESSION_KEY]: '4717' }, at(60));
      const found = [];
      for await (const { key } of stores.sessions.scanForUser('4717', now)) found.push(key);
      expect(found).toEqual([forgotten]);
    });

    test('lists 200 at most, the newest', async () => {
      const [own] = listKeyPrefixes('4716', keys);
      for (let device = 0; device < 210; device += 1) {
        const name = `${own}${String(device).padStart(28, '0')}`;
        await stores.sessions.create(name, { [SESSION_KEY]: '4716' }, at(60 + device));
      }
      const found = await stores.sessions.listForUser('4716', now);
      expect(found).toHaveLength(200);
      expect(found[0]?.expireDate).toEqual(at(269));
    });

    test('deletes what has expired and counts it', async () => {
      await stores.sessions.deleteExpired(now);
      await stores.sessions.create(key('old'), {}, at(-1));
      await stores.sessions.create(key('edge'), {}, at(0));
      expect(await stores.sessions.deleteExpired(now)).toBe(1);
    });

    test('deletes more than one statement may take', async () => {
      const numbers = database.url.startsWith('postgres')
        ? 'SELECT i FROM generate_series(1, 12000) AS n(i)'
        : 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) SELECT i FROM n';
      await runSql(
        database.url,
        `INSERT INTO django_session (session_key, session_data, expire_date) SELECT 'many' || i, '', '2020-01-01 00:00:00' FROM (${numbers}) AS m`,
      );
      expect(await stores.sessions.deleteExpired(new Date('2021-01-01T00:00:00Z'))).toBe(12_000);
    });
  });
});

test('writes times on SQLite exactly as Django does, since they are compared as text [SQLite]', async () => {
  const database = await databases[0].create();
  const stores = await open(database.url);
  await stores.sessions.create(key('t1'), {}, new Date('2025-01-02T03:04:05.000Z'));
  await stores.sessions.create(key('t2'), {}, new Date('2025-01-02T03:04:05.067Z'));
  const [rows] = await runSql(database.url, 'SELECT expire_date FROM django_session ORDER BY session_key');
  expect(rows).toEqual([
    { expire_date: '2025-01-02 03:04:05' },
    { expire_date: '2025-01-02 03:04:05.067000' },
  ]);
  await stores.close();
  await database.drop();
});

/** The session_data of a user's session, written once for many rows. */
function foreignData(): string {
  const data = { [SESSION_KEY]: '9', _auth_user_backend: 'django.contrib.auth.backends.ModelBackend' };
  return encodeSession(data, { keys, now });
}

function seriesUpTo(dialect: Stores['dialect'], count: number): string {
  return dialect === 'postgres'
    ? `WITH series AS (SELECT n FROM generate_series(1, ${count}) AS n)`
    : `WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < ${count})`;
}

/** How often the event loop came round. */
function countTurns() {
  let turns = 0;
  let isCounting = true;
  const count = () => {
    turns += 1;
    if (isCounting) setImmediate(count);
  };
  setImmediate(count);
  return {
    stop() {
      isCounting = false;
      return turns;
    },
  };
}
