// Where the user is signed in, and the ways to end it.
import { afterEach, expect, test } from 'vitest';
import { issueTokens } from '@/lib/api/tokens/refresh-tokens';
import { sessionsAnswer } from '@/lib/contract/account-requests';
import { createUser, openTestApi, type TestApi, type TestClient, testUser } from '../../../support/auth-api';

let api: TestApi;
afterEach(() => api.close());

const path = '/api/auth/sessions/';
const strategies = ['session', 'jwt', 'hybrid'];

const bearer = (client: TestClient): Record<string, string> =>
  client.access === undefined ? {} : { authorization: `Bearer ${client.access}` };

async function list(client: TestClient) {
  return sessionsAnswer.parse(await (await client.get(path, bearer(client))).json()).sessions;
}

async function signInFrom(userAgent: string, address: string): Promise<TestClient> {
  const client = api.client();
  await client.get('/api/auth/csrf/');
  const headers = { 'user-agent': userAgent, 'x-forwarded-for': address };
  const response = await client.post('/api/auth/login/', testUser, headers);
  client.access = (await response.json()).access;
  return client;
}

async function isSignedIn(client: TestClient): Promise<boolean> {
  if (client.access === undefined) return (await client.me()).ok;
  return (await client.post('/api/auth/refresh/')).ok;
}

for (const AUTH_STRATEGY of strategies) {
  test(`lists each device with what is known of it, this one first [${AUTH_STRATEGY}]`, async () => {
    api = await openTestApi({ AUTH_STRATEGY, TRUSTED_PROXIES: '127.0.0.1' });
    const phone = await signInFrom('Phone/1', '192.0.2.7');
    api.advance(60);
    await signInFrom('Laptop/2', '2001:db8::1');
    const sessions = await list(phone);
    expect(sessions).toMatchObject([
      { current: true, user_agent: 'Phone/1', ip: '192.0.2.7', created_at: '2030-01-01T00:00:00.000Z' },
      { current: false, user_agent: 'Laptop/2', ip: '2001:db8::1', last_seen_at: '2030-01-01T00:01:00.000Z' },
    ]);
    expect(sessions[0]?.kind).toBe(AUTH_STRATEGY === 'jwt' ? 'refresh' : 'session');
  });

  test(`shows ids that open nothing, and that a refresh does not change [${AUTH_STRATEGY}]`, async () => {
    api = await openTestApi({ AUTH_STRATEGY });
    const client = api.client();
    await client.signIn();
    const [before] = await list(client);
    const credentials = [...client.cookies.values()].join(' ');
    expect(before?.id).toMatch(/^[0-9a-f]{32}$/);
    expect(credentials).not.toContain(before?.id);
    api.advance(90);
    await client.post('/api/auth/refresh/');
    const [after] = await list(client);
    expect(after?.id).toBe(before?.id);
    expect(after?.last_seen_at).toBe('2030-01-01T00:01:30.000Z');
    expect(after?.created_at).toBe('2030-01-01T00:00:00.000Z');
  });

  test(`ends one, all others, or all [${AUTH_STRATEGY}]`, async () => {
    api = await openTestApi({ AUTH_STRATEGY });
    const [here, one, two] = [api.client(), api.client(), api.client()];
    for (const client of [one, two, here]) {
      await client.signIn();
      api.advance(1);
    }
    // By last activity: `two` signed in after `one`.
    const [, second] = await list(here);
    expect((await here.post(`${path}revoke/`, { id: second?.id })).status).toBe(200);
    expect(await Promise.all([here, one, two].map(isSignedIn))).toEqual([true, true, false]);
    expect((await here.post(`${path}revoke/`, { id: second?.id })).status).toBe(404);

    expect((await here.post(`${path}revoke-others/`)).status).toBe(200);
    expect(await isSignedIn(one)).toBe(false);
    expect(await isSignedIn(here)).toBe(true);

    expect((await here.post(`${path}revoke-all/`)).status).toBe(200);
    expect(here.cookies.has('sessionid') || here.cookies.has('refresh_token')).toBe(false);
    expect(await isSignedIn(here)).toBe(false);
  });

  test(`signs this browser out when it ends itself [${AUTH_STRATEGY}]`, async () => {
    api = await openTestApi({ AUTH_STRATEGY });
    const client = api.client();
    await client.signIn();
    const [own] = await list(client);
    expect((await client.post(`${path}revoke/`, { id: own?.id })).status).toBe(200);
    expect(client.cookies.has('sessionid') || client.cookies.has('refresh_token')).toBe(false);
    expect(await isSignedIn(client)).toBe(false);
  });
}

test('ends tokens of mobile clients from a browser with a session', async () => {
  api = await openTestApi({ AUTH_STRATEGY: 'hybrid' });
  const client = api.client();
  await client.signIn();
  const { refresh } = await (await api.client().post('/api/token/', testUser)).json();
  expect((await list(client)).map(({ kind }) => kind)).toEqual(['session', 'refresh']);
  await client.post(`${path}revoke-others/`);
  expect((await api.client().post('/api/token/refresh/', { refresh })).status).toBe(401);
});

test('leaves a revoked chain dead, whichever of its links is presented', async () => {
  api = await openTestApi({ AUTH_STRATEGY: 'jwt' });
  const [here, other] = [api.client(), api.client()];
  await here.signIn();
  await other.signIn();
  const first = other.cookies.get('refresh_token') ?? '';
  await other.post('/api/auth/refresh/');
  await here.post(`${path}revoke-others/`);
  for (const token of [first, other.cookies.get('refresh_token') ?? '']) {
    const tab = api.client();
    tab.cookies.set('refresh_token', token);
    expect((await tab.post('/api/auth/refresh/')).status).toBe(401);
  }
});

