// A csrftoken cookie that Django would not take, left by another application on the host: it is replaced at once.
import { afterEach, expect, test } from 'vitest';
import { openTestApi, type TestApi, type TestClient, testUser } from '../../../support/auth-api';

let api: TestApi;
afterEach(() => api.close());

async function openClient(csrftoken: string, env: Record<string, string> = {}): Promise<TestClient> {
  api = await openTestApi(env);
  const client = api.client();
  client.cookies.set('csrftoken', csrftoken);
  return client;
}

const malformed = [
  ['left-by-another-app', 'CSRF cookie has incorrect length.'],
  ['!'.repeat(32), 'CSRF cookie has invalid characters.'],
] as const;

test.each(malformed)('GET /session/ replaces %s', async (left) => {
  const client = await openClient(left);
  await client.get('/api/auth/session/');
  expect(client.cookies.get('csrftoken')).toMatch(/^[a-zA-Z0-9]{32}$/);
});

test.each([['a'.repeat(32)], ['a'.repeat(64)]])('GET /session/ leaves %s alone', async (good) => {
  const client = await openClient(good);
  expect((await client.get('/api/auth/session/')).headers.getSetCookie()).toEqual([]);
});

test.each(malformed)(
  'POST /login/ refuses %s in the words of Django and replaces it',
  async (left, reason) => {
    const client = await openClient(left);
    const refused = await client.post('/api/auth/login/', testUser);
    expect([refused.status, await refused.json()]).toEqual([403, { detail: `CSRF Failed: ${reason}` }]);
    expect(refused.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^csrftoken=[a-zA-Z0-9]{32}; expires=[^;]+; Max-Age=31449600; Path=\/; SameSite=Lax$/,
      ),
    ]);
    expect((await client.post('/api/auth/login/', testUser)).status).toBe(200);
  },
);

test('with CSRF_USE_SESSIONS the cookie means nothing, and none is set', async () => {
  const client = await openClient('left-by-another-app', { CSRF_USE_SESSIONS: 'true' });
  const refused = await client.post('/api/auth/login/', testUser);
  expect(await refused.json()).toMatchObject({ detail: 'CSRF Failed: CSRF cookie not set.' });
  expect(refused.headers.getSetCookie().join()).not.toContain('csrftoken');
});
