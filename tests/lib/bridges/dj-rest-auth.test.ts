// dj-rest-auth behind the contract, in its four modes. The answers below are dj-rest-auth 7.2.0's own; what pairs and held
// credentials have in common is tested with simplejwt and djoser.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createDjRestAuthBridge } from '@/lib/bridges/dj-rest-auth';
import { openBrowser, password } from './browser';

type Call = { call: string; json: Record<string, unknown>; headers: Headers };
type Answers = Record<string, (call: Call) => Response>;

const jwt = (type: string, lifetime: number) =>
  `e30.${btoa(JSON.stringify({ token_type: type, exp: 1_767_268_800 + lifetime })).replaceAll('=', '')}.s`;
const pair = { access: jwt('access', 300), refresh: jwt('refresh', 86_400) };
const user = { pk: 7, username: 'ada', email: 'ada@example.com', first_name: 'Ada', last_name: '' };
const cookies = (...lines: string[]): [string, string][] => lines.map((line) => ['set-cookie', line]);
const refused = (status: number) =>
  Response.json({ detail: 'Authentication credentials were not provided.' }, { status });

function setUp(strategy: 'jwt' | 'session', answers: Answers, env: Record<string, string> = {}) {
  const calls: Call[] = [];
  const browser = openBrowser({
    create: createDjRestAuthBridge,
    env: {
      AUTH_BACKEND: 'dj-rest-auth',
      AUTH_STRATEGY: strategy,
      AUTH_BACKEND_TOKEN_TYPE: strategy === 'jwt' ? 'Bearer' : 'Token',
      ...env,
    },
    now: () => new Date(1_767_268_800_000),
    async send(url, init) {
      const call = {
        call: `${init.method} ${new URL(url).pathname.replace('/dj-rest-auth', '')}`,
        json: init.body === undefined ? {} : JSON.parse(String(init.body)),
        headers: new Headers(init.headers),
      };
      calls.push(call);
      return answers[call.call]?.(call) ?? Response.json({ detail: 'Not found.' }, { status: 404 });
    },
  });
  const signIn = async () => {
    await browser.send('/api/auth/csrf/');
    return browser.send('/api/auth/login/', { json: { username: 'ada', password } });
  };
  return { ...browser, calls, signIn, last: () => calls.at(-1) };
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

describe('JWT', () => {
  const inBodies: Answers = {
    'POST /login/': () => Response.json({ ...pair, user }),
    'GET /user/': () => Response.json(user),
  };
  const inCookies: Answers = {
    ...inBodies,
    'POST /login/': () =>
      Response.json(
        { access: pair.access, refresh: '', user },
        {
          headers: cookies(
            `library-access=${pair.access}; HttpOnly`,
            `library-refresh=${pair.refresh}; HttpOnly`,
          ),
        },
      ),
  };

  test.each([
    ['in bodies', inBodies],
    ['in cookies', inCookies],
  ])('the refresh token %s is sealed, and no script sees it', async (_, answers) => {
    const { signIn, jar } = setUp('jwt', answers);
    const answer = await signIn();
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ user: { id: 7, name: 'Ada' }, access: pair.access });
    expect(jar.get('refresh_token')).toMatch(/^Fe26\.2\*/);
    expect([text, ...answer.headers.getSetCookie()].join()).not.toContain(pair.refresh);
    expect(jar.has('library-refresh')).toBe(false);
  });

  test('a successor is taken from its cookie', async () => {
    const successor = jwt('refresh', 90_000);
    const { signIn, send, last } = setUp('jwt', {
      ...inCookies,
      'POST /token/refresh/': ({ json }) =>
        [pair.refresh, successor].includes(String(json.refresh))
          ? Response.json(
              { access: pair.access },
              { headers: cookies(`library-refresh=${successor}; HttpOnly`) },
            )
          : refused(401),
    });
    await signIn();
    expect((await send('/api/auth/refresh/', { json: {} })).status).toBe(200);
    expect(last()?.json).toEqual({ refresh: pair.refresh });
    expect((await send('/api/auth/refresh/', { json: {} })).status).toBe(200);
    expect(last()?.json).toEqual({ refresh: successor });
  });

  test('signing out names the cookie that the back end looks for', async () => {
    const { signIn, send, last } = setUp('jwt', {
      ...inCookies,
      'POST /logout/': ({ headers }) =>
        Response.json(
          { detail: '' },
          {
            status: headers.get('cookie') === `library-refresh=${pair.refresh}` ? 200 : 401,
            headers: cookies('library-access=""; Max-Age=0', 'library-refresh=""; Max-Age=0'),
          },
        ),
    });
    await signIn();
    expect((await send('/api/auth/logout/', { json: {} })).status).toBe(200);
    expect(last()?.headers.get('cookie')).toBe(`library-refresh=${pair.refresh}`);
  });
});

