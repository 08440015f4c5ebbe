// SESSION_ENGINE=db: rows of django_session, written and read as django.contrib.sessions.backends.db does. The data
// column is encoded by lib/django/sessions; a row that cannot be decoded is an empty session, as in Django.
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import { SESSION_KEY, type SessionData } from '@/lib/django/sessions';
import type { Database } from '../database/database';
import { type DjangoTables, readTime } from '../database/tables';
import type { KeyedSession, SessionStore, UserStore } from '../stores';
import type { SessionCodec } from './session-codec';

// Decoding costs some 30 µs a row: this bounds "list my sessions" to a moment, and slices let others run.
const MAX_LISTED = 5_000;
const SLICE = 100;

export function createDbSessionStore(
  database: Database,
  codec: SessionCodec,
  users: UserStore,
): SessionStore {
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

  function liveRows(now: Date) {
    return kysely
      .selectFrom('django_session')
      .select(['session_key', 'session_data', 'expire_date'])
      .where('expire_date', '>', now);
  }

  function decodeOwn(rows: Selectable<DjangoTables['django_session']>[], userId: string): KeyedSession[] {
    return rows
      .map((row) => ({
        key: row.session_key,
        data: codec.decode(row.session_data),
        expireDate: readTime(row.expire_date),
      }))
      .filter(({ data }) => data[SESSION_KEY] === userId);
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
      const result = await kysely
        .deleteFrom('django_session')
        .where('expire_date', '<', now)
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },

    async listForUser(userId, now) {
      const rows = await liveRows(now).orderBy('expire_date', 'desc').limit(MAX_LISTED).execute();
      const found = [];
      for (let start = 0; start < rows.length; start += SLICE) {
        found.push(...decodeOwn(rows.slice(start, start + SLICE), userId));
        await yieldToOthers();
      }
      return found;
    },

    // By key, so that rows which end meanwhile shift nothing.
    async *scanForUser(userId, now) {
      let rows = await liveRows(now).orderBy('session_key').limit(SLICE).execute();
      for (let last = rows.at(-1); last; last = rows.at(-1)) {
        yield* decodeOwn(rows, userId);
        await yieldToOthers();
        const next = liveRows(now).where('session_key', '>', last.session_key);
        rows = await next.orderBy('session_key').limit(SLICE).execute();
      }
    },
  };
}

/** Get the user whom a session names; the caller checks the auth hash, the backend and is_active. */
export async function getSessionUser(data: SessionData, users: UserStore) {
  const id = data[SESSION_KEY];
  return typeof id === 'string' ? users.getById(id) : null;
}

/** PostgreSQL refuses a NUL in text, and libsql cuts the text there: no session has such a key. */
function isStorable(key: string): boolean {
  return !key.includes('\0');
}
