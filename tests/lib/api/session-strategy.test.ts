// The wire contract with AUTH_STRATEGY=session.
import { afterEach, expect, test } from 'vitest';
import { createUser, openTestApi, type TestApi, testUser } from '../../support/auth-api';

let api: TestApi;
afterEach(() => api.close());

test('hands out a CSRF token in the header and its secret in the cookie', async () => {
  api = await openTestApi();
  const client = api.client();
  const response = await client.get('/api/auth/csrf/');
  expect(await response.json()).toEqual({ detail: 'CSRF cookie set' });
  expect(response.headers.get('x-csrftoken')).toMatch(/^[a-zA-Z0-9]{64}$/);
  expect(client.cookies.get('csrftoken')).toMatch(/^[a-zA-Z0-9]{32}$/);
  expect(response.headers.getSetCookie()[0]).toMatch(
    /^csrftoken=\w{32}; expires=[^;]+; Max-Age=31449600; Path=\/; SameSite=Lax$/,
  );
  expect(response.headers.get('vary')).toContain('Cookie');
});

test('signs in, answers who it is, and signs out', async () => {
  api = await openTestApi();
  const client = api.client();
  const login = await client.signIn();
  expect(login.status).toBe(200);
  const { user } = await login.json();
  expect(user).toEqual({
    id: 1,
    username: 'ada',
    email: 'ada@example.com',
    first_name: '',
    last_name: '',
    name: 'ada',
    is_staff: false,
    is_superuser: false,
    groups: [],
    permissions: [],
    date_joined: '2030-01-01T00:00:00Z',
    last_login: '2030-01-01T00:00:00Z',
  });
  const [csrf, session] = login.headers.getSetCookie();
  expect(csrf).toContain('csrftoken=');
  expect(session).toMatch(
    /^sessionid=~[a-z0-9]{39}; expires=[^;]+; HttpOnly; Max-Age=1209600; Path=\/; SameSite=Lax$/,
  );
  expect(await (await client.me()).json()).toEqual(user);
  const key = client.cookies.get('sessionid') ?? '';
  expect(await (await client.post('/api/auth/logout/')).json()).toEqual({});
  expect(client.cookies.has('sessionid')).toBe(false);
  expect(await api.context.stores.sessions.load(key, new Date(0))).toBeNull();
  expect((await client.me()).status).toBe(401);
  expect((await client.post('/api/auth/logout/')).status).toBe(200);
});

test('rotates the CSRF secret and the session key at login', async () => {
  api = await openTestApi();
  const client = api.client();
  await client.get('/api/auth/csrf/');
  const before = client.cookies.get('csrftoken');
  await client.signIn();
  expect(client.cookies.get('csrftoken')).not.toBe(before);
  const key = client.cookies.get('sessionid');
  await client.signIn(testUser);
  expect(client.cookies.get('sessionid')).toBe(key);
});

test("drops another user's session data at login", async () => {
  api = await openTestApi();
  await createUser(api, { username: 'bob', password: 'tr0ub4dor and three' });
  const client = api.client();
  await client.signIn();
  const key = client.cookies.get('sessionid') ?? '';
  await client.signIn({ username: 'bob', password: 'tr0ub4dor and three' });
  expect(client.cookies.get('sessionid')).not.toBe(key);
  expect(await api.context.stores.sessions.load(key, new Date(0))).toBeNull();
});

test('answers the same for an unknown user, a wrong password and an inactive user, with as much hashing', async () => {
  api = await openTestApi({ RATE_LIMIT_ENABLED: 'false' });
  await createUser(api, { username: 'gone', password: testUser.password, isActive: false });
  const attempts = [
    { username: 'nobody', password: testUser.password },
    { username: 'ada', password: 'wrong' },
    { username: 'gone', password: testUser.password },
  ];
  for (const credentials of attempts) {
    const runs = api.context.hashers.runs;
    const response = await api.client().signIn(credentials);
    expect(response.status).toBe(401);
    expect(await response.text()).toBe(
      '{"detail":"No active account found with the given credentials","code":"no_active_account"}',
    );
    expect(api.context.hashers.runs - runs).toBe(1);
    expect(response.headers.getSetCookie()).toEqual([]);
  }
});

test('refuses a login without CSRF token', async () => {
  api = await openTestApi();
  const client = api.client();
  const bare = await client.post('/api/auth/login/', testUser);
  expect(bare.status).toBe(403);
  expect(await bare.json()).toEqual({ detail: 'CSRF Failed: CSRF cookie not set.' });
  await client.get('/api/auth/csrf/');
  const foreign = await client.post('/api/auth/login/', testUser, { origin: 'https://evil.example' });
  expect(await foreign.json()).toEqual({
    detail: 'CSRF Failed: Origin checking failed - https://evil.example does not match any trusted origins.',
  });
});

