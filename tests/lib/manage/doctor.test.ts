// What `npm run doctor` says, and what it says of two running origins whose answers a browser would refuse.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createBrowserCookies } from '@/lib/manage/browser-cookies';
import { runLiveLogin } from '@/lib/manage/doctor-live';
import { createProgram } from '@/lib/manage/program';
import type { Terminal } from '@/lib/manage/terminal';
import type { Environment } from '@/lib/settings/env';
import { databases, open, postgresServers, runSql } from '@/tests/lib/stores/databases';
import { openTestApi, testUser } from '@/tests/support/auth-api';

const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const absentFile = join(folder, 'db.sqlite3');

const twoSites = {
  WEB_ORIGIN: 'https://example.com',
  API_ORIGIN: 'https://example-api.net',
  SECRET_KEY: 'for the doctor only, fifty characters or more of it all',
};

async function runDoctor(env: Environment): Promise<{ exitCode: number; text: string }> {
  const lines: string[] = [];
  const never = () => Promise.reject(new Error('nothing is asked'));
  const terminal: Terminal = {
    isInteractive: false,
    say: (line) => lines.push(line),
    complain: (line) => lines.push(line),
    ask: never,
    askPassword: never,
    askPermission: never,
    close: () => {},
  };
  const surroundings = {
    env: { DATABASE_URL: `sqlite:///${absentFile}`, ...env },
    terminal,
    now: () => new Date(0),
    apps: [],
  };
  const exitCode = await createProgram(surroundings)(['doctor']);
  return { exitCode, text: lines.join('\n') };
}

test('names the shape, and the cookies and headers that follow, with the reason', async () => {
  const { exitCode, text } = await runDoctor(twoSites);
  expect(exitCode).toBe(0);
  expect(text).toContain('cross-site: two sites, with a handoff between them');
  expect(text).toContain('because example.com and example-api.net have different owners to a browser');
  expect(text).toContain('Set-Cookie: sessionid=…; HttpOnly; Partitioned; Path=/; SameSite=None; Secure');
  expect(text).toContain('Access-Control-Allow-Origin: https://example.com');
  expect(text).toContain('SESSION_COOKIE_SAMESITE=None');
  expect(text).toContain('✓ no setting contradicts another');
});

test('refuses settings that cannot work, and shows no secret', async () => {
  const key = 'never to be printed, whatever is wrong';
  const { exitCode, text } = await runDoctor({
    ...twoSites,
    SECRET_KEY: key,
    SESSION_COOKIE_SECURE: 'false',
  });
  expect(exitCode).toBe(1);
  expect(text).toMatch(/✗ SESSION_COOKIE_SECURE: .*SameSite=None needs Secure; serve the API over https/);
  expect(text).not.toContain(key);
});

test('names a setting that cannot be read', async () => {
  const { exitCode, text } = await runDoctor({ WEB_ORIGIN: 'example.com' });
  expect([exitCode, text]).toEqual([1, expect.stringContaining('WEB_ORIGIN: write an origin such as')]);
});

test('names what only the front end reads, too', async () => {
  const { exitCode, text } = await runDoctor({ AUTH_API_URL: 'api:8000', AUTH_STATE_SECRET: 'short' });
  expect(exitCode).toBe(1);
  expect(text).toContain('AUTH_API_URL: write an address');
  expect(text).toContain('AUTH_STATE_SECRET: write 32 characters or more');
});

describe('the database', () => {
  test('is opened as the API opens it, and not made', async () => {
    const { exitCode, text } = await runDoctor(twoSites);
    expect([exitCode, text]).toEqual([
      0,
      expect.stringContaining('does not exist yet: the first start makes'),
    ]);
    expect(existsSync(absentFile)).toBe(false);
  });

  test('is refused where the API would refuse to start', async () => {
    const env = { ...twoSites, DATABASE_URL: `sqlite:///${folder}/missing/db.sqlite3` };
    const { exitCode, text } = await runDoctor(env);
    expect([exitCode, text]).toEqual([
      1,
      expect.stringContaining('its directory must exist and be writable'),
    ]);
  });

  for (const { title, isAbsent, create } of databases) {
    test.skipIf(isAbsent)(`says what is missing [${title}]`, async () => {
      const place = await create();
      const env = { ...twoSites, DATABASE_URL: place.url };
      await runSql(place.url, 'CREATE TABLE other (id integer)');
      expect((await runDoctor(env)).text).toContain('  empty: the first start makes the tables');
      await (await open(place.url)).close();
      expect((await runDoctor(env)).text).toContain('with all tables');
      await runSql(place.url, 'DROP TABLE token_blacklist_blacklistedtoken');
      expect((await runDoctor(env)).text).toContain('with all tables');
      const { exitCode, text } = await runDoctor({ ...env, AUTH_STRATEGY: 'jwt' });
      const fix = expect.stringContaining('rest_framework_simplejwt.token_blacklist');
      expect([exitCode, text]).toEqual([1, fix]);
      await place.drop();
    });
  }

  test('is not looked for where AUTH_API_URL leads to another API', async () => {
    const env = { ...twoSites, DATABASE_URL: undefined, AUTH_API_URL: 'http://127.0.0.1:9' };
    const { exitCode, text } = await runDoctor(env);
    expect([exitCode, text]).toEqual([0, expect.not.stringContaining('Database')]);
  });

  const [, pooled] = postgresServers;
  test.skipIf(pooled.isAbsent)(`behind a pooler has its limits by ALTER ROLE [${pooled.title}]`, async () => {
    const place = await pooled.create();
    await (await open(place.url)).close();
    const advice = 'ALTER ROLE postgres SET statement_timeout';
    expect((await runDoctor({ ...twoSites, DATABASE_URL: place.url })).text).toContain(advice);
    expect((await runDoctor({ ...twoSites, DATABASE_URL: place.directUrl })).text).not.toContain(advice);
    await place.drop();
  });
});

