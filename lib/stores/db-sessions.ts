// SESSION_ENGINE=db: rows of django_session, written and read as django.contrib.sessions.backends.db does. The data
// column is encoded by lib/django/sessions; a row that cannot be decoded is an empty session, as in Django.
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { AUTH_USER_ID, type SessionData } from '@/lib/django/sessions';
import type { Database } from './database';
import type { SessionCodec } from './session-codec';
import type { SessionStore, UserStore } from './stores';
import { readTime } from './tables';

// Decoding costs some 30 µs a row: this bounds "list my sessions" to a moment, in slices that let others run.
const MAX_SCANNED = 5_000;
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
      const rows = await kysely
        .selectFrom('django_session')
        .select(['session_key', 'session_data', 'expire_date'])
        .where('expire_date', '>', now)
        .orderBy('expire_date', 'desc')
        .limit(MAX_SCANNED)
        .execute();
      const found = [];
      for (const [index, row] of rows.entries()) {
        if (index % SLICE === SLICE - 1) await yieldToOthers();
        const data = codec.decode(row.session_data);
        if (data[AUTH_USER_ID] !== userId) continue;
        found.push({ key: row.session_key, data, expireDate: readTime(row.expire_date) });
      }
      return found;
    },
  };
}

/** Get the user whom a session names; the caller checks the auth hash, the backend and is_active. */
export async function getSessionUser(data: SessionData, users: UserStore) {
  const id = data[AUTH_USER_ID];
  return typeof id === 'string' ? users.getById(id) : null;
}

/** PostgreSQL refuses a NUL in text, and libsql cuts the text there: no session has such a key. */
function isStorable(key: string): boolean {
  return !key.includes('\0');
}
