// djoser behind the contract: accounts in both of its modes, and DRF tokens that no script sees. Pairs are simplejwt's, and
// tested there. The answers below are djoser 2.3.5's own.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createDjoserBridge } from '@/lib/bridges/djoser';
import { openBrowser, password } from './browser';

type Call = { call: string; json: Record<string, unknown>; headers: Headers };
type Answers = Record<string, (call: Call) => Response>;

const key = '9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b';
const jwt = (type: string, lifetime: number) =>
  `e30.${btoa(JSON.stringify({ token_type: type, exp: 1_767_268_800 + lifetime })).replaceAll('=', '')}.s`;
const stranger = (scheme: string) =>
  Response.json(
    { detail: 'Authentication credentials were not provided.' },
    { status: 401, headers: { 'www-authenticate': `${scheme} realm="api"` } },
  );
const empty = () => new Response(null, { status: 204 });

function setUp(strategy: 'jwt' | 'session', special: Answers = {}, env: Record<string, string> = {}) {
  const calls: Call[] = [];
  const own = strategy === 'jwt' ? 'JWT' : 'Token';
  const answers: Answers = {
    'POST /auth/jwt/create/': ({ json }) =>
      json.password === password
        ? Response.json({ access: jwt('access', 300), refresh: jwt('refresh', 86_400) })
        : stranger(own),
    'POST /auth/token/login/': ({ json }) =>
      json.password === password
        ? Response.json({ auth_token: key })
        : Response.json(
            { non_field_errors: ['Unable to log in with provided credentials.'] },
            { status: 400 },
          ),
    'GET /auth/users/me/': ({ headers }) =>
      headers.get('authorization')?.startsWith(`${own} `)
        ? Response.json({ email: 'ada@example.com', id: 7, username: 'ada' })
        : stranger(own),
    ...special,
  };
  const browser = openBrowser({
    create: createDjoserBridge,
    env: { AUTH_BACKEND: 'djoser', AUTH_STRATEGY: strategy, ...env },
    now: () => new Date(1_767_268_800_000),
    async send(url, init) {
      const json = init.body === undefined ? {} : JSON.parse(String(init.body));
      const call = {
        call: `${init.method} ${new URL(url).pathname}`,
        json,
        headers: new Headers(init.headers),
      };
      calls.push(call);
      return answers[call.call]?.(call) ?? Response.json({ detail: 'Not found.' }, { status: 404 });
    },
  });
  const lastCall = () => {
    const last = calls.at(-1);
    return [last?.call, last?.json, last?.headers.get('authorization')];
  };
  return { ...browser, calls, lastCall };
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

describe('a DRF token', () => {
  test('is sealed into the session cookie, and never in an answer', async () => {
    const { send, jar } = setUp('session');
    await send('/api/auth/csrf/');
    const before = jar.get('csrftoken');
    const answer = await send('/api/auth/login/', { json: { username: 'ada', password } });
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ user: { id: 7, email: 'ada@example.com' } });
    const lines = answer.headers.getSetCookie();
    expect(lines.find((line) => line.startsWith('sessionid='))).toMatch(
      /^sessionid=Fe26\.2\*[^;]+;.* HttpOnly; Max-Age=1209600; Path=\/; SameSite=Lax$/,
    );
    expect([text, ...lines].join()).not.toContain(key);
    expect(jar.get('csrftoken')).not.toBe(before);
  });

  test('is not given for a wrong password', async () => {
    const { send, jar } = setUp('session');
    await send('/api/auth/csrf/');
    const answer = await send('/api/auth/login/', { json: { username: 'ada', password: 'wrong' } });
    expect([answer.status, (await answer.json()).code, jar.has('sessionid')]).toEqual([
      401,
      'no_active_account',
      false,
    ]);
  });

  test('goes with calls to the project, whose unsafe ones need the CSRF token', async () => {
    const { send, signIn, passed } = setUp('session');
    await signIn();
    await send('/api/bookings/', { json: { note: 'x' } });
    expect(Object.fromEntries(passed[0]?.headers ?? [])).toEqual({
      authorization: `Token ${key}`,
      'content-type': 'application/json',
    });
    const refused = await send('/api/bookings/', { json: {}, headers: { 'x-csrftoken': 'x'.repeat(32) } });
    expect([refused.status, passed.length]).toEqual([403, 1]);
    expect((await send('/api/bookings/', { headers: { origin: 'https://evil.example' } })).status).toBe(200);
  });

  test.each(['refresh/', 'logout/', 'password/change/', 'account/delete/'])(
    'is not used for %s without the CSRF token',
    async (path) => {
      const { send, signIn, calls } = setUp('session');
      await signIn();
      const before = calls.length;
      const headers = { 'x-csrftoken': 'x'.repeat(32) };
      expect((await send(`/api/auth/${path}`, { json: {}, headers })).status).toBe(403);
      expect(calls).toHaveLength(before);
    },
  );

  test('ends with a clear no of the back end, and not with an outage', async () => {
    let isUp = false;
    const { send, signIn, jar } = setUp('session');
    await signIn();
    const cookies = new Map(jar);
    const later = setUp('session', {
      'GET /auth/users/me/': () => (isUp ? stranger('Token') : new Response('', { status: 502 })),
    });
    const answer = await later.send('/api/auth/me/', { cookies });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([503, []]);
    isUp = true;
    const clear = await later.send('/api/auth/me/', { cookies });
    expect([clear.status, clear.headers.getSetCookie()[0]]).toEqual([
      401,
      expect.stringMatching(/^sessionid=""; .*Max-Age=0/),
    ]);
    expect(await (await later.send('/api/auth/session/', { cookies })).json()).toMatchObject({ user: null });
    expect((await send('/api/auth/me/')).status).toBe(200);
  });

  test('lives as long as the session cookie, which a refresh renews', async () => {
    const { send, signIn, jar } = setUp('session');
    await signIn();
    const answer = await send('/api/auth/refresh/?include=user', { json: {} });
    expect(await answer.json()).toMatchObject({
      session_expires: 1_767_268_800 + 1_209_600,
      user: { id: 7 },
    });
    expect(answer.headers.getSetCookie()[0]).toContain('Max-Age=1209600');
    jar.clear();
    await send('/api/auth/csrf/');
    expect((await send('/api/auth/refresh/', { json: {} })).status).toBe(401);
  });

  test.each([
    ['ends at the back end too', 204, 200, false],
    ['may have ended already', 401, 200, false],
    ['stays during an outage', 502, 503, true],
  ])('%s at sign-out', async (_, theirs, ours, isKept) => {
    const { send, signIn, jar, lastCall } = setUp('session', {
      'POST /auth/token/logout/': () => new Response(null, { status: theirs }),
    });
    await signIn();
    expect((await send('/api/auth/logout/', { json: {} })).status).toBe(ours);
    expect([jar.has('sessionid'), ...lastCall()]).toEqual([
      isKept,
      'POST /auth/token/logout/',
      {},
      `Token ${key}`,
    ]);
  });
});

