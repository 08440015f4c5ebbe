// A new password for someone who is signed in.
import { afterEach, expect, test } from 'vitest';
import { openTestApi, type TestApi, testUser } from '../../../support/auth-api';
import { mailTo } from '../../../support/mails';

let api: TestApi;
afterEach(() => api.close());

const change = { old_password: testUser.password, new_password: 'seven brand new words' };
const path = '/api/auth/password/change/';

for (const AUTH_STRATEGY of ['session', 'hybrid']) {
  test(`keeps this session under a new key and ends the others [${AUTH_STRATEGY}]`, async () => {
    api = await openTestApi({ AUTH_STRATEGY });
    const [here, elsewhere] = [api.client(), api.client()];
    await here.signIn();
    await elsewhere.signIn();
    const isHybrid = AUTH_STRATEGY === 'hybrid';
    const pair = isHybrid ? await (await api.client().post('/api/token/', testUser)).json() : null;
    const before = here.cookies.get('sessionid');
    const response = await here.post(path, change);
    expect(response.status).toBe(200);
    expect(Object.keys(await response.json())).toEqual(['detail']);
    expect(here.cookies.get('sessionid')).not.toBe(before);
    expect((await here.me()).status).toBe(200);
    expect((await elsewhere.me()).status).toBe(401);
    if (isHybrid) {
      const refresh = await api.client().post('/api/token/refresh/', { refresh: pair.refresh });
      expect(refresh.status).toBe(401);
    }
    expect(mailTo(api, 'ada@example.com').subject).toContain('was changed');
  });
}

for (const CHECK_REVOKE_TOKEN of ['false', 'true']) {
  test(`keeps this chain's browser and ends the others [jwt, CHECK_REVOKE_TOKEN=${CHECK_REVOKE_TOKEN}]`, async () => {
    api = await openTestApi({ AUTH_STRATEGY: 'jwt', CHECK_REVOKE_TOKEN });
    const [here, elsewhere] = [api.client(), api.client()];
    await here.signIn();
    await elsewhere.signIn();
    const stolen = here.cookies.get('refresh_token') ?? '';
    const body = await (await here.post(path, change)).json();
    expect(Object.keys(body)).toEqual(['detail', 'access', 'access_expires']);
    here.access = body.access;
    expect((await here.me()).status).toBe(200);
    expect((await here.post('/api/auth/refresh/')).status).toBe(200);
    expect((await elsewhere.post('/api/auth/refresh/')).status).toBe(401);
    // A copy of this browser's own old token leads nowhere, not even within the leeway.
    const thief = api.client();
    thief.cookies.set('refresh_token', stolen);
    expect((await thief.post('/api/auth/refresh/')).status).toBe(401);
  });
}

test.each(['jwt', 'hybrid'])(
  'gives a client that holds its refresh token itself a new pair, and ends the old one [%s]',
  async (AUTH_STRATEGY) => {
    api = await openTestApi({ AUTH_STRATEGY });
    const pair = async () => (await api.client().post('/api/token/', testUser)).json();
    const [own, other] = [await pair(), await pair()];
    const bearer = { authorization: `Bearer ${own.access}` };
    const response = await api.client().post(path, change, bearer);
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(Object.keys(body)).toEqual(['detail', 'access', 'access_expires', 'refresh']);
    const refresh = (token: string) => api.client().post('/api/token/refresh/', { refresh: token });
    // Copies of the old one included.
    expect((await refresh(own.refresh)).status).toBe(401);
    expect((await refresh(other.refresh)).status).toBe(401);
    expect((await refresh(body.refresh)).status).toBe(200);
    const me = await api.client().get('/api/auth/me/', { authorization: `Bearer ${body.access}` });
    expect(me.status).toBe(200);
  },
);

test('refuses a wrong old password and a weak new one at their fields', async () => {
  api = await openTestApi();
  const client = api.client();
  await client.signIn();
  expect(await (await client.post(path, { ...change, old_password: 'wrong' })).json()).toEqual({
    old_password: ['Your old password was entered incorrectly. Please enter it again.'],
  });
  expect(await (await client.post(path, { ...change, new_password: 'short' })).json()).toEqual({
    new_password: ['This password is too short. It must contain at least 8 characters.'],
  });
  expect((await client.me()).status).toBe(200);
});

test('counts guesses at the old password like sign-ins', async () => {
  api = await openTestApi({ LOGIN_FAILURE_LIMIT: '3' });
  const client = api.client();
  await client.signIn();
  for (let guess = 0; guess < 3; guess += 1) {
    expect((await client.post(path, { ...change, old_password: `guess ${guess}` })).status).toBe(400);
  }
  expect((await client.post(path, change)).status).toBe(429);
});

test('refuses without a CSRF token, and without a session', async () => {
  api = await openTestApi();
  const client = api.client();
  await client.signIn();
  expect((await client.post(path, change, { 'x-csrftoken': '' })).status).toBe(403);
  expect((await api.client().post(path, change)).status).toBe(401);
});
