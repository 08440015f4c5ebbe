// What the actions make of the API's answers; how they look in a browser is in tests/e2e/notes.spec.ts.
import { beforeEach, expect, test, vi } from 'vitest';
import { deleteNote, restoreNote, saveNote } from '@/app/(private)/notes/actions';

const next = vi.hoisted(() => ({ revalidated: [] as string[] }));
vi.mock('next/cache', () => ({ revalidatePath: (path: string) => next.revalidated.push(path) }));
vi.mock('next/navigation', () => ({
  redirect: (path: string) => {
    throw new Error(`to ${path}`);
  },
}));

const asked: { method: string; path: string; body: string }[] = [];
let answer: () => Response;
vi.mock('@/lib/auth/server', () => ({
  async apiFetch(path: string, { method = 'GET', body }: RequestInit) {
    asked.push({ method, path, body: await new Response(body).text() });
    return answer();
  },
}));

const note = { id: 7, title: 'Boat', body: '', owner: 'ada', created_at: '', updated_at: '' };

beforeEach(() => {
  asked.length = 0;
  next.revalidated.length = 0;
});

function fill(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test('makes a note, with line ends as every system has them, and leads back to the list', async () => {
  answer = () => Response.json(note, { status: 201 });
  await expect(saveNote(null, fill({ title: 'Boat', body: 'a\r\nb' }))).rejects.toThrow(
    'to /notes?done=saved',
  );
  expect(asked).toEqual([{ method: 'POST', path: '/api/notes/', body: '{"title":"Boat","body":"a\\nb"}' }]);
  expect(next.revalidated).toEqual(['/notes']);
});

test('changes the note whose id the form has', async () => {
  answer = () => Response.json(note);
  await expect(saveNote(null, fill({ id: '7', title: 'Boat', body: '' }))).rejects.toThrow(
    'to /notes?done=saved',
  );
  expect(asked).toMatchObject([{ method: 'PATCH', path: '/api/notes/7/' }]);
});

test.each([
  ['a field', Response.json({ title: ['Too long.'] }, { status: 400 }), { title: ['Too long.'] }],
  ['a permission', Response.json({ detail: 'No.' }, { status: 403 }), { '': ['No.'] }],
  [
    'a note that is gone',
    Response.json({ detail: 'x' }, { status: 404 }),
    { '': ['This note was deleted meanwhile.'] },
  ],
  [
    'an outage',
    Response.json({ detail: 'x' }, { status: 503 }),
    { '': ['The server cannot be reached, so nothing was saved. Please try again in a moment.'] },
  ],
])('keeps what was typed when it is refused for %s', async (_, refusal, messages) => {
  answer = () => refusal;
  const values = { title: 'Boat', body: 'text' };
  expect(await saveNote(null, fill(values))).toEqual({ messages, values });
  expect(next.revalidated).toEqual([]);
});

test('leads to the sign-in page when the session has ended', async () => {
  answer = () => Response.json({ detail: 'x' }, { status: 401 });
  await expect(saveNote(null, fill({ title: 'Boat' }))).rejects.toThrow(
    `to /login?next=${encodeURIComponent('/notes')}`,
  );
  await expect(deleteNote(7)).rejects.toThrow(`to /login?next=${encodeURIComponent('/notes')}`);
});

test.each([
  [204, true],
  [404, true],
  [403, false],
  [503, false],
])('a deletion answered with %i: gone is %s', async (status, isGone) => {
  answer = () =>
    new Response(status === 204 ? null : '{}', { status, headers: { 'content-type': 'application/json' } });
  expect(await deleteNote(7)).toBe(isGone);
  expect(next.revalidated).toEqual(isGone ? ['/notes'] : []);
});

test('brings a deleted note back as a new one', async () => {
  answer = () => Response.json(note, { status: 201 });
  expect(await restoreNote({ title: 'Boat', body: 'text' })).toBe(true);
  expect(asked).toMatchObject([{ method: 'POST', body: '{"title":"Boat","body":"text"}' }]);
});
