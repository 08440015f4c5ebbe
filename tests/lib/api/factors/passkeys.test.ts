// Adding passkeys and signing in with one alone, by an authenticator in software.
import { afterEach, describe, expect, test } from 'vitest';
import type { Environment } from '@/lib/settings/env';
import { openTestApi, type TestApi, type TestClient, testUser } from '@/tests/support/auth-api';
import { createSoftwareKey } from './software-key';

const site = { origin: 'http://localhost:3000', rpId: 'localhost' };
/** base64url(base36(1)), as allauth writes it. */
const handle = Buffer.from('1').toString('base64url');

let api: TestApi;
afterEach(() => api.close());

async function open(env: Environment = {}): Promise<TestClient> {
  api = await openTestApi({ MFA_SUPPORTED_TYPES: 'totp,recovery_codes,webauthn', ...env });
  const client = api.client();
  expect((await client.signIn()).status).toBe(200);
  return client;
}

async function begin(client: TestClient) {
  const answer = await client.post('/api/auth/factors/passkeys/setup/');
  expect(answer.status).toBe(200);
  return (await answer.json()).options;
}

async function add(client: TestClient, key = createSoftwareKey(), name?: string) {
  const { challenge } = await begin(client);
  const credential = { ...key.register({ ...site, challenge }), somethingNew: { of: 'a browser' } };
  const answer = await client.post('/api/auth/factors/passkeys/', { name, credential });
  return { key, credential, answer, body: await answer.json() };
}

async function rows() {
  return (await api.context.stores.factors?.list(1)) ?? [];
}

async function visitor(): Promise<TestClient> {
  const client = api.client();
  await client.get('/api/auth/csrf/');
  return client;
}

async function ask(client: TestClient) {
  return (await (await client.get('/api/auth/passkey-login/')).json()).options;
}

describe.each(['session', 'jwt', 'hybrid'])('with the strategy %s', (AUTH_STRATEGY) => {
  test('adds passkeys as allauth keeps them, with recovery codes at the first', async () => {
    const client = await open({ AUTH_STRATEGY });
    const options = await begin(client);
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      user: { id: handle, name: 'ada@example.com' },
      attestation: 'none',
      excludeCredentials: [],
      extensions: { credProps: true },
    });
    const first = await add(client);
    expect([first.answer.status, first.body.recovery_codes.length]).toEqual([200, 10]);
    expect((await rows())[0]).toMatchObject({ type: 'webauthn', lastUsedAt: null });
    expect((await rows())[0]?.data).toEqual({ name: 'Master key', credential: first.credential });
    const second = await add(client, createSoftwareKey(), ' My phone ');
    expect(second.body).toEqual({ detail: 'Your passkey is added.' });
    const third = await add(client);
    expect(third.answer.status).toBe(200);
    expect((await rows()).map(({ data }) => data.name)).toEqual([
      'Master key',
      undefined,
      'My phone',
      'Backup key',
    ]);
    expect((await begin(client)).excludeCredentials).toHaveLength(3);
    expect(api.context.outbox.list().map(({ text }) => text)).toHaveLength(3);
    const other = api.client();
    expect((await other.signIn()).status).toBe(401);
  });

  test('signs in with a passkey alone', async () => {
    const client = await open({ AUTH_STRATEGY });
    const { key } = await add(client);
    const other = await visitor();
    const options = await ask(other);
    expect(options).toMatchObject({ rpId: 'localhost', allowCredentials: [], userVerification: 'required' });
    // A visitor who only looks at the form leaves no session behind.
    expect(other.cookies.has('sessionid')).toBe(false);
    const credential = key.answer({ ...site, challenge: options.challenge }, handle);
    const kept = other.cookies.get('second_factor');
    const signedIn = await other.post('/api/auth/passkey-login/', { credential });
    const body = await signedIn.json();
    expect([signedIn.status, body.user.username]).toEqual([200, 'ada']);
    other.access = body.access;
    expect((await other.me()).status).toBe(200);
    expect((await rows())[0]?.lastUsedAt).toEqual(api.context.now());
    // The same answer again.
    const thief = await visitor();
    thief.cookies.set('second_factor', kept ?? '');
    const again = await thief.post('/api/auth/passkey-login/', { credential });
    expect([again.status, (await again.json()).code]).toEqual([401, 'passkey_refused']);
    expect((await thief.me()).status).toBe(401);
  });

  test('refuses a passkey that does not fit', async () => {
    const client = await open({ AUTH_STRATEGY, RATE_LIMIT_ENABLED: 'false' });
    const { key } = await add(client);
    const wrong: [string, (challenge: string) => unknown][] = [
      ['without a user', (challenge) => key.answer({ ...site, challenge })],
      [
        'of nobody',
        (challenge) => key.answer({ ...site, challenge }, Buffer.from('zz').toString('base64url')),
      ],
      ['with an odd handle', (challenge) => key.answer({ ...site, challenge }, '////')],
      ['unverified', (challenge) => key.answer({ ...site, challenge, isVerified: false }, handle)],
      ['of another key', (challenge) => createSoftwareKey(key.id).answer({ ...site, challenge }, handle)],
      ['of another site', (challenge) => key.answer({ ...site, challenge, rpId: 'evil.example' }, handle)],
      [
        'from another page',
        (challenge) => key.answer({ ...site, challenge, origin: 'https://evil.example' }, handle),
      ],
      ['of another challenge', () => key.answer({ ...site, challenge: 'AAAA' }, handle)],
    ];
    for (const [name, make] of wrong) {
      const other = await visitor();
      const { challenge } = await ask(other);
      const answer = await other.post('/api/auth/passkey-login/', { credential: make(challenge) });
      expect([name, answer.status]).toEqual([name, 401]);
      expect((await other.me()).status).toBe(401);
      // It has used the challenge up.
      const late = key.answer({ ...site, challenge }, handle);
      expect((await other.post('/api/auth/passkey-login/', { credential: late })).status).toBe(401);
    }
    await api.context.stores.users.update(1, { isActive: false });
    const other = await visitor();
    const { challenge } = await ask(other);
    const credential = key.answer({ ...site, challenge }, handle);
    expect((await other.post('/api/auth/passkey-login/', { credential })).status).toBe(401);
  });

  test('renames and removes', async () => {
    const client = await open({ AUTH_STRATEGY });
    await add(client);
    const rename = (id: string, name: string) =>
      client.post('/api/auth/factors/passkeys/rename/', { id, name });
    expect((await rename('1', 'My laptop')).status).toBe(200);
    expect((await rows())[0]?.data).toMatchObject({ name: 'My laptop', credential: { type: 'public-key' } });
    expect((await rename('2', 'no passkey')).status).toBe(404);
    expect((await rename('1', '')).status).toBe(400);
    expect((await client.post('/api/auth/factors/remove/', { id: '1' })).status).toBe(200);
    expect(await rows()).toEqual([]);
  });
});

