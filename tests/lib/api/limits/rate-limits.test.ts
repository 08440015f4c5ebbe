// How often a sign-in may fail: tiers, spellings, parallel guesses, and whom a lockout keeps out.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AuthEvent } from '@/lib/api/events';
import { createRateLimits } from '@/lib/api/limits/rate-limits';
import { ConfigError } from '@/lib/settings/env';
import { createMemoryCounters } from '@/lib/stores/memory-counters';
import { createUser, openTestApi, type TestApi, type TestClient, testUser } from '../../../support/auth-api';
import { mailTo, resetLinkIn } from '../../../support/mails';

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
  api = await openTestApi({ ...limits, AUTH_STRATEGY: 'hybrid' });
  const client = api.client();
  for (const username of ['ada', 'ADA', 'ａｄａ']) {
    expect((await client.post('/api/token/', { username, password: 'wrong' })).status).toBe(401);
  }
  expect((await client.post('/api/token/', testUser)).status).toBe(429);
});

test('forgets the failures of a user who signs in', async () => {
  api = await openTestApi(limits);
  const client = api.client();
  for (let round = 0; round < 4; round += 1) {
    for (let failure = 0; failure < 2; failure += 1) {
      expect((await login(client, { username: 'ada', password: 'wrong' })).status).toBe(401);
    }
    expect((await login(client, testUser)).status).toBe(200);
  }
});

test('locks out the address that guesses, and nobody else', async () => {
  api = await openTestApi(limits);
  // A single address, at every expiry for a day.
  for (let round = 0; round < 8; round += 1) {
    const refused = await failUntilRefused('ada', '203.0.113.1');
    expect((await login(api.client(), testUser, `198.51.100.${round}`)).status).toBe(200);
    vi.setSystemTime(Date.now() + (Number(refused.headers.get('retry-after')) + 1) * 1000);
  }
});

const strangers = { ...limits, LOGIN_ACCOUNT_FAILURE_LIMIT: '4' };

test('keeps the owner in at an address that signed in before, while strangers are locked out', async () => {
  api = await openTestApi(strangers);
  const home = '198.51.100.7';
  expect((await login(api.client(), testUser, home)).status).toBe(200);
  for (let stranger = 1; stranger <= 4; stranger += 1) {
    const guess = { username: 'ada', password: 'wrong' };
    expect((await login(api.client(), guess, `203.0.113.${stranger}`)).status).toBe(401);
  }
  expect((await login(api.client(), testUser, '203.0.113.9')).status).toBe(429);
  expect((await login(api.client(), testUser, home)).status).toBe(200);
  // Knowing the address is no licence to guess.
  expect((await failUntilRefused('ada', home)).headers.get('retry-after')).toBe('60');
});

test('lets the owner in at any address by a new password, while strangers are locked out', async () => {
  api = await openTestApi(strangers);
  for (const stranger of ['203.0.113.1', '203.0.113.2']) {
    for (let guess = 0; guess < 2; guess += 1) {
      await login(api.client(), { username: 'ada', password: 'wrong' }, stranger);
    }
  }
  const hotel = '198.51.100.8';
  const from = { 'x-forwarded-for': hotel };
  expect((await login(api.client(), testUser, hotel)).status).toBe(429);
  await api.client().post('/api/auth/password/forgot/', { email: 'ada@example.com' }, from);
  const password = 'a longer and newer secret';
  const reset = { ...resetLinkIn(mailTo(api, 'ada@example.com')), new_password: password };
  expect((await api.client().post('/api/auth/password/reset/', reset, from)).status).toBe(200);
  expect((await login(api.client(), { username: 'ada', password }, hotel)).status).toBe(200);
  expect((await login(api.client(), { username: 'ada', password }, '198.51.100.9')).status).toBe(429);
});

