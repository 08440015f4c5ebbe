// What is told about what happened: request ids, events, a subscriber, and never a secret.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { AuthEvent } from '@/lib/api/events';
import type { Surroundings } from '@/lib/api/start';
import { openTestApi, type TestApi, testUser } from '../../support/auth-api';
import { runSql } from '../stores/databases';

let api: TestApi | undefined;
const folders: string[] = [];
afterEach(async () => {
  await api?.close();
  api = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Line = { msg: string; requestId?: string; level: number; [fact: string]: unknown };

function capture(): { surroundings: Surroundings; text: () => string; lines: () => Line[] } {
  const written: string[] = [];
  return {
    surroundings: { logTo: { write: (line) => void written.push(line) } },
    text: () => written.join(''),
    lines: () => written.map((line) => JSON.parse(line)),
  };
}

function hear(): {
  surroundings: Surroundings;
  events: { event: AuthEvent; requestId: string | undefined }[];
} {
  const events: { event: AuthEvent; requestId: string | undefined }[] = [];
  return {
    events,
    surroundings: {
      customization: {
        claims: () => ({}),
        fields: () => ({}),
        onEvent: (event, { requestId }) => void events.push({ event, requestId }),
      },
    },
  };
}

test('gives each answer an id of its own, on errors and preflights too', async () => {
  api = await openTestApi();
  const client = api.client();
  const preflight = { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' };
  const answers = [
    await client.get('/healthz'),
    await client.get('/healthz'),
    await client.get('/nowhere'),
    await client.send('OPTIONS', '/api/auth/login/', { headers: preflight }),
  ];
  const ids = answers.map((answer) => answer.headers.get('x-request-id') ?? '');
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(ids).size).toBe(ids.length);
});

test('keeps a well-formed id that a proxy of ours brought, and no other', async () => {
  api = await openTestApi();
  const given = '018f3c5e-7b1a-7000-8000-000000000001';
  const idFrom = async (id: string, peer: string) => {
    const request = new Request('http://localhost:3000/healthz', { headers: { 'x-request-id': id } });
    return (await api?.api.fetch(request, peer))?.headers.get('x-request-id');
  };
  expect(await idFrom(given, '127.0.0.1')).toBe(given);
  expect(await idFrom(given, '203.0.113.7')).not.toBe(given);
  for (const bad of ['short', 'x'.repeat(129), 'a b c d e f g h', '{"level":60}"']) {
    expect(await idFrom(bad, '127.0.0.1')).toMatch(/^[0-9a-f]{32}$/);
  }
});

test('writes the id on the lines of the request and hands it to the subscriber', async () => {
  const log = capture();
  const heard = hear();
  api = await openTestApi({ LOG_LEVEL: 'info' }, { ...log.surroundings, ...heard.surroundings });
  const id = (await api.client().signIn()).headers.get('x-request-id');
  const lines = log.lines().filter(({ requestId }) => requestId === id);
  expect(lines.map(({ msg }) => msg)).toEqual(['login', 'request']);
  expect(heard.events).toEqual([{ event: expect.objectContaining({ name: 'login' }), requestId: id }]);
});

test('tells of sign-in, failure, lockout, rotation, reuse, theft and sign-out', async () => {
  const heard = hear();
  api = await openTestApi({ AUTH_STRATEGY: 'jwt', LOGIN_FAILURE_LIMIT: '1' }, heard.surroundings);
  const client = api.client();
  await client.signIn();
  const first = client.cookies.get('refresh_token') ?? '';
  await client.post('/api/auth/refresh/');
  const second = client.cookies.get('refresh_token') ?? '';
  client.cookies.set('refresh_token', first);
  await client.post('/api/auth/refresh/');
  await client.post('/api/auth/logout/');
  await client.signIn();
  await client.post('/api/auth/refresh/');
  api.advance(60);
  client.cookies.set('refresh_token', second);
  await client.post('/api/auth/refresh/');
  for (let guess = 0; guess < 2; guess += 1) await client.signIn({ ...testUser, password: 'wrong' });
  const names = heard.events.map(({ event }) => event.name);
  expect(names).toEqual([
    'login',
    'token-rotated',
    'token-reused-in-leeway',
    'logout',
    'login',
    'token-rotated',
    'lockout',
    'login-failed',
    'login-limited',
  ]);
});

test('warns of a stolen chain', async () => {
  const log = capture();
  api = await openTestApi({ AUTH_STRATEGY: 'jwt', LOG_LEVEL: 'info' }, log.surroundings);
  const client = api.client();
  await client.signIn();
  const stolen = client.cookies.get('refresh_token') ?? '';
  await client.post('/api/auth/refresh/');
  api.advance(60);
  client.cookies.set('refresh_token', stolen);
  expect((await client.post('/api/auth/refresh/')).status).toBe(401);
  const alarm = log.lines().find(({ msg }) => msg === 'token-reuse-detected');
  expect(alarm).toMatchObject({ level: 40, userId: '1', reason: 'late' });
});

test('changes no answer when the subscriber fails, and says so in the log', async () => {
  const log = capture();
  const customization = {
    claims: () => ({}),
    fields: () => ({}),
    onEvent: () => Promise.reject(new Error(`about ${testUser.password}`)),
  };
  api = await openTestApi({ LOG_LEVEL: 'info' }, { ...log.surroundings, customization });
  expect((await api.client().signIn()).status).toBe(200);
  expect(log.lines().map(({ msg }) => msg)).toContain('customization.onEvent failed');
  expect(log.text()).not.toContain(testUser.password);
});

test.each(['session', 'jwt', 'hybrid'])(
  'writes no secret to the log with AUTH_STRATEGY=%s',
  async (strategy) => {
    const log = capture();
    const folder = mkdtempSync(join(tmpdir(), 'log-'));
    folders.push(folder);
    const databaseUrl = `sqlite:///${join(folder, 'db.sqlite3')}`;
    const secretKey = 'a-secret-key-that-no-log-may-show-0123456789';
    const env = {
      AUTH_STRATEGY: strategy,
      LOG_LEVEL: 'trace',
      SECRET_KEY: secretKey,
      DATABASE_URL: databaseUrl,
    };
    api = await openTestApi(
      { ...env, LOGIN_FAILURE_LIMIT: '2', REDIS_URL: 'redis://:redis-pass@127.0.0.1:1/0' },
      log.surroundings,
    );
    const secrets = new Set([
      secretKey,
      testUser.password,
      testUser.username,
      'redis-pass',
      'wrong-guess',
      'x-form-y',
    ]);
    const client = api.client();
    const keepCookies = () => {
      for (const value of client.cookies.values()) secrets.add(value);
    };

    await client.get('/api/auth/csrf/');
    keepCookies();
    await client.signIn();
    keepCookies();
    if (client.access) secrets.add(client.access);
    await client.me();
    await client.get(`/api/auth/session/?token=${client.cookies.get('sessionid') ?? client.access}`);
    await client.post('/api/auth/refresh/?include=user');
    keepCookies();
    if (strategy !== 'session') {
      const pair = await (await client.post('/api/token/', testUser)).json();
      secrets.add(pair.access).add(pair.refresh);
      await client.post('/api/token/refresh/', { refresh: pair.refresh });
      api.advance(60);
      await client.post('/api/token/refresh/', { refresh: pair.refresh });
      await client.post('/api/auth/verify/', { token: pair.access });
      await client.post('/api/token/blacklist/', { refresh: pair.refresh });
      await client.get('/api/auth/me/', { authorization: `Bearer ${pair.refresh}` });
    }
    await client.send('POST', '/api/auth/login/', {
      body: '{"password": "x-form-y',
      headers: { 'content-type': 'application/json' },
    });
    await client.post('/api/auth/logout/');
    for (let guess = 0; guess < 4; guess += 1) await client.signIn({ ...testUser, password: 'wrong-guess' });
    // A fault of ours: the driver's own message may quote what it was given.
    await runSql(
      databaseUrl,
      'DROP TABLE auth_user_groups',
      'DROP TABLE auth_user_user_permissions',
      'ALTER TABLE auth_user RENAME TO gone',
    );
    await client.get('/api/auth/csrf/');
    const fault = await client.signIn({ username: 'someone', password: testUser.password });
    expect(fault.status).toBe(500);
    expect(await fault.json()).toEqual({ detail: 'A server error occurred.', code: 'error' });

    expect(log.lines().map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['login', 'lockout', 'request failed']),
    );
    const shown = [...secrets].filter((secret) => secret.length > 2 && isShown(log.text(), secret));
    expect(shown).toEqual([]);
  },
);

/** A short name is looked for as a word: three letters turn up in a random id now and then. */
function isShown(text: string, secret: string): boolean {
  return secret.length > 8 ? text.includes(secret) : new RegExp(`\\b${secret}\\b`).test(text);
}
