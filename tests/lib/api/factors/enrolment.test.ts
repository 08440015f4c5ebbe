// Setting second factors up and removing them, in every strategy.
import { afterEach, describe, expect, test } from 'vitest';
import type { Environment } from '@/lib/settings/env';
import { openTestApi, type TestApi, type TestClient, testUser } from '@/tests/support/auth-api';
import { makeCode } from './factor-world';

let api: TestApi;
afterEach(() => api.close());

const types = 'totp,recovery_codes,webauthn';

async function open(env: Environment = {}): Promise<TestClient> {
  api = await openTestApi({ MFA_SUPPORTED_TYPES: types, ...env });
  const client = api.client();
  expect((await client.signIn()).status).toBe(200);
  return client;
}

const authorized = ({ access }: TestClient): Record<string, string> =>
  access === undefined ? {} : { authorization: `Bearer ${access}` };

async function list(client: TestClient) {
  return (await client.get('/api/auth/factors/', authorized(client))).json();
}

async function addApp(client: TestClient) {
  const begun = await client.post('/api/auth/factors/totp/setup/');
  expect(begun.status).toBe(200);
  const { setup, secret, uri } = await begun.json();
  const answer = await client.post('/api/auth/factors/totp/', {
    setup,
    code: makeCode(secret, api.context.now()),
  });
  return { secret, setup, uri, answer, body: await answer.json() };
}

async function ownRows() {
  const user = await api.context.stores.users.getByUsername('ada');
  if (user === null) throw new Error('no user');
  return (await api.context.stores.factors?.list(user.id)) ?? [];
}

/** The mails so far, oldest first. */
function listMails(): string[] {
  return api.context.outbox
    .list()
    .map(({ text }) => text)
    .reverse();
}

describe.each(['session', 'jwt', 'hybrid'])('with the strategy %s', (AUTH_STRATEGY) => {
  test('adds an app by its first code, with recovery codes, and asks for it from then on', async () => {
    const client = await open({ AUTH_STRATEGY });
    expect(await list(client)).toEqual({ factors: [], recovery_codes_left: null });
    const { secret, uri, answer, body } = await addApp(client);
    expect(uri).toBe(`otpauth://totp/ada%40example.com?secret=${secret}&issuer=localhost%3A3000`);
    expect([answer.status, body.recovery_codes.length]).toEqual([200, 10]);
    expect((await ownRows()).map(({ type, data }) => [type, Object.keys(data)])).toEqual([
      ['totp', ['secret']],
      ['recovery_codes', ['seed', 'used_mask', 'viewed_at']],
    ]);
    const now = api.context.now().toISOString();
    const about = { name: '', created_at: now, last_used_at: null };
    expect(await list(client)).toEqual({
      factors: [
        { id: '1', type: 'totp', ...about },
        { id: '2', type: 'recovery_codes', ...about },
      ],
      recovery_codes_left: 10,
    });

    const other = api.client();
    expect((await other.signIn()).status).toBe(401);
    expect((await other.post('/api/auth/second-factor/', { code: body.recovery_codes[4] })).status).toBe(200);
    expect((await list(client)).recovery_codes_left).toBe(9);
    const third = api.client();
    await third.signIn();
    const code = makeCode(secret, api.context.now());
    expect((await third.post('/api/auth/second-factor/', { code })).status).toBe(200);
  });

  test('renews recovery codes, and removes all with the app', async () => {
    const client = await open({ AUTH_STRATEGY });
    const { body } = await addApp(client);
    const renewed = await client.post('/api/auth/factors/recovery-codes/');
    const { codes } = await renewed.json();
    expect([renewed.status, codes.length]).toEqual([200, 10]);
    const other = api.client();
    await other.signIn();
    const spend = (code: string) => other.post('/api/auth/second-factor/', { code });
    expect((await spend(body.recovery_codes[0])).status).toBe(400);
    expect((await spend(codes[0])).status).toBe(200);

    expect((await client.post('/api/auth/factors/remove/', { id: '77' })).status).toBe(404);
    expect((await client.post('/api/auth/factors/remove/', { id: '1' })).status).toBe(200);
    expect(await ownRows()).toEqual([]);
    expect((await api.client().signIn()).status).toBe(200);
  });

  test('wants a recent sign-in for every change, with the factor once there is one', async () => {
    const client = await open({ AUTH_STRATEGY, REAUTH_MAX_AGE: '60', ACCESS_TOKEN_LIFETIME: '3600' });
    const { secret } = await addApp(client);
    api.advance(61);
    for (const path of ['totp/setup', 'totp', 'recovery-codes', 'remove']) {
      const answer = await client.post(`/api/auth/factors/${path}/`, { id: '1', setup: 'x', code: '1' });
      expect([path, answer.status, (await answer.json()).code]).toEqual([
        path,
        403,
        'reauthentication_required',
      ]);
    }
    const { password } = testUser;
    const alone = await client.post('/api/auth/reauthenticate/', { password });
    expect((await alone.json()).code).toBe('second_factor_required');
    const code = makeCode(secret, api.context.now());
    const again = await client.post('/api/auth/reauthenticate/', { password, code });
    client.access = (await again.json()).access ?? client.access;
    expect((await client.post('/api/auth/factors/remove/', { id: '1' })).status).toBe(200);
  });
});