test('lets a whole class behind one address sign in at once', async () => {
  api = await openTestApi();
  const pupils = Array.from({ length: 75 }, (_, number) => `pupil${number}`);
  for (const username of pupils) await createUser(api, { username, password: testUser.password });
  const statuses = await Promise.all(
    pupils.map(async (username) => (await login(api.client(), { ...testUser, username })).status),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(75);
});

test('lets one user sign in on many devices at once', async () => {
  api = await openTestApi({ LOGIN_FAILURE_LIMIT: '1', HASHING_CONCURRENCY: '8' });
  const devices = await Promise.all(
    Array.from({ length: 12 }, async () => (await login(api.client(), testUser)).status),
  );
  expect(devices).toEqual(Array(12).fill(200));
});

test('counts nothing against an account for what its address was refused', async () => {
  api = await openTestApi({ ...strangers, LOGIN_ADDRESS_FAILURE_LIMIT: '2' });
  for (const username of ['one', 'two']) await login(api.client(), { username, password: 'wrong' });
  const guesses = Array.from({ length: 30 }, () =>
    login(api.client(), { username: 'ada', password: 'wrong' }),
  );
  for (const response of await Promise.all(guesses)) expect(response.status).toBe(429);
  expect((await login(api.client(), testUser, '198.51.100.7')).status).toBe(200);
});

test('limits sign-ins that succeed, by address and by account', async () => {
  api = await openTestApi({ RATE_LIMITS: 'login=3/hour' });
  for (let visit = 0; visit < 3; visit += 1) expect((await login(api.client(), testUser)).status).toBe(200);
  expect((await login(api.client(), testUser)).headers.get('retry-after')).toBe('3600');
  expect((await login(api.client(), testUser, '198.51.100.7')).status).toBe(200);
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

const policy = {
  failuresPerPair: 2,
  failuresPerAccount: 2,
  failuresPerAddress: 50,
  windowSeconds: 300,
  lockoutSeconds: [60, 300],
};
const subject = { address: '203.0.113.1', account: 'ada' };

function openLimits(login = policy) {
  const counters = createMemoryCounters();
  return { counters, limits: createRateLimits({ counters, secret: 's', login, rates: {} }) };
}

test('reports each lockout once and every refusal', async () => {
  const { limits } = openLimits({ ...policy, failuresPerAccount: 50 });
  const names: string[] = [];
  const listen = ({ name }: { name: string }) => names.push(name);
  for (let guess = 0; guess < 5; guess += 1) {
    const attempt = await limits.beginLogin(subject, listen).catch(() => null);
    await attempt?.fail();
  }
  expect(names).toEqual(['lockout', 'login-limited', 'login-limited', 'login-limited']);
});

test('does not charge an attempt that told nothing about the password', async () => {
  const { limits, counters } = openLimits();
  for (let outage = 0; outage < 10; outage += 1) {
    const attempt = await limits.beginLogin(subject, () => {});
    await attempt.withdraw();
  }
  expect(counters.size).toBe(0);
});

test('leaves a lockout alone when an attempt from before it is withdrawn', async () => {
  const { limits } = openLimits({ ...policy, failuresPerPair: 3, failuresPerAccount: 3 });
  const seconds: number[] = [];
  const listen = (event: AuthEvent) => void (event.name === 'lockout' && seconds.push(event.seconds));
  const late = await limits.beginLogin(subject, listen);
  // Older than a reservation may be, so that others have its place.
  vi.setSystemTime(Date.now() + 61_000);
  for (let guess = 0; guess < 3; guess += 1) await (await limits.beginLogin(subject, listen)).fail();
  await late.withdraw();
  const refusal = { status: 429, headers: { 'Retry-After': '60' } };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await expect(limits.beginLogin(subject, listen)).rejects.toMatchObject(refusal);
  }
  // By the address and by the account, neither of them twice.
  expect(seconds).toEqual([60, 60]);
});

test('keeps nothing of what a refused address asks for', async () => {
  const { limits, counters } = openLimits();
  for (let request = 0; request < 20; request += 1) await limits.consume('forgot', subject.address);
  const before = counters.size;
  for (let request = 0; request < 500; request += 1) {
    await expect(limits.consume('forgot', subject.address)).rejects.toMatchObject({ status: 429 });
  }
  expect(counters.size).toBe(before);
});

test('is silent about an account that is asked for too often, and spares it a refused address', async () => {
  api = await openTestApi();
  const forgot = (address: string, email = 'Ada@example.com') =>
    api.client().post('/api/auth/password/forgot/', { email }, { 'x-forwarded-for': address });
  // One address of a stranger's: the first 20 requests are let through, for other accounts.
  for (let request = 0; request < 20; request += 1) await forgot('203.0.113.1', `x${request}@example.com`);
  for (let request = 0; request < 25; request += 1) expect((await forgot('203.0.113.1')).status).toBe(429);
  const answers = [];
  for (let request = 1; request <= 7; request += 1) answers.push(await forgot(`198.51.100.${request}`));
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(bodies).size).toBe(1);
  expect(api.context.outbox.list().filter(({ to }) => to === 'ada@example.com')).toHaveLength(5);
});

test('limits other endpoints by address', async () => {
  api = await openTestApi({ RATE_LIMITS: 'register=2/hour' });
  const { rateLimits } = api.context;
  await rateLimits.consume('register', '203.0.113.1');
  await rateLimits.consume('register', '203.0.113.1');
  const refusal = { status: 429, headers: { 'Retry-After': '3600' } };
  await expect(rateLimits.consume('register', '203.0.113.1')).rejects.toMatchObject(refusal);
  await rateLimits.consume('register', '203.0.113.2');
});

test('refuses settings that would lock an owner out for long, or that mean nothing', async () => {
  const wrong = { LOGIN_LOCKOUT_TIERS: '60,86400', RATE_LIMITS: 'everything=1/hour' };
  await expect(openTestApi(wrong)).rejects.toThrow(ConfigError);
  await expect(openTestApi(wrong)).rejects.toThrow(
    /RATE_LIMITS: write rates.*LOGIN_LOCKOUT_TIERS: write seconds/s,
  );
});
