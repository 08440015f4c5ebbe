// Whose request it is, asked of a real API in this process.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openTestApi, type TestApi, type TestClient, testUser } from '@/tests/support/auth-api';

const origin = 'http://localhost:3000';
const fromOurPage = { 'sec-fetch-site': 'same-origin' };
const fromElsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
// Where lib/api/mounted.ts keeps the API of this process.
const holder: typeof globalThis & { authApi?: Promise<TestApi> } = globalThis;

let api: TestApi;

async function open(strategy: string): Promise<TestClient> {
  vi.stubEnv('AUTH_STRATEGY', strategy);
  vi.stubEnv('WEB_ORIGIN', origin);
  // The settings are read once for the process.
  vi.resetModules();
  api = await openTestApi({ AUTH_STRATEGY: strategy });
  holder.authApi = Promise.resolve(api);
  const client = api.client();
  await client.signIn();
  return client;
}

async function ask(method: string, headers: Record<string, string>) {
  const { requireApiUser } = await import('@/lib/auth/route-handlers');
  const user = await requireApiUser(new Request(`${origin}/export`, { method, headers }));
  return user instanceof Response ? { status: user.status, body: await user.json() } : user.username;
}

function cookieOf(client: TestClient): Record<string, string> {
  return { cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
}

afterEach(async () => {
  holder.authApi = undefined;
  vi.unstubAllEnvs();
  await api.close();
});

describe.each(['session', 'hybrid'])('by session cookie (%s)', (strategy) => {
  let client: TestClient;
  beforeEach(async () => {
    client = await open(strategy);
  });

  test('it is the user of the session', async () => {
    expect(await ask('GET', { ...cookieOf(client), ...fromElsewhere })).toBe('ada');
    expect(await ask('POST', { ...cookieOf(client), ...fromOurPage })).toBe('ada');
  });

  test('an unsafe request from another site is refused', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(await ask(method, { ...cookieOf(client), ...fromElsewhere })).toMatchObject({ status: 403 });
    }
  });

  test('nobody has signed out and stays', async () => {
    const headers = { ...cookieOf(client), ...fromOurPage };
    await client.post('/api/auth/logout/');
    expect(await ask('GET', headers)).toMatchObject({ status: 401 });
  });
});

describe.each(['jwt', 'hybrid'])('by access token (%s)', (strategy) => {
  test('it is the user of the token, wherever the request comes from', async () => {
    const client = await open(strategy);
    const { access } = await (await client.post('/api/token/', testUser)).json();
    expect(await ask('POST', { authorization: `Bearer ${access}`, ...fromElsewhere })).toBe('ada');
  });

  test('a token that is none is refused', async () => {
    await open(strategy);
    expect(await ask('GET', { authorization: 'Bearer x.y.z' })).toMatchObject({
      status: 401,
      body: { code: 'token_not_valid' },
    });
  });
});

test('a visitor is refused without a call', async () => {
  await open('session');
  holder.authApi = Promise.reject(new Error('not asked'));
  holder.authApi.catch(() => {});
  expect(await ask('GET', {})).toMatchObject({ status: 401, body: { code: 'not_authenticated' } });
});

test('an API that does not answer is an outage, and no refusal', async () => {
  const client = await open('session');
  holder.authApi = Promise.reject(new Error('unplugged'));
  holder.authApi.catch(() => {});
  expect(await ask('GET', cookieOf(client))).toMatchObject({
    status: 503,
    body: { code: 'service_unavailable' },
  });
});
