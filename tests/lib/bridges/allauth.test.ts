// allauth headless behind the contract: Django's session sealed away, and no sign-in before the last step of it. The answers
// below are allauth 65.21's own.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createAllauthBridge } from '@/lib/bridges/allauth';
import { openBrowser, password } from './browser';

type Call = { call: string; json: Record<string, unknown>; headers: Headers };
type Answers = Record<string, (call: Call) => Response>;

const sessionKey = 'a7vqv2kq3fzj5b0m9c8x1l2p3o4i5u6y';
const waitingKey = 'w7vqv2kq3fzj5b0m9c8x1l2p3o4i5u6y';
const csrf = 'Qy0yZ4v0ZJ2c8Wn8bE1iH1l7uR0pVq3T';
const user = { id: 7, display: 'ada', email: 'ada@example.com', has_usable_password: true, username: 'ada' };

function answer(status: number, parts: object, cookies: Record<string, string> = {}): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(cookies))
    headers.append('set-cookie', `${name}=${value}; HttpOnly; Path=/; SameSite=Lax`);
  return Response.json({ status, ...parts }, { status, headers });
}

const signedIn = (cookies = {}) =>
  answer(200, { data: { user, methods: [] }, meta: { is_authenticated: true } }, cookies);
const waiting = (flows: object[], cookies = {}) =>
  answer(401, { data: { flows: [{ id: 'login' }, ...flows] }, meta: { is_authenticated: false } }, cookies);
const refused = (errors: object[]) => answer(400, { errors });
const mfa = (types: string[]) => ({ id: 'mfa_authenticate', is_pending: true, types });

const root = '/_allauth/browser/v1/';
const config = {
  account: { login_methods: ['username', 'email'], is_open_for_signup: true, login_by_code_enabled: false },
  mfa: { supported_types: ['recovery_codes', 'totp'], passkey_login_enabled: false },
};

