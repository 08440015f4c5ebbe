// The wire contract with AUTH_STRATEGY=jwt and hybrid.
import { afterEach, expect, test } from 'vitest';
import { openTestApi, type TestApi, testUser } from '../../support/auth-api';

let api: TestApi;
afterEach(() => api.close());

const jwt = { AUTH_STRATEGY: 'jwt' };

test('signs in with an access token in the body and the refresh token in an HttpOnly cookie', async () => {
  api = await openTestApi(jwt);
  const client = api.client();
  const response = await client.signIn();
  const body = await response.json();
  expect(Object.keys(body)).toEqual(['user', 'access', 'access_expires']);
  expect(body.access_expires).toBe(Date.parse('2030-01-01T00:05:00Z') / 1000);
  expect(response.headers.getSetCookie()).toHaveLength(1);
  expect(response.headers.getSetCookie()[0]).toMatch(
    /^refresh_token=ey[\w.-]+; expires=[^;]+; HttpOnly; Max-Age=86400; Path=\/; SameSite=Lax$/,
  );
  expect((await client.me()).status).toBe(200);
});

test('does not take a session cookie or nothing for a signed-in user', async () => {
  api = await openTestApi(jwt);
  const client = api.client();
  await client.signIn();
  client.access = undefined;
  expect((await client.me()).status).toBe(401);
  expect(await (await client.get('/api/auth/session/')).json()).toEqual({
    isAuthenticated: false,
    strategy: 'jwt',
    user: null,
  });
});

test("answers a bad Bearer token in simplejwt's words", async () => {
  api = await openTestApi(jwt);
  const client = api.client();
  await client.signIn();
  api.advance(301);
  const expired = await client.me();
  expect(expired.status).toBe(401);
  expect(expired.headers.get('www-authenticate')).toBe('Bearer realm="api"');
  expect(await expired.json()).toEqual({
    detail: 'Given token not valid for any token type',
    code: 'token_not_valid',
    messages: [{ token_class: 'AccessToken', token_type: 'access', message: 'Token is expired' }],
  });
});

test.each(['jwt', 'hybrid'])('takes no refresh token for an access token: %s', async (strategy) => {
  api = await openTestApi({ AUTH_STRATEGY: strategy });
  const pair = await (await api.client().post('/api/token/', testUser)).json();
  const me = (token: string) => api.client().get('/api/auth/me/', { authorization: `Bearer ${token}` });
  expect((await me(pair.access)).status).toBe(200);
  const refused = await me(pair.refresh);
  expect(refused.status).toBe(401);
  expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="api"');
  expect(await refused.json()).toEqual({
    detail: 'Given token not valid for any token type',
    code: 'token_not_valid',
    messages: [{ token_class: 'AccessToken', token_type: 'access', message: 'Token has wrong type' }],
  });
});

test('takes no access token for a refresh token', async () => {
  api = await openTestApi(jwt);
  const client = api.client();
  await client.signIn();
  const refresh = client.cookies.get('refresh_token') ?? '';
  client.cookies.set('refresh_token', client.access ?? '');
  const byCookie = await client.post('/api/auth/refresh/');
  expect(byCookie.status).toBe(401);
  expect(await byCookie.json()).toEqual({ detail: 'Token has wrong type', code: 'token_not_valid' });
  expect(client.cookies.has('refresh_token')).toBe(false);
  const byBody = await api.client().post('/api/token/refresh/', { refresh: client.access });
  expect(byBody.status).toBe(401);
  expect(await byBody.json()).toEqual({ detail: 'Token has wrong type', code: 'token_not_valid' });
  // The session itself took no harm.
  client.cookies.set('refresh_token', refresh);
  expect((await client.post('/api/auth/refresh/')).status).toBe(200);
});

test('exchanges the refresh cookie for a new access token and its successor', async () => {
  api = await openTestApi(jwt);
  const client = api.client();
  await client.signIn();
  const first = client.cookies.get('refresh_token');
  const response = await client.post('/api/auth/refresh/');
  expect(Object.keys(await response.clone().json())).toEqual(['access', 'access_expires']);
  expect(client.cookies.get('refresh_token')).not.toBe(first);
  const withUser = await client.post('/api/auth/refresh/?include=user');
  expect((await withUser.json()).user.username).toBe('ada');
});

test('answers 400 without a refresh cookie, 401 and a deleted cookie for a bad one', async () => {
  api = await openTestApi(jwt);
  const client = api.client();
  const missing = await client.post('/api/auth/refresh/');
  expect(missing.status).toBe(400);
  expect(await missing.json()).toEqual({ detail: 'Refresh token cookie is missing.', code: 'token_missing' });
  client.cookies.set('refresh_token', 'garbage');
  const bad = await client.post('/api/auth/refresh/');
  expect(bad.status).toBe(401);
  expect(await bad.json()).toEqual({ detail: 'Token is invalid', code: 'token_not_valid' });
  expect(client.cookies.has('refresh_token')).toBe(false);
});