describe('--live', () => {
  /** A page server that gates, in front of a real API whose answers can be bent on the way. */
  async function tryLogin(
    o: { env?: Environment; password?: string; bend?: (headers: Headers) => void } = {},
  ) {
    const env = { ...twoSites, ...o.env };
    const { api } = await openTestApi({ SECURE_PROXY_SSL_HEADER: 'HTTP_X_FORWARDED_PROTO,https', ...env });
    const lines: string[] = [];
    const isFine = await runLiveLogin({
      webOrigin: env.WEB_ORIGIN,
      apiOrigin: env.API_ORIGIN,
      username: testUser.username,
      password: o.password ?? testUser.password,
      say: (line) => lines.push(line),
      async fetch(request) {
        const { pathname } = new URL(request.url);
        if (pathname === '/dashboard')
          return new Response(null, { status: 307, headers: { location: '/login' } });
        const answer = await api.fetch(request);
        const headers = new Headers(answer.headers);
        o.bend?.(headers);
        return new Response(await answer.text(), { status: answer.status, headers });
      },
    });
    return { isFine, text: lines.join('\n') };
  }

  /** Rewrite each Set-Cookie line. */
  const bendCookies = (change: (line: string) => string) => (headers: Headers) => {
    const lines = headers.getSetCookie().map(change);
    headers.delete('set-cookie');
    for (const line of lines) headers.append('set-cookie', line);
  };

  test.each(['session', 'jwt', 'hybrid'])('signs in and out across sites with %s', async (strategy) => {
    const { isFine, text } = await tryLogin({ env: { AUTH_STRATEGY: strategy } });
    expect([isFine, text]).toEqual([true, expect.stringContaining('the browser hands the visitor over')]);
  });

  test('sees that subdomains share the cookie', async () => {
    const env = { WEB_ORIGIN: 'https://app.example.com', API_ORIGIN: 'https://api.example.com' };
    const { isFine, text } = await tryLogin({ env });
    expect([isFine, text]).toEqual([
      true,
      expect.stringContaining('the server of the pages sees the cookie'),
    ]);
  });

  test.each([
    [
      'lost Secure',
      bendCookies((line) => line.replace('; Secure', '')),
      'the browser will drop `csrftoken`: SameSite=None needs Secure; serve the API over https',
    ],
    [
      'lost SameSite=None',
      bendCookies((line) => line.replace('None', 'Lax')),
      'the browser will drop `csrftoken`: the page is on another site (example.com)',
    ],
    [
      'lost Partitioned',
      bendCookies((line) => line.replace('; Partitioned', '')),
      'the browser will drop `csrftoken`: it is a third-party cookie without Partitioned',
    ],
    [
      'a Domain that is a public suffix',
      bendCookies((line) => line.replace('Path=/', 'Domain=net; Path=/')),
      'Domain=net is a public suffix',
    ],
    [
      'another allowed origin',
      (headers: Headers) => headers.set('access-control-allow-origin', 'https://other.example'),
      'it allows https://other.example; add https://example.com to CORS_ALLOWED_ORIGINS',
    ],
    [
      'no credentials',
      (headers: Headers) => headers.delete('access-control-allow-credentials'),
      'it allows no credentials; set CORS_ALLOW_CREDENTIALS=true',
    ],
  ])('says what a browser makes of %s', async (_, bend, words) => {
    const { isFine, text } = await tryLogin({ bend });
    expect([isFine, text]).toEqual([false, expect.stringContaining(words)]);
  });

  test('tells a wrong password from a wrong setting', async () => {
    const { isFine, text } = await tryLogin({ password: 'no' });
    expect([isFine, text]).toEqual([false, expect.stringContaining('signing in is answered 401')]);
    expect(text).not.toContain(testUser.password);
  });
});

test('a browser sends a cookie only where it belongs', () => {
  const cookies = createBrowserCookies('https://app.example.com');
  const api = 'https://api.example.com';
  cookies.receive('wide=1; Domain=example.com; Path=/; Secure', api);
  cookies.receive('narrow=2; Path=/; Secure', api);
  expect(cookies.headerFor(api)).toBe('wide=1; narrow=2');
  expect(cookies.headerFor('https://app.example.com')).toBe('wide=1');
  expect(cookies.headerFor('https://example.net')).toBe('');
  cookies.receive('narrow=""; Max-Age=0; Path=/', api);
  expect(cookies.has('narrow')).toBe(false);
});
