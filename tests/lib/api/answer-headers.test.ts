// What every answer says to browsers and caches, whatever its status: Django's security headers, and no storing.
import { afterEach, expect, test } from 'vitest';
import { customization } from '@/lib/api/customization';
import { openTestApi, type TestApi, testUser } from '../../support/auth-api';

let api: TestApi;
afterEach(() => api.close());

const everywhere = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'x-auth-api': 'typescript',
};

function expectEverywhere(answer: Response, status: number): void {
  const headers = Object.fromEntries(answer.headers);
  expect({ status: answer.status, headers }).toMatchObject({ status, headers: everywhere });
  expect(answer.headers.get('x-request-id')).toBeTruthy();
}

test.each(['session', 'jwt', 'hybrid'])(
  'sends the security headers with every %s answer',
  async (strategy) => {
    api = await openTestApi({ AUTH_STRATEGY: strategy, LOGIN_FAILURE_LIMIT: '1' });
    const evil = { origin: 'https://evil.example' };
    const client = api.client();
    expectEverywhere(await client.get('/healthz'), 200);
    expectEverywhere(await client.get('/readyz'), 200);
    expectEverywhere(await client.get('/api/auth/csrf/'), 200);
    expectEverywhere(await client.send('OPTIONS', '/api/auth/me/'), 200);
    expectEverywhere(await client.send('HEAD', '/api/auth/session/'), 200);
    expectEverywhere(await client.post('/api/auth/login/', {}), 400);
    expectEverywhere(await client.get('/api/auth/session/', { host: 'evil.example' }), 400);
    expectEverywhere(await client.me(), 401);
    expectEverywhere(await client.get('/api/auth/me/', { authorization: 'Bearer garbage' }), 401);
    expectEverywhere(await client.post('/api/auth/login/', testUser, evil), 403);
    expectEverywhere(await client.get('/api/nothing/'), 404);
    expectEverywhere(await client.get('/nothing'), 404);
    expectEverywhere(await client.get('/api/auth/login/'), 405);
    expectEverywhere(await client.post('/api/auth/login/', { username: 'x'.repeat(300_000) }), 413);
    expectEverywhere(await client.signIn(), 200);
    expectEverywhere(await client.me(), 200);
    const wrong = { ...testUser, password: 'wrong' };
    expectEverywhere(await client.post('/api/auth/login/', wrong), 401);
    expectEverywhere(await client.post('/api/auth/login/', wrong), 429);
  },
);

test('sends them with a failure of ours', async () => {
  const fields = () => {
    throw new Error('the application is wrong');
  };
  api = await openTestApi({}, { customization: { ...customization, fields } });
  const answer = await api.client().signIn();
  expectEverywhere(answer, 500);
  expect(await answer.json()).toEqual({ detail: 'A server error occurred.', code: 'error' });
});
