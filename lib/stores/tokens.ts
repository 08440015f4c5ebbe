// Refresh tokens in simplejwt's token_blacklist tables. The UNIQUE columns are the locks: of any number of parallel
// rotations of one token, in any number of processes, exactly one inserts the row of blacklistedtoken.
import { compileStep, type Database, type Steps, step } from './database/database';
import { readNullableTime, readTime } from './database/tables';
import type { OutstandingToken, TokenStore } from './stores';
import type { UserTable } from './users/user-model';

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

    blacklist: (token, now) => database.transaction(() => blacklistSteps(token, now)),

    rotate: ({ current, successor, now }) =>
      database.transaction(function* () {
        if (!(yield* blacklistSteps(current, now))) return 'already-blacklisted';
        yield* step(insertOutstanding(rowOf(successor)));
        return 'rotated';
      }),

    async listOutstanding(userId, now) {
      const id = users.readId(String(userId));
      if (id === null) return [];
      const rows = await kysely
        .selectFrom('token_blacklist_outstandingtoken as o')
        .leftJoin('token_blacklist_blacklistedtoken as b', 'b.token_id', 'o.id')
        .where('o.user_id', '=', id)
        .where('o.expires_at', '>', now)
        .where('b.id', 'is', null)
        .select(['o.jti', 'o.token', 'o.created_at', 'o.expires_at'])
        .orderBy('o.id', 'desc')
        .execute();
      return rows.map((row) => ({
        jti: row.jti,
        token: row.token,
        userId,
        createdAt: readNullableTime(row.created_at),
        expiresAt: readTime(row.expires_at),
      }));
    },

    flushExpired: (now) =>
      database.transaction(function* () {
        yield* step(
          kysely
            .deleteFrom('token_blacklist_blacklistedtoken')
            .where('token_id', 'in', (eb) =>
              eb.selectFrom('token_blacklist_outstandingtoken').select('id').where('expires_at', '<=', now),
            ),
        );
        const { affected } = yield* step(
          kysely.deleteFrom('token_blacklist_outstandingtoken').where('expires_at', '<=', now),
        );
        return affected;
      }),
  };
}
