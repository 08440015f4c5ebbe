import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutstandingToken, Stores, UserId } from '@/lib/stores/stores';
import { collect } from '../../support/collect';
import { at, databases, newUser, now, open, runSql, type TestDatabase } from './databases';

describe.each(databases)('refresh tokens [$title]', ({ title, isAbsent, create }) => {
  describe.skipIf(isAbsent)("in simplejwt's tables", () => {
    let database: TestDatabase;
    let stores: Stores;
    let userId: UserId;

    beforeAll(async () => {
      database = await create();
      stores = await open(database.url);
      const created = await stores.users.create(newUser('holder'));
      if (created.status === 'created') userId = created.user.id;
    });
    afterAll(async () => {
      await stores?.close();
      await database?.drop();
    });

    function token(jti: string, more: Partial<OutstandingToken> = {}): OutstandingToken {
      return { jti, token: `token ${jti}`, userId, createdAt: now, expiresAt: at(3600), ...more };
    }

    test('knows nothing of a token that nobody recorded', async () => {
      expect(await stores.tokens.getStatus('never')).toEqual({ status: 'unknown' });
      expect(await stores.tokens.getStatus('never\0')).toEqual({ status: 'unknown' });
    });

    test('records a token once', async () => {
      await stores.tokens.recordOutstanding(token('once'));
      await stores.tokens.recordOutstanding(token('once', { token: 'other' }));
      expect(await stores.tokens.getStatus('once')).toEqual({
        status: 'outstanding',
        token: 'token once',
        userId,
        createdAt: now,
        expiresAt: at(3600),
        blacklistedAt: null,
      });
    });

    test('blacklists a token that is recorded, and one that is not', async () => {
      await stores.tokens.recordOutstanding(token('known'));
      expect(await stores.tokens.blacklist(token('known'), at(1))).toBe(true);
      expect(await stores.tokens.blacklist(token('known'), at(2))).toBe(false);
      expect(await stores.tokens.blacklist(token('foreign'), at(1))).toBe(true);
      for (const jti of ['known', 'foreign'])
        expect(await stores.tokens.getStatus(jti)).toMatchObject({
          status: 'blacklisted',
          blacklistedAt: at(1),
        });
    });

    test('records a token of a deleted user without a user', async () => {
      await stores.tokens.recordOutstanding(token('orphan', { userId: 999_999 }));
      expect(await stores.tokens.getStatus('orphan')).toMatchObject({ status: 'outstanding', userId: null });
    });

    test('rotates a token that a real Django recorded', async () => {
      await runSql(
        database.url,
        `INSERT INTO token_blacklist_outstandingtoken (jti, token, user_id, created_at, expires_at)
           VALUES ('django', 'token django', ${userId}, '2025-06-01 11:59:59.123456', '2025-06-02 12:00:00')`,
      );
      const outcome = await stores.tokens.rotate({
        current: token('django'),
        successor: token('django+1'),
        now,
      });
      expect(outcome).toBe('rotated');
      expect(await stores.tokens.getStatus('django')).toMatchObject({
        status: 'blacklisted',
        createdAt: new Date('2025-06-01T11:59:59.123Z'),
        blacklistedAt: now,
      });
      expect(await stores.tokens.getStatus('django+1')).toMatchObject({ status: 'outstanding', userId });
    });

    test('writes no successor when the token was blacklisted before', async () => {
      await stores.tokens.blacklist(token('spent'), now);
      const outcome = await stores.tokens.rotate({
        current: token('spent'),
        successor: token('spent+1'),
        now,
      });
      expect(outcome).toBe('already-blacklisted');
      expect(await stores.tokens.getStatus('spent+1')).toEqual({ status: 'unknown' });
    });

    test('tells a token that was rotated before its own rows were flushed', async () => {
      await stores.tokens.rotate({ current: token('old'), successor: token('old+1'), now });
      await runSql(
        database.url,
        `DELETE FROM token_blacklist_blacklistedtoken WHERE token_id IN
           (SELECT id FROM token_blacklist_outstandingtoken WHERE jti = 'old')`,
        "DELETE FROM token_blacklist_outstandingtoken WHERE jti = 'old'",
      );
      const again = { current: token('old'), successor: token('old+1', { token: 'other' }), now };
      expect(await stores.tokens.rotate(again)).toBe('has-successor');
      expect(await stores.tokens.getStatus('old+1')).toMatchObject({ token: 'token old+1' });
    });

    test('lists and blacklists those that are recorded of any number', async () => {
      await stores.tokens.recordOutstanding(token('n1'));
      await stores.tokens.blacklist(token('n2'), now);
      const many = ['n1', 'n2', 'absent', ...Array.from({ length: 1200 }, (_, index) => `absent ${index}`)];
      const found = await stores.tokens.listRecorded(many.slice(0, 100));
      expect(found.toSorted((a, b) => a.jti.localeCompare(b.jti))).toEqual([
        { ...token('n1'), status: 'outstanding', blacklistedAt: null },
        { ...token('n2'), status: 'blacklisted', blacklistedAt: now },
      ]);
      expect(await stores.tokens.blacklistRecorded(many, at(1))).toBe(1);
      expect(await stores.tokens.blacklistRecorded(many, at(2))).toBe(0);
      expect(await stores.tokens.blacklistRecorded([], at(2))).toBe(0);
      expect(await stores.tokens.getStatus('n1')).toMatchObject({
        status: 'blacklisted',
        blacklistedAt: at(1),
      });
    });

    test('records a token only while the user has the password that was checked', async () => {
      const { password } = newUser('holder');
      expect(await stores.tokens.recordForPassword(token('p1'), password)).toBe(true);
      expect(await stores.tokens.getStatus('p1')).toMatchObject({
        status: 'outstanding',
        token: 'token p1',
        userId,
        createdAt: now,
        expiresAt: at(3600),
      });
      expect(await stores.tokens.recordForPassword(token('p2'), 'another')).toBe(false);
      expect(await stores.tokens.recordForPassword(token('p2', { userId: 999_999 }), password)).toBe(false);
      expect(await stores.tokens.getStatus('p2')).toEqual({ status: 'unknown' });
    });

    // SQLite has one writer at a time.
    if (title === 'PostgreSQL')
      test('waits for a change of password that is not committed yet', async () => {
        const changer = new pg.Client({ connectionString: database.url });
        await changer.connect();
        await changer.query('BEGIN');
        await changer.query("UPDATE auth_user SET password = 'changed' WHERE id = $1", [userId]);
        const recorded = stores.tokens.recordForPassword(token('p3'), newUser('holder').password);
        await expect
          .poll(async () => {
            const waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = $1";
            return (await changer.query(waiting, [new URL(database.url).pathname.slice(1)])).rows.length;
          })
          .toBe(1);
        await changer.query('COMMIT');
        await changer.end();
        expect(await recorded).toBe(false);
        await stores.users.setPassword(userId, newUser('holder').password);
      });

    test('lets exactly one of 200 parallel rotations win', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, () =>
          stores.tokens.rotate({ current: token('race'), successor: token('race+1'), now }),
        ),
      );
      expect(outcomes.filter((outcome) => outcome === 'rotated')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'already-blacklisted')).toHaveLength(199);
    });

    test('lets exactly one win over two processes', async () => {
      const processes = [startRotation(100), startRotation(100)];
      await Promise.all(processes.map((process) => process.ready));
      const outcomes = await Promise.all(processes.map((process) => process.go()));
      expect(outcomes.reduce((sum, { rotated }) => sum + rotated, 0)).toBe(1);
      expect(outcomes.reduce((sum, { refused }) => sum + refused, 0)).toBe(199);
      expect(await stores.tokens.getStatus('successor')).toMatchObject({ status: 'outstanding' });
    }, 60_000);

    test('lists tokens that can still be used, newest first', async () => {
      const created = await stores.users.create(newUser('lister'));
      const mine = created.status === 'created' ? created.user.id : 0;
      await stores.tokens.recordOutstanding(token('l1', { userId: mine }));
      await stores.tokens.recordOutstanding(token('l2', { userId: mine }));
      await stores.tokens.recordOutstanding(token('l3', { userId: mine, expiresAt: now }));
      await stores.tokens.blacklist(token('l4', { userId: mine }), now);
      const found = await collect(stores.tokens.scanOutstanding(mine, now));
      expect(found).toEqual([token('l2', { userId: mine }), token('l1', { userId: mine })]);
    });

    test('flushes tokens at their expiry, blacklisted or not', async () => {
      await stores.tokens.recordOutstanding(token('f1', { expiresAt: at(100) }));
      await stores.tokens.blacklist(token('f2', { expiresAt: at(100) }), now);
      await stores.tokens.blacklist(token('f3', { expiresAt: at(101) }), now);
      await stores.tokens.flushExpired(at(99));
      expect(await stores.tokens.flushExpired(at(100))).toBe(2);
      expect(await stores.tokens.getStatus('f2')).toEqual({ status: 'unknown' });
      expect(await stores.tokens.getStatus('f3')).toMatchObject({ status: 'blacklisted' });
    });

    test('flushes more tokens than one statement may take, and no other', async () => {
      const isPostgres = database.url.startsWith('postgres');
      const numbers = isPostgres
        ? 'SELECT i FROM generate_series(1, 12000) AS n(i)'
        : 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) SELECT i FROM n';
      await runSql(
        database.url,
        `INSERT INTO token_blacklist_outstandingtoken (token, created_at, expires_at, user_id, jti)
           SELECT 'many', NULL, CASE WHEN i % 3 = 0 THEN '2035-01-01 00:00:00' ELSE '2020-01-01 00:00:00' END${isPostgres ? '::timestamptz' : ''}, NULL, 'many-' || i FROM (${numbers}) AS m`,
        `INSERT INTO token_blacklist_blacklistedtoken (blacklisted_at, token_id)
           SELECT '2019-01-01 00:00:00', id FROM token_blacklist_outstandingtoken WHERE token = 'many' AND id % 2 = 0`,
      );
      expect(await stores.tokens.flushExpired(new Date('2021-01-01T00:00:00Z'))).toBe(8000);
      const count = (table: string) => `SELECT count(*) AS count FROM ${table} WHERE token = 'many'`;
      expect(await runSql(database.url, count('token_blacklist_outstandingtoken'))).toEqual([
        [{ count: 4000 }],
      ]);
      await runSql(
        database.url,
        `DELETE FROM token_blacklist_blacklistedtoken WHERE token_id IN (SELECT id FROM token_blacklist_outstandingtoken WHERE token = 'many')`,
        `DELETE FROM token_blacklist_outstandingtoken WHERE token = 'many'`,
      );
    });

    function startRotation(count: number) {
      const script = fileURLToPath(new URL('rotate-in-process.ts', import.meta.url));
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', script, database.url, String(userId), String(count)],
        {
          stdio: ['pipe', 'pipe', 'inherit'],
        },
      );
      const lines = createInterface({ input: child.stdout });
      return {
        ready: once(lines, 'line'),
        async go(): Promise<{ rotated: number; refused: number }> {
          const answer = once(lines, 'line');
          child.stdin.write('go\n');
          const [line] = await answer;
          child.stdin.end();
          return JSON.parse(String(line));
        },
      };
    }
  });
});
