// The typed client against the API itself. What it must not compile is checked by the compiler: `@ts-expect-error`.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClient } from '@/lib/auth/api/create-client';
import { openTestApi, type TestApi, type TestClient } from '@/tests/support/auth-api';

let running: TestApi;
let ada: TestClient;

beforeEach(async () => {
  running = await openTestApi();
  ada = running.client();
  await ada.signIn();
});
afterEach(() => running.close());

const asAda = () =>
  createClient((path, { method = '', ...init }) => {
    const headers = new Headers(init.headers);
    headers.set('x-csrftoken', ada.cookies.get('csrftoken') ?? '');
    headers.set('origin', 'http://localhost:3000');
    return ada.send(method, path, { ...init, headers });
  });

const outage = { detail: 'Service temporarily unavailable, try again later.', code: 'service_unavailable' };

test('gives the answer with its type', async () => {
  const { data, error } = await asAda().GET('/api/auth/me/');
  expect(error).toBeUndefined();
  const username: string | undefined = data?.username;
  expect(username).toBe('ada');
  // @ts-expect-error: a user has no such field
  expect(data?.nickname).toBeUndefined();
});

test('sends a body as JSON', async () => {
  const { data } = await asAda().PATCH('/api/auth/me/', { body: { first_name: 'Ada' } });
  expect(data?.first_name).toBe('Ada');
});

test('sends what the query says', async () => {
  const { response } = await asAda().POST('/api/auth/refresh/', { params: { query: { include: 'user' } } });
  expect(response.status).toBe(200);
});

test('gives errors as the API words them', async () => {
  const { data, error, response } = await asAda().PATCH('/api/auth/me/', {
    body: { first_name: 'x'.repeat(151) },
  });
  expect([data, response.status]).toEqual([undefined, 400]);
  expect(error).toEqual({ first_name: ['Ensure this field has no more than 150 characters.'] });
});

test('does not compile for a path or a body that the API does not have', async () => {
  // @ts-expect-error: no such path
  expect((await asAda().GET('/api/auth/mee/')).response.status).toBe(404);
  // @ts-expect-error: the password is missing
  const { error } = await asAda().POST('/api/auth/login/', { body: { username: 'ada' } });
  expect(error).toEqual({ password: ['This field is required.'] });
});

test.each([
  ['nothing answers', () => Promise.reject(new Error('connect ECONNREFUSED'))],
  [
    'a proxy answers in HTML',
    async () => new Response('<p>hi', { headers: { 'content-type': 'text/html' } }),
  ],
  ['a proxy answers in plain text', async () => new Response('Bad Gateway', { status: 502 })],
])('says that the service is unavailable where %s', async (_, send) => {
  const { error, response } = await createClient(send).GET('/api/auth/me/');
  expect([error, response.status, response.headers.get('retry-after')]).toEqual([outage, 503, '5']);
});

test('passes on what Next throws to steer a render, and what the caller stops', async () => {
  const steering = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT' });
  await expect(createClient(() => Promise.reject(steering)).GET('/api/auth/me/')).rejects.toBe(steering);
  const stopped = createClient((_, { signal }) => Promise.reject(signal?.reason));
  const call = stopped.GET('/api/auth/me/', { signal: AbortSignal.abort(new Error('stop')) });
  await expect(call).rejects.toThrow('stop');
});
