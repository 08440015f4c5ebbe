// A user with a second factor is not signed in without it, by any route, in any strategy.
import { afterEach, describe, expect, test } from 'vitest';
import { dialectRoutes } from '@/lib/api/optional/dialects/dialects';
import { userRoutes } from '@/lib/api/routes/all';
import { createUser, openTestApi, type TestClient, testUser } from '@/tests/support/auth-api';
import { type FactorApi, openFactorApi } from './factor-world';

let api: FactorApi;
afterEach(() => api.close());

const strategies = ['session', 'jwt', 'hybrid'] as const;
const owed = {
  detail: 'Please give your second factor.',
  code: 'second_factor_required',
  factors: ['totp', 'recovery_codes'],
};

async function visitor(): Promise<TestClient> {
  const client = api.client();
  await client.get('/api/auth/csrf/');
  return client;
}

function expectNobody(client: TestClient) {
  expect(client.cookies.has('refresh_token')).toBe(false);
  return expect(client.me().then(({ status }) => status)).resolves.toBe(401);
}

describe.each(strategies)('sign-in with the strategy %s', (AUTH_STRATEGY) => {
  test('asks for the second factor, remembers who waits, and finishes as login answers', async () => {
    api = await openFactorApi({ AUTH_STRATEGY });
    const client = await visitor();
    const first = await client.post('/api/auth/login/', testUser);
    expect(first.status).toBe(401);
    expect(await first.json()).toEqual(owed);
    await expectNobody(client);
    const asked = await client.get('/api/auth/second-factor/');
    expect(await asked.json()).toEqual({ factors: ['totp', 'recovery_codes'], passkey: null });

    const second = await client.post('/api/auth/second-factor/', { code: api.totpCode() });
    const body = await second.json();
    expect([second.status, body.user?.username]).toEqual([200, 'ada']);
    expect(body.access !== undefined).toBe(AUTH_STRATEGY === 'jwt');
    client.access = body.access;
    expect((await client.me()).status).toBe(200);
    expect((await client.get('/api/auth/second-factor/')).status).toBe(AUTH_STRATEGY === 'jwt' ? 401 : 200);
    expect((await client.post('/api/auth/second-factor/', { code: api.recoveryCodes[0] })).status).toBe(401);
  });

  test('lets a client without cookies give both at once', async () => {
    api = await openFactorApi({ AUTH_STRATEGY });
    const client = await visitor();
    const together = await client.post('/api/auth/login/', { ...testUser, code: api.totpCode() });
    expect(together.status).toBe(200);
  });

  test('spends a code of the app, and a recovery code, once', async () => {
    api = await openFactorApi({ AUTH_STRATEGY });
    const code = api.totpCode();
    for (const status of [200, 400]) {
      const client = await visitor();
      await client.post('/api/auth/login/', testUser);
      const answer = await client.post('/api/auth/second-factor/', { code });
      expect(answer.status).toBe(status);
      if (status === 400) expect(await answer.json()).toEqual({ code: ['Incorrect code.'] });
    }
    for (const status of [200, 400]) {
      const client = await visitor();
      await client.post('/api/auth/login/', testUser);
      const entered = ` ${api.recoveryCodes[2]?.slice(0, 4)} ${api.recoveryCodes[2]?.slice(4)}`;
      expect((await client.post('/api/auth/second-factor/', { code: entered })).status).toBe(status);
    }
    api.advance(30);
    const client = await visitor();
    await client.post('/api/auth/login/', testUser);
    expect((await client.post('/api/auth/second-factor/', { code })).status).toBe(400);
    expect((await client.post('/api/auth/second-factor/', { code: api.totpCode() })).status).toBe(200);
  });

  test('does not let parallel requests share one code', async () => {
    api = await openFactorApi({ AUTH_STRATEGY });
    const clients = await Promise.all([visitor(), visitor(), visitor()]);
    for (const client of clients) await client.post('/api/auth/login/', testUser);
    const code = api.recoveryCodes[0];
    const answers = await Promise.all(
      clients.map((client) => client.post('/api/auth/second-factor/', { code })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  });

  test('is over when the password changes, the user is deactivated, or too much time has passed', async () => {
    api = await openFactorApi({ AUTH_STRATEGY });
    const { users } = api.context.stores;
    const user = await users.getByUsername('ada');
    if (user === null) throw new Error('no user');
    const wait = async () => {
      const client = await visitor();
      await client.post('/api/auth/login/', testUser);
      return client;
    };
    const changed = await wait();
    await users.setPassword(user.id, 'md5$x$y');
    expect((await changed.post('/api/auth/second-factor/', { code: api.totpCode() })).status).toBe(401);
    await users.setPassword(user.id, user.password);
    const inactive = await wait();
    await users.update(user.id, { isActive: false });
    expect((await inactive.post('/api/auth/second-factor/', { code: api.totpCode() })).status).toBe(401);
    await users.update(user.id, { isActive: true });
    const late = await wait();
    api.advance(901);
    expect((await late.post('/api/auth/second-factor/', { code: api.totpCode() })).status).toBe(401);
  });

  test('locks wrong codes out as it does wrong passwords', async () => {
    api = await openFactorApi({ AUTH_STRATEGY, LOGIN_FAILURE_LIMIT: '3' });
    const client = await visitor();
    const statuses = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      // The right password in between must not clear what was counted.
      expect((await client.post('/api/auth/login/', testUser)).status).toBe(401);
      statuses.push((await client.post('/api/auth/second-factor/', { code: '000000' })).status);
    }
    expect(statuses).toEqual([400, 400, 400, 429]);
    expect((await client.post('/api/auth/second-factor/', { code: api.totpCode() })).status).toBe(429);
  });

  test('asks for it again together with the password', async () => {
    api = await openFactorApi({ AUTH_STRATEGY });
    const client = await visitor();
    const signedIn = await client.post('/api/auth/login/', { ...testUser, code: api.totpCode() });
    client.access = (await signedIn.json()).access;
    const { password } = testUser;
    const alone = await client.post('/api/auth/reauthenticate/', { password });
    expect([alone.status, await alone.json()]).toEqual([403, owed]);
    const wrong = await client.post('/api/auth/reauthenticate/', { password, code: '000000' });
    expect(wrong.status).toBe(400);
    const both = await client.post('/api/auth/reauthenticate/', { password, code: api.recoveryCodes[1] });
    expect(both.status).toBe(200);
  });

  test('leaves users without a factor alone, and those with recovery codes only', async () => {
    api = await openFactorApi({ AUTH_STRATEGY });
    const bob = await createUser(api, { username: 'bob', password: 'another password' });
    await api.context.stores.factors?.create({
      userId: bob.id,
      type: 'recovery_codes',
      data: { seed: 'ab'.repeat(40), used_mask: 0 },
      now: api.context.now(),
    });
    const client = api.client();
    expect((await client.signIn({ username: 'bob', password: 'another password' })).status).toBe(200);
  });
});

test('a factor whose row cannot be read is still asked for', async () => {
  api = await openFactorApi();
  const bob = await createUser(api, { username: 'bob', password: 'another password' });
  const { factors } = api.context.stores;
  await factors?.create({ userId: bob.id, type: 'totp', data: { secret: '???' }, now: api.context.now() });
  await factors?.create({ userId: bob.id, type: 'webauthn', data: {}, now: api.context.now() });
  const client = api.client();
  expect((await client.signIn({ username: 'bob', password: 'another password' })).status).toBe(401);
  expect((await client.post('/api/auth/second-factor/', { code: '123456' })).status).toBe(400);
});

test('a database without the table is not asked about factors', async () => {
  const plain = await openTestApi();
  api = { ...plain, totpCode: () => '', recoveryCodes: [] };
  expect(plain.context.stores.factors).toBeNull();
  expect((await plain.client().signIn()).status).toBe(200);
});

// Every route that can open a session or issue a token. A new one has to be added here, and refuse.
const passwordRoutes: Record<string, (client: TestClient) => Promise<Response>> = {
  'POST /api/auth/login/': (client) => client.post('/api/auth/login/', testUser),
  'POST /api/token/': (client) => client.post('/api/token/', testUser),
  'POST /api/login/': (client) => client.post('/api/login/', testUser),
  'POST /accounts/login/': (client) => client.post('/accounts/login/', testUser),
  'POST /token/': (client) => client.post('/token/', testUser),
};

describe.each(strategies)('every route with the strategy %s', (AUTH_STRATEGY) => {
  const dialects = ['spa,jwt-cookie,accounts', 'spa-drf'];

  test.each(dialects)('signs nobody in by a password alone, with the dialects %s', async (AUTH_DIALECTS) => {
    api = await openFactorApi({ AUTH_STRATEGY, AUTH_DIALECTS });
    for (const [name, send] of Object.entries(passwordRoutes)) {
      const client = await visitor();
      const answer = await send(client);
      // Not of this dialect.
      if (answer.status === 404) continue;
      expect([name, answer.status, (await answer.json()).code]).toEqual([
        name,
        401,
        'second_factor_required',
      ]);
      await expectNobody(client);
    }
  });

  // Whatever is sent, half signed in or not: no credential comes back.
  test.each(dialects)(
    'gives no credential to one who is half signed in, with the dialects %s',
    async (names) => {
      api = await openFactorApi({ AUTH_STRATEGY, AUTH_DIALECTS: names });
      const chosen = names.split(',') as (keyof typeof dialectRoutes)[];
      const routes = [...userRoutes(api.config), ...chosen.flatMap((name) => dialectRoutes[name])];
      expect(routes.length).toBeGreaterThan(20);
      const { password } = testUser;
      const everything = {
        ...testUser,
        email: 'ada@example.com',
        old_password: password,
        new_password: 'an other Pa55word',
        first_name: 'A',
        last_name: 'B',
        challenge: 'x'.repeat(43),
        refresh: 'x',
        token: 'x',
        uid: 'MQ',
        id: 'x',
      };
      for (const { method, path } of routes) {
        const client = await visitor();
        await client.post('/api/auth/login/', testUser);
        const url = path.replaceAll(/:\w+/g, '1');
        const answer = await client.send(method, url, {
          ...(method !== 'GET' && { body: JSON.stringify(everything) }),
          headers: {
            'content-type': 'application/json',
            'x-csrftoken': client.cookies.get('csrftoken') ?? '',
            origin: 'http://localhost:3000',
          },
        });
        const text = await answer.text();
        expect([method, path, answer.status < 500]).toEqual([method, path, true]);
        expect([method, path, /"(access|refresh|credential|handoff)":\s*"/.test(text)]).toEqual([
          method,
          path,
          false,
        ]);
        await expectNobody(client);
      }
    },
  );
});
