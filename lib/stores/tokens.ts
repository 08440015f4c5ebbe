// Refresh tokens in simplejwt's token_blacklist tables. The UNIQUE columns are the locks: of any number of parallel
// rotations of one token, in any number of processes, exactly one inserts the row of blacklistedtoken.
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { compileStep, type Database, type Steps, step } from './database/database';
import { readNullableTime, readTime } from './database/tables';
import { type OutstandingToken, StoreError, type TokenStore } from './stores';
import type { UserTable } from './users/user-model';

// Far below what either database takes as parameters of one statement.
const idsPerStatement = 500;
/** Rows that are looked at in one transaction: a day's tokens in one would outlast the time limit of statements. */
const flushedPerTransaction = 5_000;

export function createTokenStore(database: Database, users: UserTable): TokenStore {
  const { kysely } = database;
  const statusByJti = database.prepareOne(
    kysely
      .selectFrom('token_blacklist_outstandingtoken as o')
      .leftJoin('token_blacklist_blacklistedtoken as b', 'b.token_id', 'o.id')
      .where('o.jti', '=', '')
      .select([
        'o.token',
        'o.user_id',
        'o.created_at',
        'o.expires_at',
        'b.id as blacklisted_id',
        'b.blacklisted_at',
      ]),
  );

  const insertion = kysely
    .insertInto('token_blacklist_outstandingtoken')
    .values({
      jti: '',
      token: '',
      // As simplejwt: a token of a user who was deleted meanwhile is recorded without one.
      user_id: kysely.selectFrom(users.table).select(users.idColumn).where(users.idColumn, '=', 0),
      created_at: new Date(0),
      expires_at: new Date(0),
    })
    .onConflict((conflict) => conflict.column('jti').doNothing());
  const insertForPassword = database.prepare(
    kysely
      .insertInto('token_blacklist_outstandingtoken')
      .columns(['jti', 'token', 'user_id', 'created_at', 'expires_at'])
      .expression((eb) => {
        const user = eb
          .selectFrom(users.table)
          .select([
            eb.val('').as('jti'),
            eb.val('').as('token'),
            users.idColumn,
            eb.val(new Date(0)).as('created_at'),
            eb.val(new Date(0)).as('expires_at'),
          ])
          .where(users.idColumn, '=', 0)
          .where('password', '=', '');
        // Without the lock, PostgreSQL would let a change of password commit between this look and this insert.
        return database.dialect === 'postgres' ? user.forShare() : user;
      })
      .onConflict((conflict) => conflict.column('jti').doNothing())
      .returning('id'),
  );
  const insertOutstanding = compileStep(insertion);
  const recordOutstanding = database.prepare(insertion);
  const insertBlacklisted = compileStep(
    kysely
      .insertInto('token_blacklist_blacklistedtoken')
      .values((eb) => ({
        token_id: eb
          .selectFrom('token_blacklist_outstandingtoken')
          .select('id')
          .where('jti', '=', '')
          .$asScalar()
          .$notNull(),
        blacklisted_at: new Date(0),
      }))
      .onConflict((conflict) => conflict.column('token_id').doNothing()),
  );

  function rowOf({ jti, token, userId, createdAt, expiresAt }: OutstandingToken): unknown[] {
    return [jti, token, userId === null ? null : users.readId(String(userId)), createdAt, expiresAt];
  }

  function* blacklistSteps(token: OutstandingToken, now: Date): Steps<boolean> {
    yield* step(insertOutstanding(rowOf(token)));
    const { affected } = yield* step(insertBlacklisted([token.jti, now]));
    return affected === 1;
  }

  return {
    async recordOutstanding(token) {
      await recordOutstanding(rowOf(token));
    },

    async recordForPassword({ jti, token, userId, createdAt, expiresAt }, encodedPassword) {
      const id = users.readId(String(userId));
      if (id === null) return false;
      const rows = await insertForPassword([jti, token, createdAt, expiresAt, id, encodedPassword]);
      return rows.length === 1;
    },

    async getStatus(jti) {
      if (jti.includes('\0')) return { status: 'unknown' };
      const row = await statusByJti([jti]);
      if (!row) return { status: 'unknown' };
      return {
        status: row.blacklisted_id === null ? 'outstanding' : 'blacklisted',
        token: row.token,
        userId: row.user_id === null ? null : users.showId(row.user_id),
        createdAt: readNullableTime(row.created_at),
        expiresAt: readTime(row.expires_at),
        blacklistedAt: readNullableTime(row.blacklisted_at),
      };
    },

    async listRecorded(jtis) {
      const rows = await kysely
        .selectFrom('token_blacklist_outstandingtoken as o')
        .leftJoin('token_blacklist_blacklistedtoken as b', 'b.token_id', 'o.id')
        .where('o.jti', 'in', jtis)
        .select(['o.jti', 'o.token', 'o.user_id', 'o.created_at', 'o.expires_at', 'b.blacklisted_at'])
        .execute();
      return rows.map((row) => ({
        status: row.blacklisted_at === null ? 'outstanding' : 'blacklisted',
        jti: row.jti,
        token: row.token,
        userId: row.user_id === null ? null : users.showId(row.user_id),
        createdAt: readNullableTime(row.created_at),
        expiresAt: readTime(row.expires_at),
        blacklistedAt: readNullableTime(row.blacklisted_at),
      }));
    },

    blacklist: (token, now) => database.transaction(() => blacklistSteps(token, now)),

    async blacklistRecorded(jtis, now) {
      let count = 0;
      for (let start = 0; start < jtis.length; start += idsPerStatement) {
        if (start > 0) await yieldToOthers();
        const result = await kysely
          .insertInto('token_blacklist_blacklistedtoken')
          .columns(['token_id', 'blacklisted_at'])
          .expression((eb) =>
            eb
              .selectFrom('token_blacklist_outstandingtoken')
              .select(['id', eb.val(now).as('blacklisted_at')])
              .where('jti', 'in', jtis.slice(start, start + idsPerStatement)),
          )
          .onConflict((conflict) => conflict.column('token_id').doNothing())
          .executeTakeFirst();
        count += Number(result.numInsertedOrUpdatedRows ?? 0n);
      }
      return count;
    },

    rotate: ({ current, successor, now }) =>
      database.transaction(function* () {
        if (!(yield* blacklistSteps(current, now))) return 'already-blacklisted';
        const { affected } = yield* step(insertOutstanding(rowOf(successor)));
        return affected === 1 ? 'rotated' : 'has-successor';
      }),

    async *scanOutstanding(userId, now) {
      const id = users.readId(String(userId));
      if (id === null) return;
      const live = kysely
        .selectFrom('token_blacklist_outstandingtoken as o')
        .leftJoin('token_blacklist_blacklistedtoken as b', 'b.token_id', 'o.id')
        .where('o.user_id', '=', id)
        .where('o.expires_at', '>', now)
        .where('b.id', 'is', null)
        .select(['o.id', 'o.jti', 'o.token', 'o.created_at', 'o.expires_at'])
        .orderBy('o.id', 'desc')
        .limit(idsPerStatement);
      let slice = await live.execute();
      while (slice.length > 0) {
        yield slice.map((row) => ({
          jti: row.jti,
          token: row.token,
          userId,
          createdAt: readNullableTime(row.created_at),
          expiresAt: readTime(row.expires_at),
        }));
        const last = slice.at(-1);
        if (last === undefined || slice.length < idsPerStatement) return;
        await yieldToOthers();
        slice = await live.where('o.id', '<', last.id).execute();
      }
    },

    async flushExpired(now) {
      let deleted = 0;
      // Once through the table by its key: Django gives expires_at no index.
      for (let last: number | null = null; ; ) {
        const end: number | null = await findBatchEnd(last);
        deleted += await database.transaction(() => flushBetween({ after: last, end, now }));
        if (end === null) return deleted;
        last = end;
        await yieldToOthers();
      }
    },
  };

  /** The last id of the next batch; null where fewer rows are left. */
  async function findBatchEnd(after: number | null): Promise<number | null> {
    let query = kysely.selectFrom('token_blacklist_outstandingtoken').select('id').orderBy('id');
    if (after !== null) query = query.where('id', '>', after);
    const row = await query
      .limit(1)
      .offset(flushedPerTransaction - 1)
      .executeTakeFirst();
    return row?.id ?? null;
  }

  function* flushBetween({
    after,
    end,
    now,
  }: {
    after: number | null;
    end: number | null;
    now: Date;
  }): Steps<number> {
    let expired = kysely
      .selectFrom('token_blacklist_outstandingtoken')
      .select('id')
      .where('expires_at', '<=', now);
    if (after !== null) expired = expired.where('id', '>', after);
    if (end !== null) expired = expired.where('id', '<=', end);
    yield* step(kysely.deleteFrom('token_blacklist_blacklistedtoken').where('token_id', 'in', expired));
    const { affected } = yield* step(
      kysely.deleteFrom('token_blacklist_outstandingtoken').where('id', 'in', expired),
    );
    return affected;
  }
}

/** The store of a database without simplejwt's tables: it records nothing, and nothing was ever recorded. */
export const noTokenStore: TokenStore = {
  recordOutstanding: refuseToken,
  recordForPassword: refuseToken,
  blacklist: refuseToken,
  rotate: refuseToken,
  getStatus: async () => ({ status: 'unknown' }),
  listRecorded: async () => [],
  blacklistRecorded: async () => 0,
  async *scanOutstanding() {},
  flushExpired: async () => 0,
};

async function refuseToken(): Promise<never> {
  throw new StoreError(
    'configuration',
    'Tokens need the tables of rest_framework_simplejwt.token_blacklist.',
  );
}