test("neither shows nor ends another user's session", async () => {
  api = await openTestApi();
  const eve = { username: 'eve', password: 'a password of her own' };
  await createUser(api, eve);
  const [ada, evil] = [api.client(), api.client()];
  await ada.signIn();
  await evil.signIn(eve);
  expect(await list(evil)).toHaveLength(1);
  const [own] = await list(ada);
  expect((await evil.post(`${path}revoke/`, { id: own?.id })).status).toBe(404);
  expect((await ada.me()).status).toBe(200);
});

test('hides sessions that a new password has ended, and shows what Django opened', async () => {
  api = await openTestApi();
  const { sessions, users } = api.context.stores;
  const [dead, client] = [api.client(), api.client()];
  await dead.signIn();
  await users.setPassword(1, await api.context.hashers.makePassword(testUser.password));
  await client.signIn();
  const key = client.cookies.get('sessionid') ?? '';
  const stored = await sessions.load(key, api.context.now());
  const { _auth_at: _at, _device: _facts, ...asDjango } = stored?.data ?? {};
  await sessions.create('d'.repeat(32), asDjango, stored?.expireDate ?? new Date());
  const shown = await list(client);
  expect(shown).toHaveLength(2);
  expect(shown[1]).toMatchObject({ user_agent: '', ip: null, created_at: null, last_seen_at: null });
});

test('writes nothing for a GET', async () => {
  api = await openTestApi();
  const client = api.client();
  await client.signIn();
  const key = client.cookies.get('sessionid') ?? '';
  const read = () => api.context.stores.sessions.load(key, api.context.now());
  const before = await read();
  api.advance(600);
  const answer = await client.get(path);
  await client.me();
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await read()).toEqual(before);
});

test('keeps the facts about the device out of access tokens', async () => {
  api = await openTestApi({ AUTH_STRATEGY: 'jwt' });
  const client = await signInFrom('Phone/1', '192.0.2.7');
  const claims = (token = '') => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  expect(Object.keys(claims(client.access))).not.toEqual(expect.arrayContaining(['ua']));
  expect(claims(client.cookies.get('refresh_token'))).toMatchObject({ ua: 'Phone/1' });
});

test('shows this session and others of the user among many that are newer', async () => {
  api = await openTestApi();
  const { sessions } = api.context.stores;
  const eve = { username: 'eve', password: 'a password of her own' };
  await createUser(api, eve);
  const [phone, client, evil] = [api.client(), api.client(), api.client()];
  await evil.signIn(eve);
  const copied = await sessions.load(evil.cookies.get('sessionid') ?? '', api.context.now());
  const later = new Date(api.context.now().getTime() + 90 * 86_400_000);
  for (let row = 0; row < 6_000; row += 1) {
    await sessions.create(`${row}`.padStart(32, '0'), copied?.data ?? {}, later);
  }
  await phone.signIn();
  await client.signIn();
  expect((await list(client)).map(({ current }) => current)).toEqual([true, false]);
});

test('limits how often a user may look', async () => {
  api = await openTestApi();
  const [client, other] = [api.client(), api.client()];
  await createUser(api, { username: 'eve', password: testUser.password });
  await client.signIn();
  await other.signIn({ ...testUser, username: 'eve' });
  let answer = await client.get(path);
  for (let request = 0; request < 120 && answer.ok; request += 1) answer = await client.get(path);
  expect(answer.status).toBe(429);
  expect((await other.get(path)).status).toBe(200);
});

test('shows this session where the user has more than a list holds', async () => {
  api = await openTestApi();
  const client = api.client();
  await client.signIn();
  const key = client.cookies.get('sessionid') ?? '';
  const stored = await api.context.stores.sessions.load(key, api.context.now());
  const later = new Date(api.context.now().getTime() + 90 * 86_400_000);
  for (let device = 0; device < 250; device += 1) {
    const other = `${key.slice(0, 12)}${String(device).padStart(28, '0')}`;
    await api.context.stores.sessions.create(other, stored?.data ?? {}, later);
  }
  expect((await list(client))[0]?.current).toBe(true);
});

test('ends every chain where the user has more than a list holds, and shows the one that asks', async () => {
  api = await openTestApi({ AUTH_STRATEGY: 'jwt', RATE_LIMIT_ENABLED: 'false' });
  const [client, oldest] = [api.client(), api.client()];
  const signIn = async (browser: TestClient) => {
    browser.access = (await (await browser.signIn()).json()).access;
  };
  await signIn(oldest);
  await signIn(client);
  const user = await api.context.stores.users.getByUsername(testUser.username);
  if (user === null) throw new Error('The test user is missing.');
  const device = { userAgent: 'Robot/1', address: null };
  for (let count = 0; count < 1_600; count += 1) await issueTokens(api.context, user, device);
  const shown = await list(client);
  expect([shown.length, shown[0]?.current]).toEqual([1_001, true]);
  expect((await client.post(`${path}revoke-others/`, {}, bearer(client))).status).toBe(200);
  expect(await isSignedIn(oldest)).toBe(false);
  expect(await list(client)).toHaveLength(1);
  expect(await isSignedIn(client)).toBe(true);
});
