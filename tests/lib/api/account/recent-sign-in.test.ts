// Changes that need a recent sign-in.
import { afterEach, expect, test } from 'vitest';
import { createUser, openTestApi, type TestApi, testUser } from '../../../support/auth-api';

let api: TestApi;
afterEach(() => api.close());

const rename = { username: 'ada.lovelace' };
const required = { detail: 'Please enter your password again.', code: 'reauthentication_required' };
const { password } = testUser;

for (const AUTH_STRATEGY of ['session', 'jwt', 'hybrid']) {
  test(`asks for the password after a while, and takes it [${AUTH_STRATEGY}]`, async () => {
    api = await openTestApi({ AUTH_STRATEGY, REAUTH_MAX_AGE: '60', ACCESS_TOKEN_LIFETIME: '600' });
    const client = api.client();
    await client.signIn();
    api.advance(60);
    expect((await client.patch('/api/auth/me/', { username: 'ada2' })).status).toBe(200);
    api.advance(1);
    const refusal = await client.patch('/api/auth/me/', rename);
    expect(refusal.status).toBe(403);
    expect(await refusal.json()).toEqual(required);
    expect((await client.post('/api/auth/sessions/revoke-others/')).status).toBe(403);

    const wrong = await client.post('/api/auth/reauthenticate/', { password: 'wrong' });
    expect(wrong.status).toBe(400);
    expect(Object.keys(await wrong.json())).toEqual(['password']);
    const right = await client.post('/api/auth/reauthenticate/', { password });
    expect(right.status).toBe(200);
    // The token in memory is still the old one: the refresh cookie that comes along says that the sign-in is new.
    expect((await client.patch('/api/auth/me/', rename)).status).toBe(200);
  });
}

test('hands out tokens that carry the new time of sign-in, and signs no other tab out', async () => {
  api = await openTestApi({ AUTH_STRATEGY: 'jwt', REAUTH_MAX_AGE: '60' });
  const client = api.client();
  await client.signIn();
  const otherTab = api.client();
  otherTab.cookies.set('refresh_token', client.cookies.get('refresh_token') ?? '');
  api.advance(61);
  const body = await (await client.post('/api/auth/reauthenticate/', { password })).json();
  expect(Object.keys(body)).toEqual(['detail', 'access', 'access_expires']);
  expect((await otherTab.post('/api/auth/refresh/')).status).toBe(200);
  expect(otherTab.cookies.get('refresh_token')).toBe(client.cookies.get('refresh_token'));

  const bare = api.client();
  bare.access = body.access;
  expect((await bare.patch('/api/auth/me/', rename)).status).toBe(200);
});

test('gives a client without a cookie an access token that is signed in anew', async () => {
  api = await openTestApi({ AUTH_STRATEGY: 'hybrid', REAUTH_MAX_AGE: '60' });
  const { access } = await (await api.client().post('/api/token/', testUser)).json();
  const client = api.client();
  client.access = access;
  api.advance(61);
  expect((await client.patch('/api/auth/me/', rename)).status).toBe(403);
  client.access = (await (await client.post('/api/auth/reauthenticate/', { password })).json()).access;
  expect((await client.patch('/api/auth/me/', rename)).status).toBe(200);
});

test("does not take another user's refresh cookie for a recent sign-in", async () => {
  api = await openTestApi({ AUTH_STRATEGY: 'jwt', REAUTH_MAX_AGE: '60' });
  const client = api.client();
  await client.signIn();
  api.advance(61);
  await createUser(api, { username: 'eve', password: 'a password of her own' });
  const eve = api.client();
  await eve.signIn({ username: 'eve', password: 'a password of her own' });
  client.cookies.set('refresh_token', eve.cookies.get('refresh_token') ?? '');
  expect((await client.patch('/api/auth/me/', rename)).status).toBe(403);
});

test('takes no forged refresh cookie for a recent sign-in', async () => {
  api = await openTestApi({ AUTH_STRATEGY: 'jwt', REAUTH_MAX_AGE: '60', ACCESS_TOKEN_LIFETIME: '600' });
  const client = api.client();
  await client.signIn();
  api.advance(61);
  await client.post('/api/auth/reauthenticate/', { password });
  // The old access token names the chain, whose sign-in is recent by now; its holder has not the cookie.
  const thief = api.client();
  thief.access = client.access;
  const [header, payload] = (client.cookies.get('refresh_token') ?? '').split('.');
  thief.cookies.set('refresh_token', `${header}.${payload}.AAAA`);
  expect((await thief.patch('/api/auth/me/', rename)).status).toBe(403);
});

test('asks a user whose session a plain Django opened', async () => {
  api = await openTestApi();
  const client = api.client();
  await client.signIn();
  const { sessions } = api.context.stores;
  const key = client.cookies.get('sessionid') ?? '';
  const stored = await sessions.load(key, api.context.now());
  const { _auth_at: _at, ...asDjango } = stored?.data ?? {};
  await sessions.update(key, asDjango, stored?.expireDate ?? new Date());
  expect((await client.patch('/api/auth/me/', rename)).status).toBe(403);
});
