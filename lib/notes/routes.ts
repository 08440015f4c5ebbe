// /api/notes/: every user's own notes. No permission is needed for one's own; Django's four permissions are about those of
// others: notes.view_note to read them (`?all=true` lists them), change_note and delete_note to change and delete them.
// A note that one may not read is 404, one that one may read but not change is 403. django/project/notes answers the same.
import { z } from 'zod';
import { pageOf, pageParameter, readPage } from '@/lib/api/feature/pagination';
import { hasPermission, noMatch, permissionDenied, requireUser } from '@/lib/api/feature/permissions';
import { readRowId, rowIdParameter } from '@/lib/api/feature/row-id';
import { orderingParameter, readOrdering, readSearchTerms, searchParameter } from '@/lib/api/feature/search';
import type { Exchange } from '@/lib/api/http/exchange';
import { defineRoute, type Route } from '@/lib/api/http/route';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import { type NoteAnswer, noteAnswer, notePatch, noteRequest } from '@/lib/contract/notes';
import {
  countNotes,
  createNote,
  deleteNote,
  getNote,
  listNotes,
  type Note,
  type NotePlace,
  noteOrderings,
  updateNote,
} from './note-store';

const anonymous = { description: 'Nobody is signed in', body: detailError };
const forbidden = { description: 'The permission is missing', body: detailError };
const missing = { description: 'No such note, or not yours', body: detailError };
const wrong = { description: 'Fields are missing or wrong', body: fieldErrors };
const one = { description: 'The note', body: noteAnswer };

const path = '/api/notes/:id/';
const params = { id: rowIdParameter };

export const noteRoutes: Route[] = [
  defineRoute({
    path: '/api/notes/',
    method: 'GET',
    summary: 'List notes, last changed first',
    query: z.object({
      page: pageParameter,
      search: searchParameter,
      ordering: orderingParameter,
      all: z.string().optional().describe('"true": those of everyone. Needs notes.view_note'),
    }),
    answers: {
      200: { description: 'A page of 25', body: pageOf(noteAnswer) },
      400: wrong,
      401: anonymous,
      403: forbidden,
      404: { description: 'No such page', body: detailError },
    },
    access: requireUser,
    async handle(exchange) {
      const { query, user } = exchange;
      const isForAll = query.all === 'true';
      if (isForAll && !(await hasPermission(exchange, 'notes.view_note'))) throw permissionDenied();
      const place = placeOf(exchange);
      const filter = { owner: isForAll ? null : user.id, terms: readSearchTerms(query.search) };
      const ordering = readOrdering(query.ordering, {
        fields: noteOrderings,
        otherwise: [{ field: 'updated_at', direction: 'desc' }],
      });
      const page = await readPage(exchange, {
        count: () => countNotes(place, filter),
        read: (slice) => listNotes(place, { ...filter, ordering, ...slice }),
      });
      return { body: { ...page, results: page.results.map(toAnswer) } };
    },
  }),
  defineRoute({
    path: '/api/notes/',
    method: 'POST',
    summary: 'Make a note',
    request: noteRequest,
    answers: { 201: { description: 'Made', body: noteAnswer }, 400: wrong, 401: anonymous },
    access: requireUser,
    async handle(exchange, { title, body = '' }) {
      const place = placeOf(exchange);
      const id = await createNote(place, { owner: exchange.user.id, title, body, now: exchange.now() });
      return { status: 201, body: await readAnswer(place, id) };
    },
  }),
  defineRoute({
    path,
    method: 'GET',
    summary: 'Read a note',
    params,
    answers: { 200: one, 401: anonymous, 404: missing },
    access: requireUser,
    object: findNote(),
    handle: ({ object }) => ({ body: toAnswer(object) }),
  }),
  defineRoute({
    path,
    method: 'PUT',
    summary: 'Replace a note',
    params,
    request: noteRequest,
    answers: { 200: one, 400: wrong, 401: anonymous, 403: forbidden, 404: missing },
    access: requireUser,
    object: findNote('notes.change_note'),
    handle: change,
  }),
  defineRoute({
    path,
    method: 'PATCH',
    summary: 'Change fields of a note',
    params,
    request: notePatch,
    answers: { 200: one, 400: wrong, 401: anonymous, 403: forbidden, 404: missing },
    access: requireUser,
    object: findNote('notes.change_note'),
    handle: change,
  }),
  defineRoute({
    path,
    method: 'DELETE',
    summary: 'Delete a note',
    params,
    answers: { 204: { description: 'Deleted' }, 401: anonymous, 403: forbidden, 404: missing },
    access: requireUser,
    object: findNote('notes.delete_note'),
    async handle(exchange) {
      await deleteNote(placeOf(exchange), exchange.object.id);
      return { status: 204 };
    },
  }),
];

function placeOf({ stores }: Exchange): NotePlace {
  return { database: stores.database, users: stores.users.reference };
}

/** Find the note that the path names: one's own, or with permission another's. Throws HttpError 403 and 404. */
function findNote(permission?: string) {
  return async (exchange: Exchange): Promise<Note> => {
    const { params, user, stores } = exchange;
    const note = await getNote(placeOf(exchange), readRowId(params.id ?? '', 'Note'));
    if (note === null || user === null) throw noMatch('Note');
    if (note.ownerId === stores.users.reference.toColumn(user.id)) return note;
    if (!(await hasPermission(exchange, 'notes.view_note'))) throw noMatch('Note');
    if (permission !== undefined && !(await hasPermission(exchange, permission))) throw permissionDenied();
    return note;
  };
}

async function change(exchange: Exchange & { object: Note }, changes: { title?: string; body?: string }) {
  const place = placeOf(exchange);
  const { id } = exchange.object;
  await updateNote(place, { ...changes, id, now: exchange.now() });
  return { body: await readAnswer(place, id) };
}

/** Throws HttpError 404 for a note that was deleted meanwhile. */
async function readAnswer(place: NotePlace, id: number): Promise<NoteAnswer> {
  const note = await getNote(place, id);
  if (note === null) throw noMatch('Note');
  return toAnswer(note);
}

function toAnswer({ id, title, body, owner, createdAt, updatedAt }: Note): NoteAnswer {
  return { id, title, body, owner, created_at: createdAt, updated_at: updatedAt };
}
