// setup: dialects file
// What clients of other tutorials send, and what they must get. The clients themselves run in tests/e2e/matrix.
import { describe, expect, test } from 'vitest';
import { openTestApi, testUser } from '@/tests/support/auth-api';

const evil = { origin: 'https://evil.example' };

test('no dialect is served unless it is named', async () => {
  const client = (await openTestApi()).client();
  for (const path of ['/api/csrf/', '/api/session/', '/ping/', '/me/', '/accounts/me/']) {
    expect((await client.get(path)).status).toBe(404);
  }
});

test('a name that is no dialect stops the start', async () => {
  await expect(openTestApi({ AUTH_DIALECTS: 'spa,graphql' })).rejects.toThrow('AUTH_DIALECTS');
});

describe.each(['session', 'jwt'])('spa, with AUTH_STRATEGY=%s', (strategy) => {
  const open = async () =>
    (await openTestApi({ AUTH_DIALECTS: 'spa,accounts', AUTH_STRATEGY: strategy })).client();

  test('hands out a token, signs in, says who, signs out', async () => {
    const client = await open();
    const csrf = await client.get('/api/csrf/');
    expect(await csrf.json()).toEqual({ detail: 'CSRF cookie set' });
    expect(csrf.headers.get('x-csrftoken')).toMatch(/^\w{64}$/);
    expect(await (await client.get('/api/session')).json()).toEqual({ isAuthenticated: false });

    const login = await client.post('/api/login/', testUser);
    expect([login.status, await login.json()]).toEqual([200, { detail: 'Successfully logged in.' }]);
    expect(await (await client.get('/api/session/')).json()).toEqual({ isAuthenticated: true });
    expect(await (await client.get('/api/whoami/')).json()).toEqual({ username: 'ada' });

    const logout = await client.get('/api/logout', { 'sec-fetch-site': 'same-origin' });
    expect([logout.status, await logout.json()]).toEqual([200, { detail: 'Successfully logged out.' }]);
    expect(await (await client.get('/api/session/')).json()).toEqual({ isAuthenticated: false });
    expect((await client.post('/api/logout/')).status).toBe(400);
  });

  test('refuses wrong credentials, missing fields and missing tokens', async () => {
    const client = await open();
    await client.get('/api/set-csrf-cookie/');
    const wrong = await client.post('/api/login/', { ...testUser, password: 'no' });
    expect([wrong.status, await wrong.json()]).toEqual([400, { detail: 'Invalid credentials.' }]);
    const missing = await client.post('/api/login/', { username: 'ada' });
    expect([missing.status, await missing.json()]).toEqual([
      400,
      { detail: 'Please provide username and password.' },
    ]);
    expect((await client.post('/api/login/', testUser, { 'x-csrftoken': '' })).status).toBe(403);
  });

  test.each([
    ['an image on another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page on a sibling domain', { 'sec-fetch-site': 'same-site' }],
    ['a script of another origin', evil],
  ])('is not signed out by %s', async (_, headers) => {
    const client = await open();
    await client.get('/api/csrf/');
    await client.post('/api/login/', testUser);
    expect((await client.get('/api/logout/', headers)).status).toBe(403);
    expect(await (await client.get('/api/session/')).json()).toEqual({ isAuthenticated: true });
  });
});

test('spa-drf answers visitors 403 instead of false', async () => {
  const client = (await openTestApi({ AUTH_DIALECTS: 'spa-drf' })).client();
  const visitor = await client.get('/api/session/');
  expect([visitor.status, await visitor.json()]).toEqual([
    403,
    { detail: 'Authentication credentials were not provided.' },
  ]);
  await client.get('/api/csrf/');
  await client.post('/api/login/', testUser);
  expect(await (await client.get('/api/session/')).json()).toEqual({ isAuthenticated: true });
});

test('spa-errors answers in the words of views with an AuthenticationForm', async () => {
  const client = (await openTestApi({ AUTH_DIALECTS: 'spa-errors' })).client();
  expect(await (await client.get('/api/csrf/')).json()).toEqual({ details: 'CSRF cookie set' });
  const missing = await client.post('/api/login/', { username: 'ada' });
  expect([missing.status, await missing.json()]).toEqual([
    400,
    { errors: { password: ['This field is required.'] } },
  ]);
  const wrong = await client.post('/api/login/', { ...testUser, password: 'no' });
  expect([wrong.status, await wrong.json()]).toEqual([
    400,
    { errors: { __all__: [expect.stringContaining('Please enter a correct username and password.')] } },
  ]);
  const login = await client.post('/api/login/', testUser);
  expect([login.status, await login.json()]).toEqual([200, 'Success']);
  expect(await (await client.get('/api/whoami/')).json()).toEqual({ username: 'ada' });
  const logout = await client.post('/api/logout/');
  expect([logout.status, await logout.json()]).toEqual([200, 'Success']);
});

describe.each(['session', 'jwt'])('jwt-cookie, with AUTH_STRATEGY=%s', (strategy) => {
  const open = async () =>
    (await openTestApi({ AUTH_DIALECTS: 'jwt-cookie', AUTH_STRATEGY: strategy })).client();
  const noToken = { 'x-csrftoken': '' };

  test('signs in, pings, refreshes by the cookie alone, signs out', async () => {
    const client = await open();
    const login = await client.post('/token/', testUser, noToken);
    const pair = await login.json();
    expect(Object.keys(pair)).toEqual(['access', 'access_expires']);
    expect(login.headers.getSetCookie().join()).toMatch(/refresh_token=.*HttpOnly/);
    const bearer = { authorization: `Bearer ${pair.access}` };
    expect(await (await client.get('/ping/', bearer)).json()).toEqual({ now: '2030-01-01T00:00:00.000Z' });
    expect((await (await client.get('/me/', bearer)).json()).username).toBe('ada');

    const refreshed = await client.post('/token/refresh/', {}, noToken);
    expect(Object.keys(await refreshed.json())).toEqual(['access', 'access_expires']);
    const logout = await client.post('/token/logout/', {}, noToken);
    expect([logout.status, await logout.json()]).toEqual([200, {}]);
    expect((await client.post('/token/refresh/', {}, noToken)).status).toBe(400);
  });

  test('lets no other origin sign in, refresh or sign out, and no visitor ping', async () => {
    const client = await open();
    expect((await client.post('/token/', testUser, evil)).status).toBe(403);
    await client.post('/token/', testUser);
    expect((await client.post('/token/refresh/', {}, evil)).status).toBe(403);
    expect((await client.post('/token/logout/', {}, evil)).status).toBe(403);
    expect((await client.post('/token/refresh/')).status).toBe(200);
    expect((await client.get('/ping/')).status).toBe(401);
  });
});

test('accounts takes a multipart form from a trusted origin without a CSRF token', async () => {
  const client = (await openTestApi({ AUTH_DIALECTS: 'accounts' })).client();
  const send = (headers: Record<string, string>, fields: Record<string, string>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return client.send('POST', '/accounts/login/', { body, headers });
  };
  expect((await send(evil, testUser)).status).toBe(403);
  expect((await client.get('/accounts/me/')).status).toBe(401);
  expect((await send({ origin: 'http://localhost:3000' }, { username: 'ada', password: 'no' })).status).toBe(
    401,
  );
  expect((await send({ origin: 'http://localhost:3000' }, testUser)).status).toBe(200);
  expect((await (await client.get('/accounts/me/')).json()).username).toBe('ada');
});
