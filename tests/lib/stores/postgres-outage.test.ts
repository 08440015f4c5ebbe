// A PostgreSQL server that ends connections, holds locks or takes its time: an outage of that moment, with a name, and
// nothing is broken afterwards.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Stores } from '@/lib/stores/stores';
import { at, newUser, now, open, postgresServers, type TestDatabase } from './databases';

for (const { title, isAbsent, create } of postgresServers)
  describe.skipIf(isAbsent)(`an outage [${title}]`, () => {
    let database: TestDatabase;
    let stores: Stores;
    let operator: pg.Client;

    beforeAll(async () => {
      database = await create();
      stores = await open(database.url, {
        pool: { max: 2, connectionTimeoutMs: 500, statementTimeoutMs: 400 },
      });
      await stores.users.create(newUser('ada'));
      operator = new pg.Client({ connectionString: database.directUrl });
      await operator.connect();
    });
    afterAll(async () => {
      await operator?.end();
      await stores?.close();
      await database?.drop();
    });

    const token = (jti: string) => ({ jti, token: 't', userId: null, createdAt: now, expiresAt: at(60) });
    const isOutage = { name: 'StoreError', kind: 'unavailable' };

    test('survives the end of idle connections', async () => {
      await Promise.all([stores.ping(), stores.ping()]);
      await endConnections();
      await expect.poll(() => stores.users.getByUsername('ada').then(Boolean, () => false)).toBe(true);
    });

    test('calls a statement that takes too long an outage, and lets the transaction go', async () => {
      await stores.tokens.recordOutstanding(token('locked'));
      await operator.query('BEGIN');
      await operator.query('LOCK TABLE token_blacklist_blacklistedtoken IN ACCESS EXCLUSIVE MODE');
      await expect(
        stores.tokens.rotate({ current: token('locked'), successor: token('next'), now }),
      ).rejects.toMatchObject(isOutage);
      await operator.query('ROLLBACK');
      expect(await stores.tokens.rotate({ current: token('locked'), successor: token('next'), now })).toBe(
        'rotated',
      );
    });

    test('calls a connection that ends in the middle of a transaction an outage, and rolls it back', async () => {
      await operator.query('BEGIN');
      await operator.query('LOCK TABLE token_blacklist_blacklistedtoken IN ACCESS EXCLUSIVE MODE');
      const rotating = stores.tokens.rotate({ current: token('cut'), successor: token('cut+1'), now });
      const outcome = expect(rotating).rejects.toMatchObject(isOutage);
      await expect.poll(() => countConnections("wait_event_type = 'Lock'")).toBe(1);
      await endConnections();
      await outcome;
      await operator.query('ROLLBACK');
      expect(await stores.tokens.getStatus('cut')).toEqual({ status: 'unknown' });
      expect(await stores.tokens.rotate({ current: token('cut'), successor: token('cut+1'), now })).toBe(
        'rotated',
      );
    });

    test('calls a pool whose connections are all taken an outage, not a wait without end', async () => {
      await operator.query('BEGIN');
      await operator.query('LOCK TABLE django_session IN ACCESS EXCLUSIVE MODE');
      const attempts = await Promise.allSettled(
        Array.from({ length: 8 }, () => stores.sessions.load('k'.repeat(32), now)),
      );
      await operator.query('ROLLBACK');
      for (const attempt of attempts) expect(attempt).toMatchObject({ status: 'rejected', reason: isOutage });
      expect(await stores.sessions.load('k'.repeat(32), now)).toBeNull();
    });

    async function endConnections(): Promise<void> {
      await operator.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
    }

    async function countConnections(condition: string): Promise<number> {
      const { rows } = await operator.query(
        `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND ${condition}`,
      );
      return rows[0].count;
    }
  });