describe('the word before a JWT', () => {
  test('is asked of the back end, once', async () => {
    const { send, signIn, passed, calls } = setUp('jwt');
    const { access } = await signIn();
    const headers = { authorization: `Bearer ${access}` };
    await send('/api/auth/me/', { headers });
    await send('/api/bookings/', { headers });
    expect(passed[0]?.headers.get('authorization')).toBe(`JWT ${access}`);
    expect(calls.map(({ call, headers: sent }) => [call, sent.get('authorization')])).toEqual([
      ['POST /auth/jwt/create/', null],
      ['GET /auth/users/me/', null],
      ['GET /auth/users/me/', `JWT ${access}`],
      ['GET /auth/users/me/', `JWT ${access}`],
    ]);
  });

  test.each(['Token', 'Basic'])('is Bearer where the project asks for %s first', async (scheme) => {
    const { signIn, lastCall } = setUp('jwt', {
      'GET /auth/users/me/': ({ headers }) =>
        headers.has('authorization') ? Response.json({ id: 7 }) : stranger(scheme),
    });
    const { access } = await signIn();
    expect(lastCall()[2]).toBe(`Bearer ${access}`);
  });

  test('is the setting’s, where there is one', async () => {
    const { signIn, calls } = setUp('jwt', {}, { AUTH_BACKEND_TOKEN_TYPE: 'JWT' });
    await signIn();
    expect(calls).toHaveLength(2);
  });
});

