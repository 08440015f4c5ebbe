// allauth's table mfa_authenticator: one row for TOTP, one for the recovery codes, one for each passkey. What a row
// holds is for lib/allauth to read. Every use is one statement or one transaction, so that a code is good once however
// many processes look at it.
import { type Generated, sql } from 'kysely';
import { parsePythonJson, pythonJsonDumps } from '@/lib/django/python/json';
import { isRecord } from '@/lib/django/python/record';
import { type Database, isUniqueViolation, type Steps, step } from '../database/database';
import { type NullableTime, readNullableTime, readTime, type Time } from '../database/tables';
import type { Factor, FactorStore, UserReference } from '../stores';

type FactorTables = {
  mfa_authenticator: {
    id: Generated<number>;
    type: string;
    data: string;
    user_id: number | string;
    created_at: Time;
    last_used_at: NullableTime;
  };
};

type Row = {
  id: number;
  type: string;
  data: string;
  created_at: Date | string;
  last_used_at: Date | string | null;
};

export type ClaimCode = FactorStore['claimCode'];

export function createFactorStore(
  database: Database,
  users: UserReference,
  claimCode: ClaimCode,
): FactorStore {
  const { dialect } = database;
  const kysely = database.kysely.withTables<FactorTables>();
  // A jsonb value is read as text, so that its numbers stay as they were written.
  const dataText = dialect === 'postgres' ? sql<string>`data::text` : sql<string>`data`;
  const select = () =>
    kysely
      .selectFrom('mfa_authenticator')
      .select(['id', 'type', 'created_at', 'last_used_at', dataText.as('data')]);
  const listRows = database.prepare<Row>(select().where('user_id', '=', 0).orderBy('id'));

  return {
    async list(userId) {
      const rows = await listRows([users.toColumn(userId)]);
      return rows.flatMap(toFactor);
    },

    async create({ userId, type, data, now, isUsed = false }) {
      const values = {
        user_id: users.toColumn(userId),
        type,
        data: pythonJsonDumps(data),
        created_at: now,
        last_used_at: isUsed ? now : null,
      };
      try {
        const { id } = await kysely
          .insertInto('mfa_authenticator')
          .values(values)
          .returning('id')
          .executeTakeFirstOrThrow();
        return { status: 'created', id: Number(id) };
      } catch (error) {
        if (isUniqueViolation(error)) return { status: 'exists' };
        throw error;
      }
    },

    replaceRecoveryCodes: ({ userId, data, now }) =>
      database.transaction(function* (): Steps<number> {
        const user_id = users.toColumn(userId);
        const type = 'recovery_codes';
        yield* step(
          kysely.deleteFrom('mfa_authenticator').where('user_id', '=', user_id).where('type', '=', type),
        );
        const values = { user_id, type, data: pythonJsonDumps(data), created_at: now, last_used_at: null };
        const { rows } = yield* step<{ id: number }>(
          kysely.insertInto('mfa_authenticator').values(values).returning('id'),
        );
        return Number(rows[0]?.id);
      }),

    async markUsedSince(id, { since, now }) {
      const { numUpdatedRows } = await kysely
        .updateTable('mfa_authenticator')
        .set({ last_used_at: now })
        .where('id', '=', id)
        .where(({ or, eb }) => or([eb('last_used_at', 'is', null), eb('last_used_at', '<', since)]))
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async markUsed(id, now) {
      await kysely
        .updateTable('mfa_authenticator')
        .set({ last_used_at: now })
        .where('id', '=', id)
        .executeTakeFirst();
    },

    change: (id, change, { usedAt } = {}) =>
      database.transaction(function* (): Steps<boolean> {
        const query = select().where('id', '=', id);
        const { rows } = yield* step<Row>(dialect === 'postgres' ? query.forUpdate() : query);
        const [factor] = rows.flatMap(toFactor);
        const changed = factor === undefined ? null : change(factor.data);
        if (changed === null) return false;
        yield* step(
          kysely
            .updateTable('mfa_authenticator')
            .set({ data: pythonJsonDumps(changed), ...(usedAt !== undefined && { last_used_at: usedAt }) })
            .where('id', '=', id),
        );
        return true;
      }),

    claimCode,

    delete: (userId, id) =>
      database.transaction(function* (): Steps<boolean> {
        const owner = users.toColumn(userId);
        const { affected } = yield* step(
          kysely.deleteFrom('mfa_authenticator').where('id', '=', id).where('user_id', '=', owner),
        );
        const { rows } = yield* step(
          kysely
            .selectFrom('mfa_authenticator')
            .select('id')
            .where('user_id', '=', owner)
            .where('type', 'in', ['totp', 'webauthn'])
            .limit(1),
        );
        if (rows.length === 0)
          yield* step(kysely.deleteFrom('mfa_authenticator').where('user_id', '=', owner));
        return affected > 0;
      }),
  };
}

/** A type that a later allauth may add is nothing that can be asked for here. */
function toFactor({ id, type, data, created_at, last_used_at }: Row): Factor[] {
  if (type !== 'totp' && type !== 'webauthn' && type !== 'recovery_codes') return [];
  const parsed = parsePythonJson(data, { nonFinite: 'allow' });
  return [
    {
      id,
      type,
      // What is no object counts as a factor that no code fits.
      data: parsed.ok && isRecord(parsed.value) ? parsed.value : {},
      createdAt: readTime(created_at),
      lastUsedAt: readNullableTime(last_used_at),
    },
  ];
}
