// How often a sign-in may fail: tiers, spellings, parallel guesses, and whom a lockout keeps out.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRateLimits } from '@/lib/api/sign-in/rate-limits';
import { ConfigError } from '@/lib/settings/env';
import { createMemoryCounters } from '@/lib/stores/counters';
import { createUser, openTestApi, type TestApi, type TestClient, testUser } from '../../../support/auth-api';

let api: TestApi;
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2030-01-01T00:00:00Z') }));
afterEach(async () => {
  vi.useRealTimers();
  await api?.close();
});

const limits = { LOGIN_FAILURE_LIMIT: '3', LOGIN_LOCKOUT_TIERS: '60,300,900' };

async function login(
  client: TestClient,
  credentials: { username: string; password: string },
  address = '203.0.113.1',
): Promise<Response> {
  if (!client.cookies.has('csrftoken')) await client.get('/api/auth/csrf/');
  return client.post('/api/auth/login/', credentials, { 'x-forwarded-for': address });
}

async function failUntilRefused(username: string, address?: string): Promise<Response> {
  const client = api.client();
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const response = await login(client, { username, password: 'wrong' }, address);
    if (response.status === 429) return response;
    expect(response.status).toBe(401);
  }
  throw new Error('never refused');
}

test("refuses in DRF's words after too many failures, the right password included", async () => {
  api = await openTestApi(limits);
  const refused = await failUntilRefused('ada');
  expect(refused.headers.get('retry-after')).toBe('60');
  expect(await refused.json()).toEqual({
    detail: 'Request was throttled. Expected available in 60 seconds.',
    code: 'throttled',
  });
  expect((await login(api.client(), testUser)).status).toBe(429);
  vi.setSystemTime(Date.now() + 61_000);
  expect((await login(api.client(), testUser)).status).toBe(200);
});

test('refuses an account that does not exist exactly as one that does', async () => {
  api = await openTestApi(limits);
  const known = await failUntilRefused('ada', '203.0.113.1');
  const unknown = await failUntilRefused('nobody', '203.0.113.2');
  expect(unknown.headers.get('retry-after')).toBe(known.headers.get('retry-after'));
  expect(await unknown.json()).toEqual(await known.json());
});

test('locks out for longer each time, up to the last tier', async () => {
  api = await openTestApi(limits);
  for (const seconds of [60, 300, 900, 900]) {
    expect((await failUntilRefused('ada')).headers.get('retry-after')).toBe(String(seconds));
    vi.setSystemTime(Date.now() + (seconds + 1) * 1000);
  }
});

