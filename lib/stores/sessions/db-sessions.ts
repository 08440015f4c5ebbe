// SESSION_ENGINE=db: rows of django_session, written and read as django.contrib.sessions.backends.db does. The data
// column is encoded by lib/django/sessions; a row that cannot be decoded is an empty session, as in Django.
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { type Selectable, type SqlBool, sql } from 'kysely';
import { mayBeSessionOf, SESSION_KEY, type SessionData } from '@/lib/django/sessions';
import type { SigningKeys } from '@/lib/django/signing';
import type { Database } from '../database/database';
import { type DjangoTables, readTime } from '../database/tables';
import type { KeyedSession, SessionStore, UserStore } from '../stores';
import type { SessionCodec } from './session-codec';
import { listKeyPrefixes, ownKeyMark } from './session-keys';

/** More devices than anyone has; a robot's thousand would only be a load. */
const mostListed = 200;
/** A day's expired sessions in one statement would outlast its time limit, and hold up every writer on SQLite. */
const deletedPerStatement = 5_000;
// Each slice takes some milliseconds, and others run between two.
const sliceSize = 250;
/** Rows of other programs that one list looks through: a second's work, of which others get every other moment. */
const mostForeignRows = 100_000;

export type DbSessionParts = { database: Database; codec: SessionCodec; keys: SigningKeys; users: UserStore };

export function createDbSessionStore({ database, codec, keys, users }: DbSessionParts): SessionStore {
  const { kysely } = database;
  const liveRow = database.prepareOne(
    kysely
      .selectFrom('django_session')
      .select(['session_data', 'expire_date'])
      .where('session_key', '=', '')
      .where('expire_date', '>', new Date(0)),
  );

  async function load(key: string, now: Date) {
    if (!isStorable(key)) return null;
    const row = await liveRow([key, now]);
    return row ? { data: codec.decode(row.session_data), expireDate: readTime(row.expire_date) } : null;
  }

  const rows = () =>
    kysely.selectFrom('django_session').select(['session_key', 'session_data', 'expire_date']);

  /** Rows with a key between two, compared byte by byte: on PostgreSQL by the index that Django makes for LIKE. */
  function rowsBetween(after: string, before: string) {
    return database.dialect === 'postgres'
      ? rows().where(sql<SqlBool>`session_key ~>~ ${after} AND session_key ~<~ ${before}`)
      : rows().where('session_key', '>', after).where('session_key', '<', before);
  }

  const inKeyOrder = database.dialect === 'postgres' ? sql`session_key USING ~<~` : sql`session_key`;
  const rangeOf = (prefix: string): [string, string] => [prefix, `${prefix}~`];

  function decode(row: Row): KeyedSession {
    const { session_key: key, session_data: text, expire_date: time } = row;
    return { key, data: codec.decode(text), expireDate: readTime(time) };
  }

  /** By key, so that rows which end meanwhile shift nothing. What has expired is passed over here: an index has it too. */
  async function* scan(
    [from, to]: [string, string],
    { userId, now, limit = Number.POSITIVE_INFINITY }: { userId: string; now: Date; limit?: number },
  ): AsyncGenerator<KeyedSession> {
    let after = from;
    for (let seen = 0; seen < limit; seen += sliceSize) {
      const slice = await rowsBetween(after, to).orderBy(inKeyOrder).limit(sliceSize).execute();
      for (const row of slice) {
        if (readTime(row.expire_date) <= now || !mayBeSessionOf(row.session_data, userId)) continue;
        const session = decode(row);
        if (session.data[SESSION_KEY] === userId) yield session;
      }
      const last = slice.at(-1);
      if (last === undefined || slice.length < sliceSize) return;
      after = last.session_key;
      await yieldToOthers();
    }
  }

  return {
    load,

    async loadWithUser(key, now) {
      const session = await load(key, now);
      if (!session) return null;
      return { ...session, user: await getSessionUser(session.data, users) };
    },

    async create(key, data, expireDate) {
      const result = await kysely
        .insertInto('django_session')
        .values({ session_key: key, session_data: codec.encode(data), expire_date: expireDate })
        .onConflict((conflict) => conflict.column('session_key').doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async update(key, data, expireDate) {
      if (!isStorable(key)) return false;
      const result = await kysely
        .updateTable('django_session')
        .set({ session_data: codec.encode(data), expire_date: expireDate })
        .where('session_key', '=', key)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    async delete(key) {
      if (isStorable(key)) await kysely.deleteFrom('django_session').where('session_key', '=', key).execute();
    },

    async deleteExpired(now) {
      const batch = kysely
        .selectFrom('django_session')
        .select('session_key')
        .where('expire_date', '<', now)
        .limit(deletedPerStatement);
      for (let total = 0; ; ) {
        const { numDeletedRows } = await kysely
          .deleteFrom('django_session')
          .where('session_key', 'in', batch)
          .where('expire_date', '<', now)
          .executeTakeFirst();
        total += Number(numDeletedRows);
        if (numDeletedRows === 0n) return total;
        await yieldToOthers();
      }
    },

    async listForUser(userId, now) {
      const found: KeyedSession[] = [];
      for (const prefix of listKeyPrefixes(userId, keys)) {
        const own = await rowsBetween(...rangeOf(prefix))
          .where('expire_date', '>', now)
          .orderBy('expire_date', 'desc')
          .limit(mostListed)
          .execute();
        found.push(...own.map(decode).filter(({ data }) => data[SESSION_KEY] === userId));
      }
      for await (const session of scan(foreignKeys, { userId, now, limit: mostForeignRows })) {
        found.push(session);
        if (found.length >= 2 * mostListed) break;
      }
      return found.sort((a, b) => b.expireDate.getTime() - a.expireDate.getTime()).slice(0, mostListed);
    },

    async *scanForUser(userId, now) {
      for (const prefix of listKeyPrefixes(userId, keys)) yield* scan(rangeOf(prefix), { userId, now });
      // None may be missed: one that was re-signed after a change of SECRET_KEY has the tag of a key that is forgotten.
      yield* scan(allKeys, { userId, now });
    },
  };
}

/** The keys that other programs drew. */
const foreignKeys: [string, string] = ['', ownKeyMark];
const allKeys: [string, string] = ['', '\u{10ffff}'];

type Row = Selectable<DjangoTables['django_session']>;

/** Get the user whom a session names; the caller checks the auth hash, the backend and is_active. */
export async function getSessionUser(data: SessionData, users: UserStore) {
  const id = data[SESSION_KEY];
  return typeof id === 'string' ? users.getById(id) : null;
}

/** PostgreSQL refuses a NUL in text, and libsql cuts the text there: no session has such a key. */
function isStorable(key: string): boolean {
  return !key.includes('\0');
}
