// The wire contract in front of a simplejwt: what a browser sees, what the back end is asked, and what reaches neither.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { jwtRefreshAnswer, loginAnswer, sessionAnswer, userAnswer } from '@/lib/contract/answers';
import { capabilitiesAnswer } from '@/lib/contract/capabilities';
import { password } from './browser';
import { setUp } from './scripted-simplejwt';

let warnings: string[] = [];
beforeEach(() => {
  warnings = [];
  vi.spyOn(console, 'warn').mockImplementation((text) => void warnings.push(String(text)));
});
afterEach(() => {
  vi.restoreAllMocks();
});

const credentials = { username: 'ada', password };

describe('signing in', () => {
  test('gives the access token to the page and keeps the refresh token in a sealed HttpOnly cookie', async () => {
    const { send, signIn, backEnd, jar } = setUp();
    await send('/api/auth/csrf/');
    const answer = await send('/api/auth/login/', { json: credentials });
    const text = await answer.text();
    expect(loginAnswer.parse(JSON.parse(text))).toMatchObject({ user: { id: '7', username: 'ada' } });
    const [line = ''] = answer.headers.getSetCookie();
    expect(line).toMatch(
      /^refresh_token=Fe26\.2[^;]+; expires=[^;]+; HttpOnly; Max-Age=86400; Path=\/; SameSite=Lax$/,
    );
    const { access } = await signIn();
    await send('/api/auth/logout/', { json: {} });
    const refresh = String(backEnd.calls.find(({ path }) => path.endsWith('blacklist/'))?.json.refresh);
    expect(refresh.split('.')).toHaveLength(3);
    expect([text, line, access, [...jar.values()].join()].join()).not.toContain(refresh);
  });

  test('says a wrong password in the words of the contract', async () => {
    const { send } = setUp();
    await send('/api/auth/csrf/');
    const answer = await send('/api/auth/login/', { json: { ...credentials, password: 'wrong' } });
    expect([answer.status, await answer.json()]).toEqual([
      401,
      { detail: 'No active account found with the given credentials', code: 'no_active_account' },
    ]);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('names missing fields without asking the back end', async () => {
    const { send, backEnd } = setUp();
    await send('/api/auth/csrf/');
    const answer = await send('/api/auth/login/', { json: { username: '' } });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { username: ['This field may not be blank.'], password: ['This field is required.'] },
    ]);
    expect(backEnd.calls).toEqual([]);
  });

  test.each(['username', 'email', 'phone'])('fits a user model that signs in by %s', async (field) => {
    const { signIn, backEnd } = setUp();
    backEnd.usernameField = field;
    expect((await signIn()).user.username).toBe('ada');
  });

  test('wants the CSRF token and an Origin that is ours', async () => {
    const { send, backEnd, jar } = setUp();
    const attempt = async (headers: Record<string, string>) => {
      const answer = await send('/api/auth/login/', { json: credentials, headers });
      return [answer.status, (await answer.json()).detail];
    };
    expect(await attempt({})).toEqual([403, 'CSRF Failed: CSRF cookie not set.']);
    const csrf = await send('/api/auth/csrf/');
    expect(csrf.headers.get('x-csrftoken')).toMatch(/^\w{64}$/);
    expect(await attempt({ 'x-csrftoken': 'x'.repeat(32) })).toEqual([
      403,
      "CSRF Failed: CSRF token from the 'X-Csrftoken' HTTP header incorrect.",
    ]);
    expect(await attempt({ origin: 'https://evil.example' })).toEqual([
      403,
      'CSRF Failed: Origin checking failed - https://evil.example does not match any trusted origins.',
    ]);
    expect(backEnd.calls).toEqual([]);
    expect(jar.has('refresh_token')).toBe(false);
  });

  test('passes on that there were too many attempts', async () => {
    const { send, backEnd } = setUp();
    await send('/api/auth/csrf/');
    backEnd.before = () =>
      Response.json({ detail: 'Request was throttled.' }, { status: 429, headers: { 'retry-after': '17' } });
    const answer = await send('/api/auth/login/', { json: credentials });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '17']);
  });

  test('names AUTH_BACKEND_PREFIX where nothing is at the path', async () => {
    const { send } = setUp({ env: { AUTH_BACKEND_PREFIX: '/elsewhere' } });
    await send('/api/auth/csrf/');
    expect((await send('/api/auth/login/', { json: credentials })).status).toBe(503);
    expect(warnings.join()).toContain(
      'POST /elsewhere/ was answered 404. Is AUTH_BACKEND_PREFIX right (/elsewhere/)?',
    );
  });

  test('tells the back end who is behind the call, and nothing of the browser’s cookies', async () => {
    const { send, backEnd } = setUp();
    await send('/api/auth/csrf/');
    const headers = { 'user-agent': 'Firefox', 'x-forwarded-for': '203.0.113.9' };
    await send('/api/auth/login/', { json: credentials, headers });
    const sent = Object.fromEntries(backEnd.calls[0]?.headers ?? []);
    expect(sent).toMatchObject(headers);
    expect(Object.keys(sent).filter((name) => /cookie|csrf|origin|referer/.test(name))).toEqual([]);
  });
});