test('takes neither a wrong code, nor the secret of somebody else, of an older password or of long ago', async () => {
  const client = await open();
  const begun = await (await client.post('/api/auth/factors/totp/setup/')).json();
  const activate = (sender: TestClient, setup: string) =>
    sender.post('/api/auth/factors/totp/', { setup, code: makeCode(begun.secret, api.context.now()) });
  const wrong = await client.post('/api/auth/factors/totp/', { setup: begun.setup, code: '000000' });
  expect([wrong.status, await wrong.json()]).toEqual([400, { code: ['Incorrect code.'] }]);
  // The signed text is good for nothing else.
  const cookie = { cookie: `second_factor=${begun.setup}` };
  expect((await api.client().get('/api/auth/second-factor/', cookie)).status).toBe(401);

  const { users } = api.context.stores;
  const user = await users.getByUsername('ada');
  if (user === null) throw new Error('no user');
  const { password: _password, id: _id, ...rest } = user;
  await users.create({
    ...rest,
    username: 'bob',
    password: user.password,
    dateJoined: api.context.now(),
    lastLogin: null,
  });
  const bob = api.client();
  expect((await bob.signIn({ ...testUser, username: 'bob' })).status).toBe(200);
  expect((await activate(bob, begun.setup)).status).toBe(400);

  api.advance(601);
  const late = await activate(client, begun.setup);
  expect([late.status, Object.keys(await late.json())]).toEqual([400, ['setup']]);
  expect(await ownRows()).toEqual([]);
});

test('keeps one app, also when two are confirmed at once', async () => {
  const client = await open();
  const [one, two] = await Promise.all([addApp(client), addApp(client)]);
  expect([one.answer.status, two.answer.status].sort()).toEqual([200, 409]);
  expect((await client.post('/api/auth/factors/totp/setup/')).status).toBe(409);
  expect((await ownRows()).length).toBe(2);
});

test('mails every change to the owner, without a code or a secret', async () => {
  const client = await open();
  const { secret, body } = await addApp(client);
  await client.post('/api/auth/factors/recovery-codes/');
  await client.post('/api/auth/factors/remove/', { id: '1' });
  const mails = listMails();
  expect(mails).toHaveLength(3);
  expect(mails[0]).toContain('An authenticator app was added');
  expect(mails[1]).toContain('New recovery codes were made');
  expect(mails[2]).toContain('The authenticator app was removed');
  for (const text of mails) expect(text).not.toContain(secret);
  for (const code of body.recovery_codes) expect(mails.join()).not.toContain(code);
});

test('offers what the settings name; what users have can be removed all the same', async () => {
  const client = await open({ MFA_SUPPORTED_TYPES: 'totp' });
  expect((await (await client.get('/api/auth/capabilities/')).json()).factors).toEqual(['totp']);
  expect((await addApp(client)).body.recovery_codes).toBeUndefined();
  expect((await client.post('/api/auth/factors/recovery-codes/')).status).toBe(404);
  await api.close();
  const plain = await open({ MFA_SUPPORTED_TYPES: '' });
  expect((await (await plain.get('/api/auth/capabilities/')).json()).factors).toEqual([]);
  expect(await list(plain)).toEqual({ factors: [], recovery_codes_left: null });
  expect((await plain.post('/api/auth/factors/totp/setup/')).status).toBe(404);
  expect((await plain.post('/api/auth/factors/remove/', { id: '1' })).status).toBe(404);
});

test('makes no recovery codes where there is nothing to recover', async () => {
  const client = await open();
  const answer = await client.post('/api/auth/factors/recovery-codes/');
  expect([answer.status, (await answer.json()).code]).toEqual([409, 'no_second_factor']);
});

test('limits the changes, and so the mails', async () => {
  const client = await open();
  const statuses = [];
  for (let attempt = 0; attempt < 31; attempt += 1) {
    statuses.push((await client.post('/api/auth/factors/totp/setup/')).status);
  }
  expect([statuses.slice(0, 30).every((status) => status === 200), statuses[30]]).toEqual([true, 429]);
});