test('refuses an unsafe request of a session without CSRF token and does nothing', async () => {
  api = await openTestApi();
  const client = api.client();
  await client.signIn();
  const refused = await client.post('/api/auth/logout/', {}, { 'x-csrftoken': '' });
  expect(refused.status).toBe(403);
  expect((await client.me()).status).toBe(200);
});

test.each(['x', 'nosuchsession', 'a'.repeat(32), 'é"\\', 'a'.repeat(5000)])(
  'takes the cookie %s for an anonymous visitor',
  async (value) => {
    api = await openTestApi();
    const response = await api.client().get('/api/auth/me/', { cookie: `sessionid=${encodeURI(value)}` });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      detail: 'Authentication credentials were not provided.',
      code: 'not_authenticated',
    });
    expect(response.headers.getSetCookie()[0]).toContain('Max-Age=0');
  },
);

test('ends a session when it expires, and renews it by refresh', async () => {
  api = await openTestApi({ SESSION_COOKIE_AGE: '100' });
  const client = api.client();
  await client.signIn();
  api.advance(60);
  const renewed = await client.post('/api/auth/refresh/');
  expect(await renewed.json()).toEqual({ session_expires: Date.parse('2030-01-01T00:02:40Z') / 1000 });
  api.advance(99);
  expect((await client.me()).status).toBe(200);
  api.advance(2);
  expect((await client.me()).status).toBe(401);
  expect((await client.post('/api/auth/refresh/')).status).toBe(401);
});

test('ends every session when the password changes', async () => {
  api = await openTestApi();
  const client = api.client();
  await client.signIn();
  await api.context.stores.users.setPassword(1, await api.context.hashers.makePassword('another one'));
  expect((await client.me()).status).toBe(401);
});

test('does not write on reads', async () => {
  api = await openTestApi();
  const client = api.client();
  await client.signIn();
  const response = await client.me();
  expect(response.headers.getSetCookie()).toEqual([]);
  expect((await client.get('/api/auth/session/')).headers.getSetCookie()).toEqual([]);
});

test('writes a sliding expiry at most once an interval', async () => {
  api = await openTestApi({ SESSION_SAVE_EVERY_REQUEST: 'true', SESSION_RENEW_INTERVAL: '60' });
  const client = api.client();
  await client.signIn();
  api.advance(30);
  expect((await client.me()).headers.getSetCookie()).toEqual([]);
  api.advance(31);
  expect((await client.me()).headers.getSetCookie()[0]).toContain('Max-Age=1209600');
});

test('keeps sessions of an older SECRET_KEY and re-signs them', async () => {
  const env = { SECRET_KEY: 'new key', SECRET_KEY_FALLBACKS: 'old key' };
  api = await openTestApi(env);
  const { encodeSession, getSessionAuthHash } = await import('@/lib/django/sessions');
  const user = await api.context.stores.users.getById('1');
  const old = { secretKey: 'old key', secretKeyFallbacks: [] };
  const data = {
    _auth_user_id: '1',
    _auth_user_backend: 'django.contrib.auth.backends.ModelBackend',
    _auth_user_hash: getSessionAuthHash(user?.password ?? '', 'old key'),
  };
  expect(encodeSession(data, { keys: old, now: new Date() })).not.toBe('');
  await api.context.stores.sessions.create('k'.repeat(32), data, new Date('2031-01-01'));
  const client = api.client();
  client.cookies.set('sessionid', 'k'.repeat(32));
  expect((await client.me()).status).toBe(200);
  const stored = await api.context.stores.sessions.load('k'.repeat(32), api.context.now());
  expect(stored?.data._auth_user_hash).toBe(getSessionAuthHash(user?.password ?? '', 'new key'));
});

test.each(['', '1234567', '\u00c3\u00a9'.repeat(4)])(
  'deletes the session cookie %j, which can be no key, wherever it is sent',
  async (key) => {
    api = await openTestApi();
    const client = api.client();
    for (const [path, host] of [
      ['/api/auth/csrf/', 'localhost:3000'],
      ['/api/nothing/', 'localhost:3000'],
      ['/healthz', 'localhost:3000'],
      ['/api/auth/csrf/', 'evil.example'],
    ] as const) {
      client.cookies.set('sessionid', key);
      const response = await client.get(path, { host });
      expect([path, client.cookies.has('sessionid')]).toEqual([path, false]);
      expect(response.headers.get('vary')).toContain('Cookie');
    }
  },
);

test('keeps a session cookie that may be a key where nobody looks it up', async () => {
  api = await openTestApi();
  const client = api.client();
  client.cookies.set('sessionid', '12345678');
  await client.get('/api/auth/csrf/');
  expect(client.cookies.has('sessionid')).toBe(true);
  await client.get('/api/auth/session/');
  expect(client.cookies.has('sessionid')).toBe(false);
});