describe('who is asking', () => {
  test('is said of an access token that the back end confirms', async () => {
    const { send, signIn } = setUp();
    const { access } = await signIn();
    const headers = { authorization: `Bearer ${access}` };
    expect(userAnswer.parse(await (await send('/api/auth/me/', { headers })).json())).toMatchObject({
      id: '7',
      username: 'ada',
      is_superuser: false,
      permissions: [],
    });
    const session = sessionAnswer.parse(await (await send('/api/auth/session/', { headers })).json());
    expect(session).toMatchObject({ isAuthenticated: true, strategy: 'jwt', user: { username: 'ada' } });
  });

  test('is never read from a token that anybody could have written, nor from a refresh token', async () => {
    const { send, signIn, backEnd } = setUp();
    await signIn();
    const forged = `eyJhbGciOiJub25lIn0.${btoa('{"user_id":"1","is_superuser":true}').replaceAll('=', '')}.x`;
    await send('/api/auth/refresh/', { json: {} });
    const refresh = String(backEnd.calls.find(({ path }) => path.endsWith('refresh/'))?.json.refresh);
    backEnd.blacklist.clear();
    for (const token of [forged, refresh]) {
      const answer = await send('/api/auth/me/', { headers: { authorization: `Bearer ${token}` } });
      expect([answer.status, (await answer.json()).code]).toEqual([401, 'token_not_valid']);
    }
  });

  test('is nobody without a token, whatever cookie comes along', async () => {
    const { send, signIn } = setUp();
    await signIn();
    expect((await send('/api/auth/me/')).status).toBe(401);
    expect(await (await send('/api/auth/session/')).json()).toEqual({
      isAuthenticated: false,
      strategy: 'jwt',
      user: null,
    });
  });

  test('cannot be said where nothing confirms a token; the log names the fix', async () => {
    const { send, signIn, backEnd } = setUp();
    const { access } = await signIn();
    backEnd.hasVerify = false;
    const answer = await send('/api/auth/me/', { headers: { authorization: `Bearer ${access}` } });
    expect(answer.status).toBe(503);
    expect(warnings.join()).toContain(
      'add TokenVerifyView at /api/token/verify/, or set AUTH_BACKEND_USER_PATH',
    );
  });

  test('is answered by the project’s own view, where AUTH_BACKEND_USER_PATH names one', async () => {
    const { signIn, backEnd } = setUp({ env: { AUTH_BACKEND_USER_PATH: '/me/' } });
    backEnd.before = ({ path, headers }) =>
      path === '/me/'
        ? Response.json({ pk: 9, email: 'a@b.c', full_name: 'Ada L', type: headers.get('authorization') })
        : undefined;
    expect((await signIn()).user).toMatchObject({ id: 9, username: 'a@b.c', name: 'Ada L' });
  });
});

