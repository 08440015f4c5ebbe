// Sign-up and the confirmation of an address.
import { afterEach, expect, test } from 'vitest';
import { makeLinkToken } from '@/lib/api/account/account-tokens';
import { neverSignedIn } from '@/lib/api/account/email-verification';
import { createApi } from '@/lib/api/app';
import { createUser, openTestApi, type TestApi, TestClient } from '../../../support/auth-api';
import { mailTo, tokenIn } from '../../../support/mails';

let api: TestApi;
afterEach(() => api.close());

const grace = { username: 'grace', email: 'Grace@EXAMPLE.org', password: 'nanoseconds of wire' };
const signIn = { username: grace.username, password: grace.password };
const mandatory = { ACCOUNT_EMAIL_VERIFICATION: 'mandatory' };

for (const AUTH_STRATEGY of ['session', 'jwt', 'hybrid']) {
  test(`signs up, confirms the address and signs in [${AUTH_STRATEGY}]`, async () => {
    api = await openTestApi({ AUTH_STRATEGY, ...mandatory });
    const client = api.client();
    const response = await client.post('/api/auth/register/', grace);
    expect(response.status).toBe(201);
    expect(Object.keys(await response.json())).toEqual(['detail']);
    expect((await client.signIn(signIn)).status).toBe(401);

    const token = tokenIn(mailTo(api, 'Grace@example.org'));
    expect((await client.post('/api/auth/verify-email/', { token })).status).toBe(200);
    expect((await client.signIn(signIn)).status).toBe(200);
    expect((await (await client.me()).json()).email).toBe('Grace@example.org');
  });
}

test('lets a new user in at once where no verification is asked for', async () => {
  api = await openTestApi();
  const client = api.client();
  expect((await client.post('/api/auth/register/', grace)).status).toBe(201);
  expect((await client.signIn(signIn)).status).toBe(200);
  expect(api.context.outbox.list()).toEqual([]);
});

test("refuses what Django refuses, at its field and in Django's words", async () => {
  api = await openTestApi();
  const post = async (body: unknown) => (await api.client().post('/api/auth/register/', body)).json();
  expect(await post({})).toEqual({
    username: ['This field is required.'],
    email: ['This field is required.'],
    password: ['This field is required.'],
  });
  expect(await post({ username: 'a b', email: 'nowhere', password: 'x' })).toEqual({
    username: [
      'Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.',
    ],
    email: ['Enter a valid email address.'],
  });
  expect(await post({ username: 'ADA', email: 'new@example.com', password: '12345' })).toEqual({
    username: ['A user with that username already exists.'],
    password: [
      'This password is too short. It must contain at least 8 characters.',
      'This password is too common.',
      'This password is entirely numeric.',
    ],
  });
  expect(await post({ username: 'grace', email: 'x@example.com', password: 'grace1234' })).toEqual({
    password: ['The password is too similar to the username.'],
  });
});

test('takes the rules for passwords from AUTH_PASSWORD_VALIDATORS', async () => {
  const name = 'django.contrib.auth.password_validation.MinimumLengthValidator';
  api = await openTestApi({
    AUTH_PASSWORD_VALIDATORS: `[{"NAME": "${name}", "OPTIONS": {"min_length": 3}}]`,
  });
  expect((await api.client().post('/api/auth/register/', { ...grace, password: '12' })).status).toBe(400);
  expect((await api.client().post('/api/auth/register/', { ...grace, password: '123' })).status).toBe(201);
});

test('tells the owner of an address, and only by mail, that someone signs up with it', async () => {
  api = await openTestApi(mandatory);
  await api.client().post('/api/auth/register/', { ...grace, email: 'ADA@example.com' });
  const [mail, ...others] = api.context.outbox.list();
  expect(others).toEqual([]);
  expect(mail?.to).toBe('ada@example.com');
  expect(mail?.text).toContain('You already have one: ada.');
  expect(mail?.text).not.toContain('verify-email');
  // Nor does asking for the link again give a way in.
  await api.client().post('/api/auth/verify-email/resend/', { email: 'ada@example.com' });
  expect(api.context.outbox.list()).toHaveLength(1);
});

test('sends the confirmation again, and forgets it once confirmed', async () => {
  api = await openTestApi(mandatory);
  const client = api.client();
  await client.post('/api/auth/register/', grace);
  const first = tokenIn(mailTo(api, 'Grace@example.org'));
  await client.post('/api/auth/verify-email/resend/', { email: 'grace@example.org' });
  expect(api.context.outbox.list()).toHaveLength(2);
  const second = tokenIn(mailTo(api, 'Grace@example.org'));
  expect((await client.post('/api/auth/verify-email/', { token: second })).status).toBe(200);
  // Mail programs and impatient people open a link twice.
  expect((await client.post('/api/auth/verify-email/', { token: first })).status).toBe(200);
  await client.post('/api/auth/verify-email/resend/', { email: 'grace@example.org' });
  expect(api.context.outbox.list()).toHaveLength(2);
});

test('never activates an account that was deactivated after its confirmation', async () => {
  api = await openTestApi(mandatory);
  const client = api.client();
  await client.post('/api/auth/register/', grace);
  const token = tokenIn(mailTo(api, 'Grace@example.org'));
  await client.post('/api/auth/verify-email/', { token });
  const user = await api.context.stores.users.getByUsername('grace');
  await api.context.stores.users.update(user?.id ?? 0, { isActive: false });
  expect((await client.post('/api/auth/verify-email/', { token })).status).toBe(400);
  await client.post('/api/auth/verify-email/resend/', { email: grace.email });
  expect(api.context.outbox.list()).toHaveLength(1);
});

