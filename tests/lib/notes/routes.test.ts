// The notes over the whole API: signed in by a helper, no server and no port.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { notes } from '@/lib/notes/feature';
import { createUser, openTestApi, type TestApi, type TestClient } from '@/tests/support/auth-api';

const bob = { username: 'bob', password: 'another horse battery' };

let api: TestApi;
let ada: TestClient;

beforeEach(async () => {
  api = await openTestApi({}, { features: [notes] });
  ada = api.client();
  await ada.signIn();
});
afterEach(() => api.close());

async function make(client: TestClient, title: string, body = ''): Promise<number> {
  const response = await client.post('/api/notes/', { title, body });
  expect(response.status).toBe(201);
  return (await response.json()).id;
}

async function signInBob(...permissions: string[]): Promise<TestClient> {
  const user = await createUser(api, bob);
  for (const permission of permissions) {
    const change = { permission, isGranted: true };
    expect(await api.context.stores.users.setPermission({ user: user.id }, change)).toBe('changed');
  }
  const client = api.client();
  await client.signIn(bob);
  return client;
}

async function answerOf(response: Promise<Response>) {
  const { status, body } = await response.then(async (r) => ({ status: r.status, body: await r.text() }));
  return [status, body === '' ? null : JSON.parse(body)];
}

const noMatch = [404, { detail: 'No Note matches the given query.' }];
const denied = [403, { detail: 'You do not have permission to perform this action.' }];

describe('one note', () => {
  const made = {
    id: 1,
    title: 'Milk',
    body: '',
    owner: 'ada',
    created_at: '2030-01-01T00:00:00Z',
    updated_at: '2030-01-01T00:00:00Z',
  };

  test('is made, read, changed, replaced and deleted', async () => {
    expect(await answerOf(ada.post('/api/notes/', { title: ' Milk ' }))).toEqual([201, made]);
    expect(await answerOf(ada.get('/api/notes/1/'))).toEqual([200, made]);
    api.advance(60);
    const later = { ...made, updated_at: '2030-01-01T00:01:00Z' };
    expect(await answerOf(ada.patch('/api/notes/1/', { body: 'two pints' }))).toEqual([
      200,
      { ...later, body: 'two pints' },
    ]);
    expect(await answerOf(ada.put('/api/notes/1/', { title: 'Oats' }))).toEqual([
      200,
      { ...later, title: 'Oats', body: 'two pints' },
    ]);
    const deleted = await ada.delete('/api/notes/1/');
    expect([deleted.status, await deleted.text(), deleted.headers.get('content-type')]).toEqual([
      204,
      '',
      null,
    ]);
    expect(await answerOf(ada.get('/api/notes/1/'))).toEqual(noMatch);
  });

  test.each([
    [{ body: 'x' }, { title: ['This field is required.'] }],
    [{ title: '' }, { title: ['This field may not be blank.'] }],
    [{ title: 'x'.repeat(201) }, { title: ['Ensure this field has no more than 200 characters.'] }],
    [{ title: 'x', body: null }, { body: ['This field may not be null.'] }],
  ])('refuses to be %j, in the words of DRF', async (fields, errors) => {
    await make(ada, 'Milk');
    expect(await answerOf(ada.post('/api/notes/', fields))).toEqual([400, errors]);
    expect(await answerOf(ada.put('/api/notes/1/', fields))).toEqual([400, errors]);
  });

  test('may be changed by nothing, but not to an empty title', async () => {
    await make(ada, 'Milk');
    expect((await ada.patch('/api/notes/1/', {})).status).toBe(200);
    expect(await answerOf(ada.patch('/api/notes/1/', { title: '' }))).toEqual([
      400,
      { title: ['This field may not be blank.'] },
    ]);
  });

  test.each(['abc', '0x1', '-', '1.5'])('has no id like %s', async (id) => {
    expect(await answerOf(ada.get(`/api/notes/${id}/`))).toEqual([404, { detail: 'Not found.' }]);
  });

  test('is not looked for beyond what an id can be', async () => {
    expect(await answerOf(ada.get('/api/notes/99999999999999999999999/'))).toEqual(noMatch);
  });
});

describe('the notes of others', () => {
  test('are not there for a user without permission, whatever the body says', async () => {
    const id = await make(ada, 'Secret');
    const client = await signInBob();
    expect(await answerOf(client.get(`/api/notes/${id}/`))).toEqual(noMatch);
    expect(await answerOf(client.patch(`/api/notes/${id}/`, { title: '' }))).toEqual(noMatch);
    expect(await answerOf(client.delete(`/api/notes/${id}/`))).toEqual(noMatch);
    expect((await (await client.get('/api/notes/')).json()).count).toBe(0);
    expect(await answerOf(client.get('/api/notes/?all=true'))).toEqual(denied);
    expect((await ada.get(`/api/notes/${id}/`)).status).toBe(200);
  });

  test('are read with notes.view_note, and not changed with it', async () => {
    const id = await make(ada, 'Secret');
    const client = await signInBob('notes.view_note');
    expect((await client.get(`/api/notes/${id}/`)).status).toBe(200);
    expect(await answerOf(client.patch(`/api/notes/${id}/`, { title: '' }))).toEqual(denied);
    expect(await answerOf(client.delete(`/api/notes/${id}/`))).toEqual(denied);
    const { results } = await (await client.get('/api/notes/?all=true')).json();
    expect(results).toMatchObject([{ title: 'Secret', owner: 'ada' }]);
    expect((await (await client.get('/api/notes/')).json()).count).toBe(0);
  });

  test('are changed and deleted with the permissions for that', async () => {
    const id = await make(ada, 'Secret');
    const client = await signInBob('notes.view_note', 'notes.change_note', 'notes.delete_note');
    expect(await answerOf(client.patch(`/api/notes/${id}/`, { title: 'Open' }))).toMatchObject([
      200,
      { title: 'Open', owner: 'ada' },
    ]);
    expect((await client.delete(`/api/notes/${id}/`)).status).toBe(204);
  });
});