describe('refreshing', () => {
  const refresh = (send: ReturnType<typeof setUp>['send'], o = {}) =>
    send('/api/auth/refresh/?include=user', { json: {}, ...o });

  test('without a cookie is 400; with one that was not sealed here it is 401, and the cookie goes', async () => {
    const { send, jar } = setUp();
    expect((await refresh(send)).status).toBe(400);
    jar.set('refresh_token', 'Fe26.2*1*forged');
    const answer = await refresh(send);
    expect([answer.status, (await answer.json()).code, jar.size]).toEqual([401, 'token_not_valid', 0]);
  });

  test('is refused from another site', async () => {
    const { send, signIn, backEnd } = setUp();
    await signIn();
    const before = backEnd.calls.length;
    expect((await refresh(send, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
    expect(backEnd.calls).toHaveLength(before);
  });

  test.each(['keeps', 'rotates', 'blacklists'] as const)('of a back end that %s', async (mode) => {
    const { send, signIn, backEnd, jar } = setUp();
    backEnd.mode = mode;
    const first = await signIn();
    const cookie = jar.get('refresh_token');
    const answer = await refresh(send);
    const pair = jwtRefreshAnswer.parse(await answer.json());
    expect(pair.user?.username).toBe('ada');
    expect(pair.access).not.toBe(first.access);
    expect(jar.get('refresh_token') === cookie).toBe(mode === 'keeps');
  });

  test('happens once for ten tabs, and for those that come late with the old cookie', async () => {
    const { send, signIn, backEnd, jar, pass } = setUp();
    await signIn();
    const cookies = new Map(jar);
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(send, { cookies })));
    pass(30);
    answers.push(await refresh(send, { cookies }));
    const lines = new Set(answers.map(({ headers }) => headers.getSetCookie()[0]?.split(';')[0]));
    const tokens = new Set(await Promise.all(answers.map(async (answer) => (await answer.json()).access)));
    expect([answers.map(({ status }) => status), lines.size, tokens.size]).toEqual([
      Array(11).fill(200),
      1,
      1,
    ]);
    expect(backEnd.calls.filter(({ path }) => path.endsWith('refresh/'))).toHaveLength(1);
  });

  test('never sends a spent token again, not even when its successor has been spent as well', async () => {
    const { send, signIn, backEnd, jar, pass } = setUp();
    backEnd.accessLifetime = 20;
    await signIn();
    const oldest = new Map(jar);
    await refresh(send);
    pass(25);
    const answer = await refresh(send, { cookies: oldest });
    expect(answer.status).toBe(200);
    pass(25);
    expect((await refresh(send, { cookies: oldest })).status).toBe(200);
    const sent = backEnd.calls.flatMap(({ path, json }) => (path.endsWith('refresh/') ? [json.refresh] : []));
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent).toHaveLength(3);
  });

  test('is answered although the browser has left meanwhile', async () => {
    const { app, signIn, jar, backEnd, send } = setUp();
    await signIn();
    const left = new AbortController();
    backEnd.before = () => void left.abort();
    const headers = { cookie: `refresh_token=${jar.get('refresh_token')}` };
    const init = { method: 'POST', headers, signal: left.signal };
    await app(new Request('http://web.test/api/auth/refresh/', init), undefined);
    backEnd.before = null;
    expect((await refresh(send)).status).toBe(200);
    expect(backEnd.calls.filter(({ path }) => path.endsWith('token/refresh/'))).toHaveLength(1);
  });

  test('brings the rotated cookie even where the user cannot be read now', async () => {
    const { send, signIn, backEnd } = setUp({ env: { AUTH_BACKEND_USER_PATH: '/me/' } });
    let isUp = true;
    backEnd.before = ({ path }) =>
      path === '/me/' ? Response.json({ id: 7 }, { status: isUp ? 200 : 502 }) : undefined;
    await signIn();
    isUp = false;
    const answer = await refresh(send);
    expect([answer.status, Object.keys(await answer.json())]).toEqual([200, ['access', 'access_expires']]);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^refresh_token=Fe26/);
  });

  test('ends with a clear no of the back end', async () => {
    const { send, signIn, backEnd, jar } = setUp();
    await signIn();
    backEnd.before = () =>
      Response.json({ detail: 'Token is blacklisted', code: 'token_not_valid' }, { status: 401 });
    expect([(await refresh(send)).status, jar.has('refresh_token')]).toEqual([401, false]);
  });
});

describe('an outage', () => {
  const outages: [string, () => Response | Promise<Response>][] = [
    ['no connection', () => Promise.reject(new TypeError('fetch failed'))],
    ['502', () => new Response('Bad Gateway', { status: 502 })],
    ['HTML', () => new Response('<h1>Maintenance</h1>', { headers: { 'content-type': 'text/html' } })],
    ['broken JSON', () => new Response('{"access":')],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: '/login/' } })],
    ['a proxy’s own 401', () => Response.json({ error: 'unauthorized' }, { status: 401 })],
    ['200 without tokens', () => Response.json({ ok: true })],
    ['two megabytes', () => new Response(JSON.stringify({ detail: 'x'.repeat(2_000_000) }))],
  ];

  test.each(outages)('is 503 and signs nobody out: %s', async (_, outage) => {
    const { send, signIn, backEnd, jar } = setUp();
    const { access } = await signIn();
    const cookie = jar.get('refresh_token');
    backEnd.before = outage;
    const answers = [await send('/api/auth/refresh/', { json: {} })];
    if (_ !== '200 without tokens')
      answers.push(await send('/api/auth/me/', { headers: { authorization: `Bearer ${access}` } }));
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    backEnd.before = null;
    expect(jar.get('refresh_token')).toBe(cookie);
    expect((await send('/api/auth/refresh/', { json: {} })).status).toBe(200);
    expect(warnings.join()).not.toContain(access);
  });
});