test('refuses registrations that do not fit, and the same key twice', async () => {
  const client = await open();
  const { key } = await add(client);
  const wrong: [string, (challenge: string) => object][] = [
    ['the same key', (challenge) => key.register({ ...site, challenge })],
    ['another challenge', () => createSoftwareKey().register({ ...site, challenge: 'AAAA' })],
    [
      'another page',
      (challenge) => createSoftwareKey().register({ ...site, challenge, origin: 'https://x.example' }),
    ],
    ['another site', (challenge) => createSoftwareKey().register({ ...site, challenge, rpId: 'x.example' })],
    ['a sign-in', (challenge) => createSoftwareKey().answer({ ...site, challenge })],
    [
      'other ids',
      (challenge) => ({ ...createSoftwareKey().register({ ...site, challenge }), rawId: 'AAAA' }),
    ],
    ['nothing', () => ({})],
  ];
  for (const [name, make] of wrong) {
    const { challenge } = await begin(client);
    const answer = await client.post('/api/auth/factors/passkeys/', { credential: make(challenge) });
    expect([name, answer.status]).toEqual([name, 400]);
  }
  // Without a challenge, and with one that is used up.
  const { challenge } = await begin(client);
  const fresh = createSoftwareKey();
  for (const status of [200, 400]) {
    const credential = (status === 200 ? fresh : createSoftwareKey()).register({ ...site, challenge });
    expect((await client.post('/api/auth/factors/passkeys/', { credential })).status).toBe(status);
  }
  expect((await rows()).filter(({ type }) => type === 'webauthn')).toHaveLength(2);
});

test('asks for no second factor after a passkey, and wants a recent sign-in for the next one', async () => {
  const client = await open({ REAUTH_MAX_AGE: '60' });
  const { key } = await add(client);
  api.advance(61);
  const stale = await client.post('/api/auth/factors/passkeys/setup/');
  expect((await stale.json()).code).toBe('reauthentication_required');
  const { password } = testUser;
  const { passkey } = await (await client.get('/api/auth/second-factor/')).json();
  const credential = key.answer({ ...site, challenge: passkey.challenge });
  expect((await client.post('/api/auth/reauthenticate/', { password, credential })).status).toBe(200);
  expect((await client.post('/api/auth/factors/passkeys/setup/')).status).toBe(200);
});

test('locks wrong ones out', async () => {
  const client = await open({ LOGIN_FAILURE_LIMIT: '3' });
  const { key } = await add(client);
  const statuses = [];
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const other = await visitor();
    await ask(other);
    const credential = key.answer({ ...site, challenge: 'AAAA' }, handle);
    statuses.push((await other.post('/api/auth/passkey-login/', { credential })).status);
  }
  expect(statuses).toEqual([401, 401, 401, 429]);
});

test('is not offered where the settings do not name it', async () => {
  const client = await open({ MFA_SUPPORTED_TYPES: 'totp' });
  const capabilities = await (await client.get('/api/auth/capabilities/')).json();
  expect([capabilities.sign_in, capabilities.factors]).toEqual([['password'], ['totp']]);
  expect((await client.get('/api/auth/passkey-login/')).status).toBe(404);
  expect((await client.post('/api/auth/factors/passkeys/setup/')).status).toBe(404);
});
