// The profile, the e-mail address, and the end of the account.
import { afterEach, expect, test } from 'vitest';
import { createUser, openTestApi, type TestApi, testUser } from '../../../support/auth-api';
import { linkIn, mailTo, tokenIn } from '../../../support/mails';

let api: TestApi;
afterEach(() => api.close());

const { password } = testUser;
const strategies = ['session', 'jwt', 'hybrid'];
const newEmail = 'ada@example.org';

async function signedIn(env: Record<string, string> = {}) {
  api = await openTestApi(env);
  const client = api.client();
  await client.signIn();
  return client;
}

for (const AUTH_STRATEGY of strategies) {
  test(`changes the profile, a part of it at a time [${AUTH_STRATEGY}]`, async () => {
    const client = await signedIn({ AUTH_STRATEGY });
    const first = await client.patch('/api/auth/me/', { first_name: 'Ada', last_name: 'King' });
    expect(await first.json()).toMatchObject({ username: 'ada', name: 'Ada King' });
    const second = await client.patch('/api/auth/me/', { last_name: '' });
    expect(await second.json()).toMatchObject({ first_name: 'Ada', last_name: '', name: 'Ada' });
    expect(await (await client.patch('/api/auth/me/', {})).json()).toMatchObject({ name: 'Ada' });
  });

  test(`moves to another address once its link is opened [${AUTH_STRATEGY}]`, async () => {
    const client = await signedIn({ AUTH_STRATEGY });
    const change = await client.post('/api/auth/email/change/', { email: newEmail, password });
    expect(change.status).toBe(200);
    expect((await (await client.me()).json()).email).toBe('ada@example.com');
    const mail = mailTo(api, newEmail);
    expect(linkIn(mail).pathname).toBe('/account/email/confirm');
    const confirm = () => client.post('/api/auth/email/confirm/', { token: tokenIn(mail) });
    expect((await confirm()).status).toBe(200);
    expect((await confirm()).status).toBe(200);
    expect((await (await client.me()).json()).email).toBe(newEmail);
    expect(mailTo(api, 'ada@example.com').subject).toContain('was changed');
  });

  test(`deletes the account with the password, and everything open with it [${AUTH_STRATEGY}]`, async () => {
    const client = await signedIn({ AUTH_STRATEGY });
    const other = api.client();
    await other.signIn();
    const path = '/api/auth/account/delete/';
    expect((await client.post(path, { password: 'wrong' })).status).toBe(400);
    expect((await client.post(path, { password })).status).toBe(200);
    expect(client.cookies.has('sessionid') || client.cookies.has('refresh_token')).toBe(false);
    expect((await other.me()).status).toBe(401);
    expect((await api.client().signIn()).status).toBe(401);
    expect(await api.context.stores.users.getByUsername('ada')).toBeNull();
    expect(mailTo(api, 'ada@example.com').subject).toContain('was deleted');
  });

  test(`turns a deactivated account away everywhere [${AUTH_STRATEGY}]`, async () => {
    const client = await signedIn({ AUTH_STRATEGY });
    await api.context.stores.users.update(1, { isActive: false });
    expect((await client.me()).status).toBe(401);
    expect((await client.patch('/api/auth/me/', { first_name: 'x' })).status).toBe(401);
    expect((await client.post('/api/auth/reauthenticate/', { password })).status).toBe(401);
    expect((await client.post('/api/auth/refresh/')).status).toBe(401);
    expect((await api.client().signIn()).status).toBe(401);
  });
}

test('refuses names that are taken or impossible, at their fields', async () => {
  const client = await signedIn();
  await createUser(api, { username: 'grace', password });
  const patch = async (body: unknown) => (await client.patch('/api/auth/me/', body)).json();
  expect(await patch({ username: 'GRACE' })).toEqual({
    username: ['A user with that username already exists.'],
  });
  expect(await patch({ username: '' })).toMatchObject({ username: ['This field may not be blank.'] });
  expect(await patch({ first_name: 'x'.repeat(151) })).toEqual({
    first_name: ['Ensure this field has no more than 150 characters.'],
  });
  expect(await patch({ username: 'Ada' })).toMatchObject({ username: 'Ada' });
});

test('refuses a change of address with a wrong password, and to the same address', async () => {
  const client = await signedIn();
  const change = async (body: unknown) => (await client.post('/api/auth/email/change/', body)).json();
  expect(await change({ email: newEmail, password: 'wrong' })).toEqual({
    password: ['Your password was entered incorrectly. Please enter it again.'],
  });
  expect(await change({ email: 'ada@EXAMPLE.com', password })).toEqual({
    email: ['This is your address already.'],
  });
  expect(api.context.outbox.list()).toEqual([]);
});

test("lets a link end with the password, with another address, and in another user's hands", async () => {
  const client = await signedIn();
  const eve = { username: 'eve', password: 'a password of her own' };
  await createUser(api, eve);
  const linkTo = async (email: string, given = password) => {
    await client.post('/api/auth/email/change/', { email, password: given });
    return tokenIn(mailTo(api, email));
  };
  const confirm = async (token: string, by = client) =>
    (await by.post('/api/auth/email/confirm/', { token })).status;

  const toEve = await linkTo('eve@example.org');
  const evil = api.client();
  await evil.signIn(eve);
  expect(await confirm(toEve, evil)).toBe(400);
  expect(await confirm(toEve, api.client())).toBe(401);

  const first = await linkTo('first@example.org');
  const second = await linkTo('second@example.org');
  expect(await confirm(second)).toBe(200);
  expect(await confirm(first)).toBe(400);

  const beforeNewPassword = await linkTo('third@example.org');
  const change = { old_password: password, new_password: 'seven brand new words' };
  await client.post('/api/auth/password/change/', change);
  expect(await confirm(beforeNewPassword)).toBe(400);
});