describe('signing out', () => {
  test('blacklists the newest token and forgets the cookie; late requests bring nothing back', async () => {
    const { send, signIn, backEnd, jar } = setUp();
    backEnd.mode = 'rotates';
    await signIn();
    const oldest = new Map(jar);
    await send('/api/auth/refresh/', { json: {} });
    const newest = new Map(jar);
    expect(await (await send('/api/auth/logout/', { json: {} })).json()).toEqual({});
    expect(jar.has('refresh_token')).toBe(false);
    expect(backEnd.blacklist.size).toBe(1);
    for (const cookies of [oldest, newest])
      expect((await send('/api/auth/refresh/', { json: {}, cookies })).status).toBe(401);
    expect(jar.has('refresh_token')).toBe(false);
  });

  test.each(['no blacklist', 'an outage'])('with %s', async (trouble) => {
    const { send, signIn, backEnd, jar } = setUp();
    await signIn();
    backEnd.hasBlacklist = false;
    if (trouble === 'an outage') backEnd.before = () => new Response('', { status: 500 });
    const { status } = await send('/api/auth/logout/', { json: {} });
    expect([status, jar.has('refresh_token')]).toEqual(trouble === 'an outage' ? [503, true] : [200, false]);
  });

  test('is nothing for a visitor who is not signed in', async () => {
    const { send, backEnd } = setUp();
    expect((await send('/api/auth/logout/', { json: {} })).status).toBe(200);
    expect(backEnd.calls).toEqual([]);
  });
});

describe('everything else', () => {
  test('goes to the project with the token it expects, and with nothing of this site', async () => {
    const { send, signIn, passed } = setUp({ env: { AUTH_BACKEND_TOKEN_TYPE: 'JWT' } });
    const { access } = await signIn();
    const headers = { authorization: `Bearer ${access}`, referer: 'http://web.test/x', 'x-tenant': 'acme' };
    const answer = await send('/api/notes/?page=2', { method: 'POST', headers });
    const sent = Object.fromEntries(passed[0]?.headers ?? []);
    expect(sent).toEqual({ authorization: `JWT ${access}`, 'x-tenant': 'acme' });
    expect(passed[0]?.url).toBe('http://web.test/api/notes/?page=2');
    expect(Object.fromEntries(answer.headers)).toMatchObject({ 'x-total': '3', 'x-auth-api': 'django' });
    expect([...answer.headers.keys()].filter((name) => /set-cookie|access-control/.test(name))).toEqual([]);
  });

  test('leaves another scheme of Authorization to the project', async () => {
    const { send, passed } = setUp();
    await send('/api/notes/', { headers: { authorization: 'Api-Key k' } });
    expect(passed[0]?.headers.get('authorization')).toBe('Api-Key k');
  });

  test.each([
    '',
    'refresh/',
    'refresh',
    'blacklist/',
    '/refresh//',
    're%66resh/',
    'x%2f../refresh/',
    'refresh/%',
  ])('but what hands out tokens: /api/token/%s', async (path) => {
    const { send, passed } = setUp();
    const answer = await send(`/api/token/${path}`, { json: credentials });
    expect([answer.status, passed.length]).toEqual([404, 0]);
  });

  test('what simplejwt cannot do is 501, and the capabilities say so', async () => {
    const { send } = setUp();
    const json = { email: 'a@example.com' };
    const answer = await send('/api/auth/password/forgot/', { json });
    expect([answer.status, (await answer.json()).code]).toEqual([501, 'not_supported']);
    const capabilities = capabilitiesAnswer.parse(await (await send('/api/auth/capabilities/')).json());
    expect(capabilities).toMatchObject({ strategy: 'jwt', sign_in: ['password'], registration: false });
    expect(Object.values(capabilities).filter((offer) => offer === true)).toEqual([]);
  });

  test('a method that the contract does not know is 405; a body that is no JSON is 400, and no form 415', async () => {
    const { send, app } = setUp();
    expect((await send('/api/auth/me/', { method: 'PUT' })).status).toBe(405);
    const verify = (type: string, text: string) =>
      app(
        new Request('http://web.test/api/auth/verify/', {
          method: 'POST',
          headers: { 'content-type': type },
        }),
        new TextEncoder().encode(text).buffer,
      );
    expect((await verify('application/json', '{')).status).toBe(400);
    expect((await verify('application/json', '[]')).status).toBe(400);
    expect((await verify('text/plain', 'token=x')).status).toBe(415);
    expect((await verify('application/x-www-form-urlencoded', 'token=x')).status).toBe(401);
  });
});
