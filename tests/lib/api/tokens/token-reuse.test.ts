// What is noticed of a stolen refresh token, and what is forgiven (docs/security.md).
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AuthEvent } from '@/lib/api/events';
import { openTestApi, type TestApi } from '../../../support/auth-api';

let api: TestApi;
let events: AuthEvent[];
beforeEach(async () => {
  events = [];
  api = await openTestApi(
    { AUTH_STRATEGY: 'jwt' },
    {
      customization: {
        claims: () => ({}),
        fields: () => ({}),
        onEvent: (event) => void events.push(event),
      },
    },
  );
});
afterEach(() => api.close());

type From = { userAgent?: string; address?: string };
const owner = { userAgent: 'Firefox', address: '192.0.2.7' };

function headersOf({ userAgent, address }: From): Record<string, string> {
  return {
    ...(userAgent !== undefined && { 'user-agent': userAgent }),
    ...(address !== undefined && { 'x-forwarded-for': address }),
  };
}

async function signIn(from: From = owner): Promise<string> {
  const client = api.client();
  await client.get('/api/auth/csrf/');
  await client.post(
    '/api/auth/login/',
    { username: 'ada', password: 'correct horse battery' },
    headersOf(from),
  );
  return client.cookies.get('refresh_token') ?? '';
}

/** Status, and the refresh token that the one who asked has then. */
async function refresh(token: string, from: From = owner): Promise<[number, string]> {
  const client = api.client();
  client.cookies.set('refresh_token', token);
  const { status } = await client.post('/api/auth/refresh/', {}, headersOf(from));
  return [status, client.cookies.get('refresh_token') ?? ''];
}

const names = () => events.map(({ name }) => name).filter((name) => name.startsWith('token-'));
const theft = () => events.find((event) => event.name === 'token-reuse-detected');

test('a retry of the same browser within the leeway gets the newest token', async () => {
  const first = await signIn();
  const [, second] = await refresh(first);
  api.advance(30);
  expect(await refresh(first)).toEqual([200, second]);
  expect(names()).toEqual(['token-rotated', 'token-reused-in-leeway']);
});

test('after the leeway it is theft', async () => {
  const first = await signIn();
  const [, second] = await refresh(first);
  api.advance(31);
  expect((await refresh(first))[0]).toBe(401);
  expect((await refresh(second))[0]).toBe(401);
  expect(theft()).toMatchObject({ reason: 'late', address: owner.address });
});

test.each([['another'], [undefined]])(
  'within the leeway a different user agent is theft: %s',
  async (userAgent) => {
    const first = await signIn();
    const [, second] = await refresh(first);
    expect((await refresh(first, { ...owner, userAgent }))[0]).toBe(401);
    expect((await refresh(second))[0]).toBe(401);
    expect(theft()).toMatchObject({ reason: 'user-agent' });
  },
);

test('a browser that was updated is no thief', async () => {
  const updated = { ...owner, userAgent: 'Firefox 2' };
  const [, second] = await refresh(await signIn());
  const [status, third] = await refresh(second, updated);
  expect(status).toBe(200);
  expect(await refresh(second, updated)).toEqual([200, third]);
});

test('a thief who refreshes first is noticed by the owner who comes second', async () => {
  const first = await signIn();
  const [, stolen] = await refresh(first, { userAgent: 'curl', address: '203.0.113.9' });
  expect((await refresh(first))[0]).toBe(401);
  expect((await refresh(stolen, { userAgent: 'curl', address: '203.0.113.9' }))[0]).toBe(401);
  expect(theft()).toMatchObject({ reason: 'user-agent' });
});

test('a different address within the leeway is an event, and forgiven for one link', async () => {
  const first = await signIn();
  const [, second] = await refresh(first);
  const moved = { ...owner, address: '203.0.113.9' };
  // Ten tabs that a phone restores after it changed networks.
  for (let tab = 0; tab < 10; tab += 1) expect(await refresh(first, moved)).toEqual([200, second]);
  expect(events.filter(({ name }) => name === 'token-reused-elsewhere')[0]).toEqual({
    name: 'token-reused-elsewhere',
    userId: '1',
    address: moved.address,
  });
  expect((await refresh(second, moved))[0]).toBe(200);
});

test('the other half of an IPv6 address is the same client', async () => {
  const first = await signIn({ ...owner, address: '2001:db8::1' });
  const [, second] = await refresh(first, { ...owner, address: '2001:db8::1' });
  expect(await refresh(first, { ...owner, address: '2001:db8::ffff:2' })).toEqual([200, second]);
  expect(names()).not.toContain('token-reused-elsewhere');
});

test.each([[false], [true]])(
  'a thief who waits for each rotation and asks within the leeway is caught the second time, addresses changing: %s',
  async (isChanging) => {
    let token = await signIn();
    const answers = [];
    for (const round of [1, 2]) {
      api.advance(290);
      const stolen = token;
      // verify tells the thief when the owner has refreshed, and spends nothing.
      expect((await api.client().post('/api/auth/verify/', { token: stolen })).status).toBe(200);
      [, token] = await refresh(stolen);
      expect((await api.client().post('/api/auth/verify/', { token: stolen })).status).toBe(401);
      const address = isChanging ? `203.0.113.${round}` : '203.0.113.9';
      answers.push((await refresh(stolen, { ...owner, address }))[0]);
    }
    expect(answers).toEqual([200, 401]);
    expect((await refresh(token))[0]).toBe(401);
    expect(theft()).toMatchObject({ reason: 'address' });
  },
);

test('a different address is forgiven again after REFRESH_TOKEN_LIFETIME', async () => {
  let token = await signIn();
  for (let round = 0; round < 3; round += 1) {
    const [, next] = await refresh(token);
    expect((await refresh(token, { ...owner, address: '203.0.113.9' }))[0]).toBe(200);
    api.advance(50_000);
    token = (await refresh(next))[1];
    api.advance(50_000);
  }
});

test('an address that nobody knows is compared with none', async () => {
  const first = await signIn({ userAgent: 'Firefox' });
  await refresh(first, { userAgent: 'Firefox' });
  expect((await refresh(first))[0]).toBe(200);
  expect(names()).not.toContain('token-reused-elsewhere');
});

test('mobile clients at /api/token/refresh/ are told apart alike', async () => {
  const send = async (token: string, from: From) => {
    const response = await api.client().post('/api/token/refresh/', { refresh: token }, headersOf(from));
    return [response.status, await response.json()] as const;
  };
  const first = await signIn();
  const [, { refresh: second }] = await send(first, owner);
  const [status, { refresh: again }] = await send(first, owner);
  expect([status, again]).toEqual([200, second]);
  expect((await send(first, { ...owner, userAgent: 'curl' }))[0]).toBe(401);
  expect((await send(second, owner))[0]).toBe(401);
});