describe('a session', () => {
  const opened = cookies('sessionid=abc; HttpOnly', 'csrftoken=def');
  const answers: Answers = {
    'POST /login/': () => new Response(null, { status: 204, headers: opened }),
    'GET /user/': ({ headers }) =>
      headers.get('cookie')?.includes('sessionid=') ? Response.json(user) : refused(403),
    'POST /password/change/': () =>
      Response.json({ detail: 'x' }, { headers: cookies('sessionid=new; HttpOnly', 'csrftoken=newer') }),
    'POST /logout/': () => Response.json({ detail: 'x' }),
  };

  test('is sealed into our cookie, and its CSRF token is sent for the visitor', async () => {
    const { signIn, send, jar, last } = setUp('session', answers);
    const answer = await signIn();
    expect(answer.status).toBe(200);
    expect(jar.get('sessionid')).toMatch(/^Fe26\.2\*/);
    await send('/api/auth/logout/', { json: {} });
    expect(last()?.headers.get('cookie')).toBe('sessionid=abc; csrftoken=def');
    expect(last()?.headers.get('x-csrftoken')).toBe('def');
  });

  test('follows the key that the back end changes', async () => {
    const { signIn, send, last } = setUp('session', answers);
    await signIn();
    const json = { old_password: password, new_password: 'another horse' };
    expect((await send('/api/auth/password/change/', { json })).status).toBe(200);
    expect(last()?.json).toEqual({
      old_password: password,
      new_password1: 'another horse',
      new_password2: 'another horse',
    });
    await send('/api/auth/me/');
    expect(last()?.headers.get('cookie')).toBe('sessionid=new; csrftoken=newer');
  });

  test('a DRF token goes before it', async () => {
    const { signIn, send, last } = setUp('session', {
      ...answers,
      'POST /login/': () => Response.json({ key: 'k'.repeat(40) }, { headers: opened }),
      'GET /user/': () => Response.json(user),
    });
    await signIn();
    await send('/api/auth/me/');
    expect(last()?.headers.get('authorization')).toBe(`Token ${'k'.repeat(40)}`);
    expect(last()?.headers.get('cookie')).toBeNull();
  });
});

test.each([
  ['ada', { username: 'ada', password }],
  ['ada@example.com', { username: 'ada@example.com', email: 'ada@example.com', password }],
])('%s is sent under the names that fit', async (username, sent) => {
  const { send, last } = setUp('jwt', {
    'POST /login/': () => Response.json({ non_field_errors: ['Unable to log in.'] }, { status: 400 }),
  });
  await send('/api/auth/csrf/');
  const answer = await send('/api/auth/login/', { json: { username, password } });
  expect([answer.status, (await answer.json()).code]).toEqual([401, 'no_active_account']);
  expect(last()?.json).toEqual(sent);
});

test('nobody is signed in past a second factor', async () => {
  const { signIn, jar } = setUp('jwt', {
    'POST /login/': () => Response.json({ ephemeral_token: 'x', mfa_required: true }),
  });
  const answer = await signIn();
  expect([answer.status, (await answer.json()).code]).toEqual([403, 'second_factor_not_supported']);
  expect(jar.has('refresh_token')).toBe(false);
});

test('registration is offered where the project has it', async () => {
  const without = setUp('jwt', {});
  expect(await (await without.send('/api/auth/capabilities/')).json()).toMatchObject({ registration: false });
  const json = { username: 'bob', email: 'bob@example.com', password };
  expect((await without.send('/api/auth/register/', { json })).status).toBe(501);
  const { send, last } = setUp('jwt', {
    'GET /registration/': () => refused(405),
    'POST /registration/': () => Response.json({ password1: ['Too short.'] }, { status: 400 }),
  });
  expect(await (await send('/api/auth/capabilities/')).json()).toMatchObject({ registration: true });
  const answer = await send('/api/auth/register/', { json });
  expect([answer.status, await answer.json()]).toEqual([400, { password: ['Too short.'] }]);
  expect(last()?.json).toMatchObject({ username: 'bob', password1: password, password2: password });
});

test('what hands out tokens is out of reach, and the rest of a registration is not', async () => {
  const { send, passed } = setUp('jwt', {}, { AUTH_BACKEND_PREFIX: '/api/auth/' });
  for (const path of ['registration/', 'registration//', 'registration', 'token/refreshed', 'mfa/verify/'])
    expect((await send(`/api/auth/${path}`)).status).toBe(404);
  expect(passed).toEqual([]);
  await send('/api/auth/registration/verify-email/');
  expect(passed.map(({ url }) => new URL(url).pathname)).toEqual(['/api/auth/registration/verify-email/']);
});
