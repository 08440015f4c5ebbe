// Queries of notes, the same on SQLite and PostgreSQL.
import { containsIgnoringCase } from '@/lib/stores/database/contains';
import type { Database } from '@/lib/stores/database/database';
import { readTimestamp } from '@/lib/stores/database/tables';
import type { UserId, UserReference } from '@/lib/stores/stores';
import type { NoteTables } from './tables';

export type Note = {
  id: number;
  title: string;
  body: string;
  ownerId: UserId;
  owner: string;
  /** As DRF shows a time. */
  createdAt: string;
  updatedAt: string;
};

export const noteOrderings = ['title', 'created_at', 'updated_at'] as const;
export type NoteOrdering = { field: (typeof noteOrderings)[number]; direction: 'asc' | 'desc' };

/** Where notes are, and how their owners are named. */
export type NotePlace = { database: Database; users: UserReference };

/** `owner: null` for the notes of everyone. */
export type NoteFilter = { owner: UserId | null; terms: readonly string[] };

export async function countNotes({ database, users }: NotePlace, filter: NoteFilter): Promise<number> {
  const { count } = await filtered({ database, users }, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function listNotes(
  place: NotePlace,
  filter: NoteFilter & { ordering: readonly NoteOrdering[]; limit: number; offset: number },
): Promise<Note[]> {
  let query = withOwner(place, filtered(place, filter));
  for (const { field, direction } of filter.ordering) query = query.orderBy(`n.${field}`, direction);
  const rows = await query.orderBy('n.id', 'desc').limit(filter.limit).offset(filter.offset).execute();
  return rows.map(toNote);
}

export async function getNote(place: NotePlace, id: number): Promise<Note | null> {
  const row = await withOwner(place, notes(place)).where('n.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toNote(row);
}

export async function createNote(
  { database, users }: NotePlace,
  { owner, title, body, now }: { owner: UserId; title: string; body: string; now: Date },
): Promise<number> {
  const values = { owner_id: users.toColumn(owner), title, body, created_at: now, updated_at: now };
  const { id } = await tables(database)
    .insertInto('notes_note')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** False: there is no such note any more. */
export async function updateNote(
  { database }: NotePlace,
  { id, now, ...changes }: { id: number; now: Date; title?: string; body?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(database)
    .updateTable('notes_note')
    .set({ ...changes, updated_at: now })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteNote({ database }: NotePlace, id: number): Promise<void> {
  await tables(database).deleteFrom('notes_note').where('id', '=', id).execute();
}

function tables({ kysely }: Database) {
  return kysely.withTables<NoteTables>();
}

function notes({ database }: NotePlace) {
  return tables(database).selectFrom('notes_note as n');
}

function filtered(place: NotePlace, { owner, terms }: NoteFilter) {
  const { database, users } = place;
  let query = notes(place);
  if (owner !== null) query = query.where('n.owner_id', '=', users.toColumn(owner));
  for (const term of terms) {
    query = query.where(({ or }) =>
      or(['n.title', 'n.body'].map((column) => containsIgnoringCase(database, column, term))),
    );
  }
  return query;
}

function withOwner({ users }: NotePlace, query: ReturnType<typeof notes>) {
  return query
    .innerJoin(`${users.table} as u`, `u.${users.idColumn}`, 'n.owner_id')
    .select(['n.id', 'n.title', 'n.body', 'n.created_at', 'n.updated_at', 'n.owner_id'])
    .select(`u.${users.usernameColumn} as owner`);
}

type Row = Awaited<ReturnType<ReturnType<typeof withOwner>['executeTakeFirstOrThrow']>>;

function toNote({ id, title, body, owner, owner_id, created_at, updated_at }: Row): Note {
  return {
    id,
    title,
    body,
    owner,
    ownerId: owner_id,
    createdAt: readTimestamp(created_at),
    updatedAt: readTimestamp(updated_at),
  };
}