function setUp(special: Answers = {}) {
  const calls: Call[] = [];
  const answers: Answers = {
    'GET config': () => answer(200, { data: config }, { csrftoken: csrf }),
    'POST auth/login': ({ json }) =>
      json.password === password
        ? signedIn({ sessionid: sessionKey })
        : refused([
            {
              message: 'The username and/or password you specified are not correct.',
              code: 'username_password_mismatch',
              param: 'password',
            },
          ]),
    'GET auth/session': ({ headers }) =>
      headers.get('cookie')?.includes(`sessionid=${sessionKey}`) ? signedIn() : waiting([]),
    'DELETE auth/session': () => waiting([], { sessionid: '' }),
    ...special,
  };
  const browser = openBrowser({
    create: createAllauthBridge,
    env: { AUTH_BACKEND: 'allauth' },
    now: () => new Date(1_767_268_800_000),
    async send(url, init) {
      const json = init.body === undefined ? {} : JSON.parse(String(init.body));
      const path = new URL(url).pathname.replace(root, '');
      const call = { call: `${init.method} ${path}`, json, headers: new Headers(init.headers) };
      calls.push(call);
      return answers[call.call]?.(call) ?? new Response('<h1>Not Found</h1>', { status: 404 });
    },
  });
  const logIn = async (username = 'ada', given = password) => {
    await browser.send('/api/auth/csrf/');
    return browser.send('/api/auth/login/', { json: { username, password: given } });
  };
  return { ...browser, calls, logIn };
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

describe('the session', () => {
  test('is sealed, and goes with calls in the way that Django wants', async () => {
    const { send, logIn, jar, passed, calls } = setUp();
    const reply = await logIn();
    const text = await reply.text();
    expect(JSON.parse(text)).toMatchObject({ user: { id: 7, username: 'ada', name: 'ada' } });
    expect([text, ...reply.headers.getSetCookie()].join()).not.toMatch(new RegExp(`${sessionKey}|${csrf}`));
    expect(jar.get('sessionid')).toMatch(/^Fe26\.2\*/);
    const login = calls.find(({ call }) => call === 'POST auth/login');
    expect([login?.headers.get('x-csrftoken'), login?.headers.get('cookie')]).toEqual([
      csrf,
      `csrftoken=${csrf}`,
    ]);
    await send('/api/posts/', { json: { note: 'x' } });
    expect(Object.fromEntries(passed[0]?.headers ?? [])).toEqual({
      'content-type': 'application/json',
      cookie: `csrftoken=${csrf}; sessionid=${sessionKey}`,
      'x-csrftoken': csrf,
      referer: 'https://django.test/',
    });
    expect((await send('/api/auth/logout/', { json: {} })).status).toBe(200);
    expect([calls.at(-1)?.call, jar.has('sessionid')]).toEqual(['DELETE auth/session', false]);
  });

  test('is not opened by a wrong password', async () => {
    const { logIn, jar } = setUp();
    const reply = await logIn('ada', 'wrong');
    expect([reply.status, (await reply.json()).code, jar.has('sessionid')]).toEqual([
      401,
      'no_active_account',
      false,
    ]);
  });

  test.each([
    ['ada', ['username', 'email'], 'username'],
    ['ada@example.com', ['username', 'email'], 'email'],
    ['ada@example.com', ['username'], 'username'],
    ['ada', ['email'], 'email'],
  ])('%s signs in with %j as %s', async (typed, login_methods, field) => {
    const account = { ...config.account, login_methods };
    const { logIn, calls } = setUp({
      'GET config': () => answer(200, { data: { account } }, { csrftoken: csrf }),
    });
    expect((await logIn(typed)).status).toBe(200);
    expect(calls.find(({ call }) => call === 'POST auth/login')?.json).toEqual({ [field]: typed, password });
  });

  test.each([
    ['a server error', () => new Response('', { status: 502 })],
    ['a refusal in other words', () => Response.json({ detail: 'Not you.' }, { status: 401 })],
    ['a yes without a user', () => answer(200, { meta: { is_authenticated: true } })],
  ])('is kept when the back end answers with %s', async (_, odd) => {
    let isOdd = false;
    const { send, logIn, jar } = setUp({ 'GET auth/session': () => (isOdd ? odd() : signedIn()) });
    await logIn();
    isOdd = true;
    expect([(await send('/api/auth/me/')).status, jar.has('sessionid')]).toEqual([503, true]);
  });
});

describe('a sign-in that is not complete', () => {
  const locked = (types: string[]) => ({
    'POST auth/login': () => waiting([mfa(types)], { sessionid: waitingKey }),
    'GET auth/session': ({ headers }: Call) =>
      headers.get('cookie')?.includes(waitingKey) ? waiting([mfa(types)]) : signedIn(),
    'POST auth/2fa/authenticate': ({ json }: Call) =>
      json.code === '123456'
        ? signedIn({ sessionid: sessionKey })
        : refused([{ message: 'Incorrect code.', code: 'incorrect_code', param: 'code' }]),
  });

  test('waits for the second factor, and is no session until then', async () => {
    const { send, logIn, jar } = setUp(locked(['recovery_codes', 'totp']));
    const reply = await logIn();
    expect([reply.status, await reply.json()]).toEqual([
      401,
      {
        detail: 'Please give your second factor.',
        code: 'second_factor_required',
        factors: ['totp', 'recovery_codes'],
      },
    ]);
    expect([jar.has('sessionid'), jar.get('second_factor')?.slice(0, 7)]).toEqual([false, 'Fe26.2*']);
    expect((await send('/api/auth/me/')).status).toBe(401);
    expect(await (await send('/api/auth/second-factor/')).json()).toEqual({
      factors: ['totp', 'recovery_codes'],
      passkey: null,
    });
    const wrong = await send('/api/auth/second-factor/', { json: { code: '000000' } });
    expect([wrong.status, await wrong.json()]).toEqual([400, { code: ['Incorrect code.'] }]);
    expect(jar.has('sessionid')).toBe(false);
    const right = await send('/api/auth/second-factor/', { json: { code: '123456' } });
    expect([right.status, (await right.json()).user.id]).toEqual([200, 7]);
    expect([jar.has('sessionid'), jar.has('second_factor')]).toEqual([true, false]);
  });

  test('does not take the cookie that waits for a session', async () => {
    const { send, logIn, jar } = setUp(locked(['totp']));
    await logIn();
    const cookies = new Map([...jar, ['sessionid', jar.get('second_factor') ?? '']]);
    expect((await send('/api/auth/me/', { cookies, keep: false })).status).toBe(401);
    const other = await send('/api/auth/second-factor/', {
      json: { code: '123456' },
      headers: { 'x-csrftoken': 'x'.repeat(32) },
    });
    expect(other.status).toBe(403);
  });

  test('is refused where only a passkey could finish it', async () => {
    const { logIn, jar } = setUp(locked(['webauthn']));
    const reply = await logIn();
    expect([reply.status, (await reply.json()).code]).toEqual([403, 'second_factor_not_supported']);
    expect([jar.has('sessionid'), jar.has('second_factor')]).toEqual([false, false]);
  });

  test.each([
    ['verify_email', 401, 'email_not_verified'],
    ['provider_signup', 403, 'second_factor_not_supported'],
  ])('is refused in words while %s is pending', async (id, status, code) => {
    const { logIn, jar } = setUp({
      'POST auth/login': () => waiting([{ id, is_pending: true }], { sessionid: waitingKey }),
    });
    const reply = await logIn();
    expect([reply.status, (await reply.json()).code, jar.has('sessionid')]).toEqual([status, code, false]);
  });

  test('has to begin again when it has waited too long', async () => {
    const { send, logIn, jar } = setUp({
      ...locked(['totp']),
      'POST auth/2fa/authenticate': () => answer(409, {}),
    });
    await logIn();
    const late = await send('/api/auth/second-factor/', { json: { code: '123456' } });
    expect([late.status, (await late.json()).code, jar.has('second_factor')]).toEqual([
      401,
      'no_pending_sign_in',
      false,
    ]);
  });
});

test('a registration that signs in at once leaves no session behind', async () => {
  const { send, calls, jar } = setUp({ 'POST auth/signup': () => signedIn({ sessionid: sessionKey }) });
  const account = { username: 'ada', email: 'ada@example.com', password };
  expect((await send('/api/auth/register/', { json: account })).status).toBe(201);
  const last = calls.at(-1);
  expect([last?.call, last?.headers.get('cookie')]).toEqual([
    'DELETE auth/session',
    `csrftoken=${csrf}; sessionid=${sessionKey}`,
  ]);
  expect(jar.has('sessionid')).toBe(false);
});

test('open sessions are not offered, and not there, without allauth.usersessions', async () => {
  const { send, logIn } = setUp();
  await logIn();
  expect(await (await send('/api/auth/capabilities/')).json()).toMatchObject({ sessions: false });
  expect((await send('/api/auth/sessions/')).status).toBe(501);
});
