// The notes through the typed client, as pages call them.
import { expect, test } from 'vitest';
import { createClient } from '@/lib/auth/api/create-client';
import { notes } from '@/lib/notes/feature';
import { openTestApi } from '@/tests/support/auth-api';

test('are made, listed and deleted by it', async () => {
  const running = await openTestApi({ AUTH_STRATEGY: 'jwt' }, { features: [notes] });
  const ada = running.client();
  await ada.signIn();
  const api = createClient((path, { method = '', ...init }) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${ada.access}`);
    return ada.send(method, path, { ...init, headers });
  });
  const made = await api.POST('/api/notes/', { body: { title: 'Milk' } });
  expect(made.data).toMatchObject({ id: 1, title: 'Milk' });
  const list = await api.GET('/api/notes/', { params: { query: { search: 'milk', page: 'last' } } });
  expect(list.data?.results.map(({ title }) => title)).toEqual(['Milk']);
  const deleted = await api.DELETE('/api/notes/{id}/', { params: { path: { id: 1 } } });
  expect([deleted.response.status, deleted.error]).toEqual([204, undefined]);
  const gone = await api.GET('/api/notes/{id}/', { params: { path: { id: 1 } } });
  expect(gone.error).toEqual({ detail: 'No Note matches the given query.' });
  await running.close();
});