describe('a visitor', () => {
  test.each(['/api/notes/', '/api/notes/1/'])('is refused at %s', async (path) => {
    const response = await api.client().get(path);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'not_authenticated' });
  });

  test('cannot write through a session without the CSRF token', async () => {
    const response = await ada.post('/api/notes/', { title: 'x' }, { 'x-csrftoken': '' });
    expect(response.status).toBe(403);
  });
});

describe('the list', () => {
  test('has pages of 25, last changed first', async () => {
    for (let number = 1; number <= 26; number += 1) await make(ada, `Note ${number}`);
    const first = await (await ada.get('/api/notes/')).json();
    expect([first.count, first.results.length, first.results[0].title]).toEqual([26, 25, 'Note 26']);
    expect([first.next, first.previous]).toEqual(['http://localhost:3000/api/notes/?page=2', null]);
    const second = await (await ada.get('/api/notes/?page=2&ordering=&a~b=*')).json();
    expect([second.next, second.results[0].title]).toEqual([null, 'Note 1']);
    expect(second.previous).toBe('http://localhost:3000/api/notes/?a~b=%2A&ordering=');
    expect((await (await ada.get('/api/notes/?page=last')).json()).results).toHaveLength(1);
  });

  test.each(['0', '2', '-1', 'x', '1.0', '99999999999999999999'])('has no page %s', async (page) => {
    expect(await answerOf(ada.get(`/api/notes/?page=${page}`))).toEqual([404, { detail: 'Invalid page.' }]);
  });

  test.each([
    ['milk', ['Milk', 'Shopping']],
    ['MILK oats', ['Shopping']],
    ['oats,milk', ['Shopping']],
    ['"and oats"', ['Shopping']],
    ['100%', ['100% wool']],
    ['1_0', []],
    ['', ['100% wool', 'Milk', 'Shopping']],
  ])('finds %j', async (search, titles) => {
    await make(ada, 'Shopping', 'milk and oats');
    await make(ada, 'Milk');
    await make(ada, '100% wool');
    const { results } = await (
      await ada.get(`/api/notes/?ordering=title&search=${encodeURIComponent(search)}`)
    ).json();
    expect(results.map(({ title }: { title: string }) => title)).toEqual(titles);
  });

  test('is ordered by the known fields that are asked for', async () => {
    for (const title of ['b', 'a', 'c']) await make(ada, title);
    const titles = async (ordering: string) => {
      const { results } = await (await ada.get(`/api/notes/?ordering=${ordering}`)).json();
      return results.map(({ title }: { title: string }) => title).join('');
    };
    expect(await titles('title')).toBe('abc');
    expect(await titles('-title')).toBe('cba');
    expect(await titles('owner_id,-title')).toBe('cba');
    expect(await titles('password')).toBe('cab');
  });

  test('refuses a search that is too long', async () => {
    expect(await answerOf(ada.get(`/api/notes/?search=${'x'.repeat(101)}`))).toEqual([
      400,
      { search: ['Ensure this field has no more than 100 characters.'] },
    ]);
  });
});

test('the notes of an account go with it', async () => {
  await make(ada, 'Milk');
  const response = await ada.post('/api/auth/account/delete/', { password: 'correct horse battery' });
  expect(response.status).toBe(200);
  const rows = await api.context.stores.database.kysely
    .withTables<{ notes_note: { id: number } }>()
    .selectFrom('notes_note')
    .select('id')
    .execute();
  expect(rows).toEqual([]);
});

test('the feature and its paths are announced', async () => {
  expect((await (await ada.get('/api/auth/capabilities/')).json()).features).toEqual(['notes']);
  const { paths } = await (await ada.get('/api/openapi.json')).json();
  expect(Object.keys(paths['/api/notes/{id}/'])).toEqual(['get', 'put', 'patch', 'delete']);
  const [id] = paths['/api/notes/{id}/'].get.parameters;
  expect(id).toMatchObject({ name: 'id', in: 'path', required: true, schema: { type: 'integer' } });
  expect(Object.keys(paths['/api/notes/{id}/'].delete.responses)).toContain('204');
});

test('a method that a note does not have is answered with those that it has', async () => {
  const response = await ada.post('/api/notes/1/', {});
  expect([response.status, response.headers.get('allow')]).toEqual([
    405,
    'GET, PUT, PATCH, DELETE, HEAD, OPTIONS',
  ]);
});