describe.each(['jwt', 'session'] as const)('accounts (%s)', (strategy) => {
  const visitorPosts: [string, object, Answers, unknown[]][] = [
    [
      'register/',
      { username: 'ada', email: 'a@example.com', password },
      { 'POST /auth/users/': () => Response.json({ id: 1 }, { status: 201 }) },
      [
        201,
        'POST /auth/users/',
        { username: 'ada', email: 'a@example.com', password, re_password: password },
      ],
    ],
    [
      'verify-email/',
      { uid: 'MQ', token: 't-1' },
      { 'POST /auth/users/activation/': empty },
      [200, 'POST /auth/users/activation/', { uid: 'MQ', token: 't-1' }],
    ],
    [
      'password/forgot/',
      { email: 'a@example.com' },
      { 'POST /auth/users/reset_password/': empty },
      [200, 'POST /auth/users/reset_password/', { email: 'a@example.com' }],
    ],
    [
      'password/reset/',
      { uid: 'MQ', token: 't-1', new_password: 'n' },
      { 'POST /auth/users/reset_password_confirm/': empty },
      [
        200,
        'POST /auth/users/reset_password_confirm/',
        { uid: 'MQ', token: 't-1', new_password: 'n', re_new_password: 'n' },
      ],
    ],
    [
      'verify-email/resend/',
      { email: 'a@example.com' },
      { 'POST /auth/users/resend_activation/': () => new Response(null, { status: 400 }) },
      [200, 'POST /auth/users/resend_activation/', { email: 'a@example.com' }],
    ],
  ];

  test.each(visitorPosts)('%s', async (path, json, special, expected) => {
    const { send, lastCall } = setUp(strategy, special);
    const answer = await send(`/api/auth/${path}`, { json });
    expect([answer.status, ...lastCall()]).toEqual([...expected, null]);
    const foreign = await send(`/api/auth/${path}`, { json, headers: { origin: 'https://evil.example' } });
    expect(foreign.status).toBe(403);
  });

  const refusals: [string, object, string, unknown, unknown][] = [
    [
      'register/',
      { username: 'ada', email: 'a@example.com', password: '1' },
      'POST /auth/users/',
      { username: ['A user with that username already exists.'], re_password: ['Too short.'] },
      { username: ['A user with that username already exists.'], password: ['Too short.'] },
    ],
    [
      'password/reset/',
      { uid: 'x', token: 't', new_password: 'n' },
      'POST /auth/users/reset_password_confirm/',
      { uid: ["Invalid user id or user doesn't exist."] },
      { token: ["Invalid user id or user doesn't exist."] },
    ],
    [
      'password/forgot/',
      { email: 'a@example.com' },
      'POST /auth/users/reset_password/',
      ['User with given email does not exist.'],
      { non_field_errors: ['User with given email does not exist.'] },
    ],
  ];

  test.each(refusals)('%s is refused under the contract’s names', async (path, json, call, theirs, ours) => {
    const { send } = setUp(strategy, { [call]: () => Response.json(theirs, { status: 400 }) });
    const answer = await send(`/api/auth/${path}`, { json });
    expect([answer.status, await answer.json()]).toEqual([400, ours]);
  });

  test('the password and the account are the visitor’s alone', async () => {
    const { send, signIn, lastCall, jar } = setUp(strategy, {
      'POST /auth/users/set_password/': ({ json }) =>
        json.current_password === password
          ? empty()
          : Response.json({ current_password: ['Invalid password.'] }, { status: 400 }),
      'DELETE /auth/users/me/': empty,
    });
    await send('/api/auth/csrf/');
    const change = { old_password: password, new_password: 'n' };
    expect((await send('/api/auth/password/change/', { json: change })).status).toBe(401);
    const { access } = await signIn();
    const headers: Record<string, string> = strategy === 'jwt' ? { authorization: `Bearer ${access}` } : {};
    const sent = strategy === 'jwt' ? `JWT ${access}` : `Token ${key}`;
    expect((await send('/api/auth/password/change/', { json: change, headers })).status).toBe(200);
    expect(lastCall()).toEqual([
      'POST /auth/users/set_password/',
      { current_password: password, new_password: 'n', re_new_password: 'n' },
      sent,
    ]);
    const wrong = { ...change, old_password: 'wrong' };
    const refused = await send('/api/auth/password/change/', { json: wrong, headers });
    expect([refused.status, await refused.json()]).toEqual([400, { old_password: ['Invalid password.'] }]);
    expect((await send('/api/auth/account/delete/', { json: { password }, headers })).status).toBe(200);
    expect(lastCall()).toEqual(['DELETE /auth/users/me/', { current_password: password }, sent]);
    expect([...jar.keys()]).toEqual(['csrftoken']);
  });

  test('what hands out tokens is out of reach, wherever djoser is', async () => {
    const { send, passed } = setUp(strategy, {}, { AUTH_BACKEND_PREFIX: '/api/auth/' });
    for (const path of ['jwt/create/x', 'jwt/refreshed', 'token/login/', 'o/google/'])
      expect((await send(`/api/auth/${path}`)).status).toBe(404);
    expect(passed).toEqual([]);
    for (const path of ['users/', 'orders/', 'jwtx/']) await send(`/api/auth/${path}`);
    expect(passed.map(({ url }) => new URL(url).pathname)).toEqual([
      '/api/auth/users/',
      '/api/auth/orders/',
      '/api/auth/jwtx/',
    ]);
  });

  test('what djoser cannot do is not offered', async () => {
    const { send } = setUp(strategy);
    const offers = await (await send('/api/auth/capabilities/')).json();
    expect(offers).toMatchObject({
      strategy,
      registration: true,
      password_reset: true,
      password_change: true,
      account_deletion: true,
      email_change: false,
      profile: false,
      reauthentication: false,
      sessions: false,
    });
    await send('/api/auth/csrf/');
    expect((await send('/api/auth/sessions/')).status).toBe(501);
    expect((await send('/api/auth/me/', { method: 'PATCH', json: { first_name: 'A' } })).status).toBe(501);
  });
});