// Signed in with tokens only, or waiting for someone's approval: to Django both are inactive and never signed in.
for (const [title, env] of Object.entries({
  'by default': {},
  'where verification is mandatory': mandatory,
})) {
  test(`never activates an account that someone else made or deactivated, ${title}`, async () => {
    api = await openTestApi(env);
    const user = await createUser(api, { username: 'gone', password: grace.password, isActive: false });
    const client = api.client();
    const resend = await client.post('/api/auth/verify-email/resend/', { email: user.email });
    expect(resend.status).toBe(200);
    expect(api.context.outbox.list()).toEqual([]);
    const token = makeLinkToken(api.context, { purpose: 'verify-email', user, email: user.email });
    const refusal = await client.post('/api/auth/verify-email/', { token });
    expect(refusal.status).toBe(400);
    expect(await refusal.json()).toEqual({ token: ['This link does not work any more. Ask for a new one.'] });
    expect((await api.context.stores.users.getByUsername('gone'))?.isActive).toBe(false);
  });
}

test('confirms nothing any more once verification is not asked for', async () => {
  api = await openTestApi(mandatory);
  await api.client().post('/api/auth/register/', grace);
  const token = tokenIn(mailTo(api, 'Grace@example.org'));
  const { context } = api;
  const account = { ...context.config.account, emailVerification: 'none' as const };
  const asked = { ...context, config: { ...context.config, account } };
  const later = createApi(asked, () => {});
  const post = (path: string, body: unknown) =>
    new TestClient({ ...api, api: later }).post(`/api/auth/verify-email/${path}`, body);
  expect((await post('resend/', { email: grace.email })).status).toBe(200);
  expect(context.outbox.list()).toHaveLength(1);
  expect((await post('', { token })).status).toBe(400);
});

test('sends a link to every account that waits for an address, and says whose it is', async () => {
  api = await openTestApi(mandatory);
  const client = api.client();
  await client.post('/api/auth/register/', grace);
  await client.post('/api/auth/register/', { ...grace, username: 'grace2' });
  await client.post('/api/auth/verify-email/resend/', { email: 'grace@example.org' });
  const [second, first, ...earlier] = api.context.outbox.list();
  expect(earlier.map(({ text }) => /the account (\S+) on/.exec(text)?.[1])).toEqual(['grace2', 'grace']);
  expect(first?.text).toContain('create the account grace on localhost:3000.');
  expect(second?.text).toContain('create the account grace2 on localhost:3000.');
  await client.post('/api/auth/verify-email/', { token: tokenIn(first ?? {}) });
  const { users } = api.context.stores;
  expect((await users.getByUsername('grace'))?.isActive).toBe(true);
  expect((await users.getByUsername('grace2'))?.isActive).toBe(false);
});

test('repeats no name in a mail to a stranger that sign-up would not have taken', async () => {
  api = await openTestApi(mandatory);
  const user = await createUser(api, { username: 'see https://evil.example', password: '', isActive: false });
  await api.context.stores.users.setLastLogin(user.id, neverSignedIn);
  await api.context.stores.users.update(user.id, { email: 'grace@example.org' });
  await api.client().post('/api/auth/verify-email/resend/', { email: 'grace@example.org' });
  const mail = mailTo(api, 'grace@example.org');
  expect(mail.text).toContain('create an account on');
  expect(mail.text + mail.html).not.toContain('evil');
});

test('refuses a token that is forged, too old, or of another purpose', async () => {
  api = await openTestApi({ ...mandatory, EMAIL_CONFIRMATION_TIMEOUT: '60' });
  const client = api.client();
  await client.post('/api/auth/register/', grace);
  const token = tokenIn(mailTo(api, 'Grace@example.org'));
  const verify = (given: string) => client.post('/api/auth/verify-email/', { token: given });
  const refusal = await verify(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`);
  expect(refusal.status).toBe(400);
  expect(await refusal.json()).toEqual({ token: ['This link does not work any more. Ask for a new one.'] });
  await client.signIn();
  await client.post('/api/auth/email/change/', {
    email: 'new@example.com',
    password: 'correct horse battery',
  });
  expect((await verify(tokenIn(mailTo(api, 'new@example.com')))).status).toBe(400);
  api.advance(61);
  expect((await verify(token)).status).toBe(400);
});

test('refuses a page of another origin', async () => {
  api = await openTestApi();
  const evil = { origin: 'https://evil.example' };
  expect((await api.client().post('/api/auth/register/', grace, evil)).status).toBe(403);
  expect((await api.client().post('/api/auth/password/forgot/', { email: 'a@b.co' }, evil)).status).toBe(403);
});

test('limits how many accounts one address makes', async () => {
  api = await openTestApi({ RATE_LIMITS: 'register=2/hour' });
  const register = (username: string) =>
    api.client().post('/api/auth/register/', { ...grace, username }, { 'x-forwarded-for': '192.0.2.1' });
  expect((await register('one')).status).toBe(201);
  expect((await register('two')).status).toBe(201);
  const third = await register('three');
  expect(third.status).toBe(429);
  expect(third.headers.get('retry-after')).toMatch(/^\d+$/);
});

test('limits how many accounts are made with one address of mail, whether it has an owner or not', async () => {
  api = await openTestApi();
  const registerAll = (email: string, name: string) =>
    Promise.all(
      Array.from({ length: 7 }, async (_, index) => {
        const from = { 'x-forwarded-for': `192.0.2.${index}` };
        const fields = { ...grace, username: `${name}${index}`, email };
        return (await api.client().post('/api/auth/register/', fields, from)).status;
      }),
    );
  const expected = [201, 201, 201, 201, 201, 429, 429];
  expect((await registerAll('ada@example.com', 'known')).sort()).toEqual(expected);
  expect((await registerAll('nobody@example.org', 'unknown')).sort()).toEqual(expected);
});