test('lets no more guesses through when they come in parallel', async () => {
  api = await openTestApi(limits);
  const client = api.client();
  await client.get('/api/auth/csrf/');
  const guesses = Array.from({ length: 30 }, () => login(client, { username: 'ada', password: 'wrong' }));
  const statuses = (await Promise.all(guesses)).map((response) => response.status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(3);
  expect(statuses.filter((status) => status === 429)).toHaveLength(27);
});

test('counts /api/token/ and every spelling of a name together', async () => {
  api = await openTestApi(limits);
  const client = api.client();
  for (const username of ['ada', 'ADA', 'ａｄａ']) {
    expect((await client.post('/api/token/', { username, password: 'wrong' })).status).toBe(401);
  }
  expect((await client.post('/api/token/', testUser)).status).toBe(429);
});

test('forgets the failures of whoever signs in', async () => {
  api = await openTestApi(limits);
  const client = api.client();
  for (let round = 0; round < 4; round += 1) {
    for (let failure = 0; failure < 2; failure += 1) {
      expect((await login(client, { username: 'ada', password: 'wrong' })).status).toBe(401);
    }
    expect((await login(client, testUser)).status).toBe(200);
  }
});

test('keeps the owner in at an address that signed in before, while strangers are locked out', async () => {
  api = await openTestApi(limits);
  const home = '198.51.100.7';
  expect((await login(api.client(), testUser, home)).status).toBe(200);
  await failUntilRefused('ada', '203.0.113.1');
  expect((await login(api.client(), testUser, '203.0.113.9')).status).toBe(429);
  expect((await login(api.client(), testUser, home)).status).toBe(200);
  // Knowing the address is no licence to guess.
  expect((await failUntilRefused('ada', home)).headers.get('retry-after')).toBe('60');
});

test('limits one address over all accounts, and a whole IPv6 network as one', async () => {
  api = await openTestApi({ ...limits, LOGIN_ADDRESS_FAILURE_LIMIT: '4' });
  await createUser(api, { username: 'grace', password: 'another long secret' });
  const client = api.client();
  for (let guess = 0; guess < 4; guess += 1) {
    const address = `2001:db8:1:2::${guess + 1}`;
    const response = await login(client, { username: `user${guess}`, password: 'wrong' }, address);
    expect(response.status).toBe(401);
  }
  const grace = { username: 'grace', password: 'another long secret' };
  expect((await login(client, grace, '2001:db8:1:2:ffff::9')).status).toBe(429);
  expect((await login(client, grace, '2001:db8:1:3::1')).status).toBe(200);
});

test('does not count sign-ins that succeed against an address', async () => {
  api = await openTestApi({ ...limits, LOGIN_ADDRESS_FAILURE_LIMIT: '3' });
  for (let visit = 0; visit < 8; visit += 1) {
    expect((await login(api.client(), testUser)).status).toBe(200);
  }
});

test('never limits with RATE_LIMIT_ENABLED=false', async () => {
  api = await openTestApi({ ...limits, RATE_LIMIT_ENABLED: 'false' });
  const client = api.client();
  for (let guess = 0; guess < 8; guess += 1) {
    expect((await login(client, { username: 'ada', password: 'wrong' })).status).toBe(401);
  }
});

test('reports the lockout once and every refusal', async () => {
  const names: string[] = [];
  const rateLimits = createRateLimits({
    counters: createMemoryCounters(),
    secret: 's',
    login: { failuresPerAccount: 2, failuresPerAddress: 50, windowSeconds: 300, lockoutSeconds: [60] },
    rates: {},
  });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await rateLimits
      .beginLogin({ address: '203.0.113.1', account: 'ada' }, ({ name }) => names.push(name))
      .catch(() => {});
  }
  expect(names).toEqual(['lockout', 'login-limited', 'login-limited', 'login-limited']);
});

test('does not charge an attempt that told nothing about the password', async () => {
  const rateLimits = createRateLimits({
    counters: createMemoryCounters(),
    secret: 's',
    login: { failuresPerAccount: 2, failuresPerAddress: 2, windowSeconds: 300, lockoutSeconds: [60] },
    rates: {},
  });
  for (let outage = 0; outage < 10; outage += 1) {
    const attempt = await rateLimits.beginLogin({ address: '203.0.113.1', account: 'ada' }, () => {});
    await attempt.withdraw();
  }
});

test('limits other endpoints by scope, address and account', async () => {
  api = await openTestApi({ RATE_LIMITS: 'register=2/hour' });
  const { rateLimits } = api.context;
  await rateLimits.consume('register', { address: '203.0.113.1' });
  await rateLimits.consume('register', { address: '203.0.113.1' });
  const refusal = { status: 429, headers: { 'Retry-After': '3600' } };
  await expect(rateLimits.consume('register', { address: '203.0.113.1' })).rejects.toMatchObject(refusal);
  await rateLimits.consume('register', { address: '203.0.113.2' });
  // One mailbox, asked for from many addresses.
  for (let address = 1; address <= 5; address += 1) {
    await rateLimits.consume('forgot', { address: `198.51.100.${address}`, account: 'Ada@example.com' });
  }
  const sixth = rateLimits.consume('forgot', { address: '198.51.100.6', account: 'ada@EXAMPLE.com' });
  await expect(sixth).rejects.toMatchObject({ status: 429 });
});

test('refuses settings that would lock an owner out for long, or that mean nothing', async () => {
  const wrong = { LOGIN_LOCKOUT_TIERS: '60,86400', RATE_LIMITS: 'everything=1/hour' };
  await expect(openTestApi(wrong)).rejects.toThrow(ConfigError);
  await expect(openTestApi(wrong)).rejects.toThrow(
    /RATE_LIMITS: write rates.*LOGIN_LOCKOUT_TIERS: write seconds/s,
  );
});