test('refuses cookie-only requests from an origin that is not trusted', async () => {
  api = await openTestApi(jwt);
  const client = api.client();
  await client.signIn();
  for (const path of ['/api/auth/refresh/', '/api/auth/logout/']) {
    const response = await client.post(path, {}, { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
  }
  expect((await client.post('/api/auth/refresh/')).status).toBe(200);
});

test('gives parallel refreshes of one token the same successor', async () => {
  api = await openTestApi(jwt);
  const client = api.client();
  await client.signIn();
  const cookie = `refresh_token=${client.cookies.get('refresh_token')}`;
  const responses = await Promise.all(
    Array.from({ length: 20 }, () =>
      api.client().send('POST', '/api/auth/refresh/', { headers: { cookie } }),
    ),
  );
  expect(responses.map((response) => response.status)).toEqual(Array(20).fill(200));
  const successors = new Set(responses.map((response) => response.headers.getSetCookie()[0]?.split(';')[0]));
  expect(successors.size).toBe(1);
});

test('ends the whole chain when a spent token comes again after the leeway', async () => {
  api = await openTestApi(jwt);
  const client = api.client();
  await client.signIn();
  const stolen = client.cookies.get('refresh_token') ?? '';
  await client.post('/api/auth/refresh/');
  api.advance(10);
  await client.post('/api/auth/refresh/');
  api.advance(10);
  const thief = api.client();
  thief.cookies.set('refresh_token', stolen);
  expect((await thief.post('/api/auth/refresh/')).status).toBe(200);
  api.advance(31);
  thief.cookies.set('refresh_token', stolen);
  expect((await thief.post('/api/auth/refresh/')).status).toBe(401);
  expect((await client.post('/api/auth/refresh/')).status).toBe(401);
});

test('revokes the whole chain at logout, whichever link is presented', async () => {
  api = await openTestApi(jwt);
  const client = api.client();
  await client.signIn();
  const first = client.cookies.get('refresh_token') ?? '';
  await client.post('/api/auth/refresh/');
  const otherTab = api.client();
  otherTab.cookies.set('refresh_token', first);
  expect((await otherTab.post('/api/auth/logout/')).status).toBe(200);
  expect(otherTab.cookies.has('refresh_token')).toBe(false);
  expect((await client.post('/api/auth/refresh/')).status).toBe(401);
});

test('caps the age of a chain', async () => {
  api = await openTestApi({ ...jwt, REFRESH_ABSOLUTE_LIFETIME: '100', REFRESH_TOKEN_LIFETIME: '60' });
  const client = api.client();
  await client.signIn();
  api.advance(50);
  expect((await client.post('/api/auth/refresh/')).status).toBe(200);
  api.advance(49);
  expect((await client.post('/api/auth/refresh/')).status).toBe(200);
  api.advance(2);
  expect((await client.post('/api/auth/refresh/')).status).toBe(401);
});

test('keeps tokens of an older SECRET_KEY, chains included', async () => {
  api = await openTestApi({
    ...jwt,
    SECRET_KEY: 'new key for signing tokens',
    SECRET_KEY_FALLBACKS: 'old key for tokens',
  });
  const { startApi } = await import('@/lib/api/start');
  expect(typeof startApi).toBe('function');
  const { createJwtKeySet } = await import('@/lib/django/jwt/keys');
  const { encodeToken, refreshClaims } = await import('@/lib/django/jwt/tokens');
  const keySet = await createJwtKeySet({ algorithm: 'HS256', signingKey: 'old key for tokens' });
  const claims = refreshClaims({
    settings: api.context.jwt.settings,
    userId: 1,
    jti: 'a'.repeat(32),
    now: api.context.now(),
  });
  const client = api.client();
  client.cookies.set('refresh_token', await encodeToken(claims, keySet));
  expect((await client.post('/api/auth/refresh/')).status).toBe(200);
});

test('answers hybrid with a session for the browser and either credential for /me/', async () => {
  api = await openTestApi({ AUTH_STRATEGY: 'hybrid' });
  const client = api.client();
  const login = await client.signIn();
  expect(Object.keys(await login.json())).toEqual(['user']);
  expect((await client.me()).status).toBe(200);
  const pair = await (await api.client().post('/api/token/', testUser)).json();
  const mobile = await api.client().get('/api/auth/me/', { authorization: `Bearer ${pair.access}` });
  expect((await mobile.json()).username).toBe('ada');
});
