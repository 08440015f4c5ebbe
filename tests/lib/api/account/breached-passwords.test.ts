// BREACHED_PASSWORDS: new passwords are looked up by range query. The service is a real server on loopback.
import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openTestApi, type TestApi, testUser } from '../../../support/auth-api';
import { mailTo } from '../../../support/mails';

let api: TestApi | undefined;
let service: Server | undefined;

afterEach(async () => {
  await api?.close();
  service?.closeAllConnections();
  await new Promise<void>((resolve) => (service ? service.close(() => resolve()) : resolve()));
  api = undefined;
  service = undefined;
});

const leaked = 'correct horse battery staple';
const clean = 'nanoseconds of copper wire';
const refusal = 'This password has appeared in a data breach. Choose another one.';
const unavailable = {
  detail: 'The password could not be checked against known data breaches. Try again later.',
  code: 'breach_check_unavailable',
};

const hashOf = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase();
const suffixOf = (password: string) => hashOf(password).slice(5);
const padding = `${'0'.repeat(35)}:0`;

/** A service that answers every prefix with these lines, and what it was asked. */
function answering(lines: string[]): { listener: RequestListener; asked: string[]; headers: string[] } {
  const asked: string[] = [];
  const headers: string[] = [];
  return {
    asked,
    headers,
    listener: (request, response) => {
      asked.push(request.url ?? '');
      headers.push(JSON.stringify(request.headers));
      response.end(lines.join('\r\n'));
    },
  };
}

async function listen(listener: RequestListener): Promise<string> {
  service = createServer(listener);
  await new Promise<void>((resolve) => service?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(service.address() as AddressInfo).port}/range`;
}

async function openWithService(listener: RequestListener, env: Record<string, string> = {}) {
  const lines: string[] = [];
  const url = await listen(listener);
  api = await openTestApi(
    { BREACHED_PASSWORDS: 'service', BREACHED_PASSWORDS_URL: url, LOG_LEVEL: 'warn', ...env },
    { logTo: { write: (line) => lines.push(line) } },
  );
  const client = api.client();
  const register = (password: string, username = 'grace') =>
    client.post('/api/auth/register/', { username, email: `${username}@example.org`, password });
  return { api, client, register, lines };
}

test('refuses a breached password at its field, and stores nothing', async () => {
  const { listener } = answering([padding, `${suffixOf(leaked).toLowerCase()}:17`]);
  const { register, api } = await openWithService(listener);
  const answer = await register(leaked);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ password: [refusal] });
  expect(await api.context.stores.users.hasUsername('grace')).toBe(false);
  expect((await register(clean)).status).toBe(201);
});

test('sends five characters of the hash, asks for padding, and takes padding for nothing', async () => {
  const { listener, asked, headers } = answering([padding, `${suffixOf(clean)}:0`]);
  const { register } = await openWithService(listener);
  expect((await register(clean)).status).toBe(201);
  expect(asked).toEqual([`/range/${hashOf(clean).slice(0, 5)}`]);
  expect(headers.join()).toContain('"add-padding":"true"');
  expect(headers.join()).not.toContain(suffixOf(clean));
});

test('looks up a changed and a reset password too', async () => {
  const { listener } = answering([`${suffixOf(leaked)}:1`]);
  const { api, client } = await openWithService(listener);
  await client.signIn();
  const changed = await client.post('/api/auth/password/change/', {
    old_password: testUser.password,
    new_password: leaked,
  });
  expect(changed.status).toBe(400);
  expect(await changed.json()).toEqual({ new_password: [refusal] });
  await client.post('/api/auth/password/forgot/', { email: 'ada@example.com' });
  const [, uid, token] = /\/reset\/([^/\s]+)\/([^/\s]+)/.exec(mailTo(api, 'ada@example.com').text) ?? [];
  const reset = await client.post('/api/auth/password/reset/', { uid, token, new_password: leaked });
  expect(await reset.json()).toEqual({ new_password: [refusal] });
});

test('does not look up what the other rules refuse', async () => {
  const { listener, asked } = answering([padding]);
  const { register } = await openWithService(listener);
  expect((await register('12345')).status).toBe(400);
  expect(asked).toEqual([]);
});

const outages: [string, string, RequestListener][] = [
  ['never answers', 'timeout', () => {}],
  ['answers half and stops', 'timeout', (_, response) => void response.write(`${suffixOf(clean)}`)],
  ['hangs up', 'unreachable', (request) => request.socket.destroy()],
  ['answers 429', 'status', (_, response) => void response.writeHead(429).end()],
  ['answers with a page', 'answer', (_, response) => void response.end('<!doctype html><p>Sign in')],
  ['answers nothing', 'answer', (_, response) => void response.end()],
  ['answers without end', 'answer', (_, response) => void response.end(`${padding}\r\n`.repeat(20_000))],
  [
    'redirects elsewhere',
    'unreachable',
    (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end(),
  ],
];

test.each(outages)('refuses with 503 when the service %s, and logs it', async (_, reason, listener) => {
  const { register, lines, api } = await openWithService(listener, { BREACHED_PASSWORDS_TIMEOUT: '0.5' });
  const answer = await register(clean);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('30');
  expect(await answer.json()).toEqual(unavailable);
  expect(await api.context.stores.users.hasUsername('grace')).toBe(false);
  const logged = lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'breach-check-failed');
  expect(logged).toMatchObject({ level: 40, reason, outcome: 'refuse' });
  expect(lines.join()).not.toContain(clean);
  expect(lines.join()).not.toContain(hashOf(clean));
});

test('accepts the password during an outage where that is configured, and logs it', async () => {
  const { register, lines } = await openWithService((_, response) => void response.writeHead(500).end(), {
    BREACHED_PASSWORDS_ON_FAILURE: 'allow',
  });
  expect((await register(clean)).status).toBe(201);
  expect(lines.join()).toContain('"outcome":"allow"');
});

test('looks in the bundled list when offline, and asks nobody when off', async () => {
  const noValidators = { AUTH_PASSWORD_VALIDATORS: '[]' };
  const register = (running: TestApi) =>
    running.client().post('/api/auth/register/', {
      username: 'grace',
      email: 'grace@example.org',
      password: 'Password123',
    });
  api = await openTestApi({ BREACHED_PASSWORDS: 'offline', ...noValidators });
  expect(await (await register(api)).json()).toEqual({ password: [refusal] });
  await api.close();
  api = await openTestApi(noValidators);
  expect((await register(api)).status).toBe(201);
});

test('stops the start when the service could not be trusted, or would not be asked', async () => {
  const production = {
    NODE_ENV: 'production',
    SECRET_KEY: 'fifty characters or more of it, only for this one test',
    WEB_ORIGIN: 'https://example.com',
  };
  const url = { BREACHED_PASSWORDS_URL: 'http://breaches.example/range' };
  await expect(openTestApi({ ...production, ...url, BREACHED_PASSWORDS: 'service' })).rejects.toThrow(
    'BREACHED_PASSWORDS_URL: has no TLS',
  );
  await expect(openTestApi(url)).rejects.toThrow(
    'BREACHED_PASSWORDS_URL: not asked while BREACHED_PASSWORDS is off; set BREACHED_PASSWORDS=service',
  );
  await expect(openTestApi({ BREACHED_PASSWORDS: 'on' })).rejects.toThrow(
    'BREACHED_PASSWORDS: write off, offline or service.',
  );
});
