import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ada, json, notAuthenticated } from '../scripted-api';
import { type Answer, hasPassed, openState, renderCookies, setCookies, setUp, stateIn } from './visits';

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('without a credential', () => {
  const never: Answer = () => {
    throw new Error('the API was asked');
  };

  test('leads from a private page to the sign-in page and back', async () => {
    const { visit } = setUp({}, never);
    const response = await visit('/account/email/confirm?page=2');
    expect(response.status).toBe(307);
    const location = new URL(response.headers.get('location') ?? '');
    expect(location.pathname + location.search).toBe('/login?next=%2Faccount%2Femail%2Fconfirm%3Fpage%3D2');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });

  test('turns a POST into a GET', async () => {
    const { visit } = setUp({}, never);
    expect((await visit('/account', '', { method: 'POST' })).status).toBe(303);
  });

  test('deletes a sealed state that lost its credential', async () => {
    const { visit } = setUp({}, never);
    const response = await visit('/dashboard', 'auth_state=whatever');
    expect(setCookies(response)).toEqual([
      expect.stringMatching(/^auth_state=""; expires=.*; Max-Age=0; Path=\/; SameSite=Lax$/),
    ]);
  });

  test('passes public pages and the sign-in page', async () => {
    const { visit } = setUp({}, never);
    for (const path of ['/', '/login', '/register', '/dashboards'])
      expect(hasPassed(await visit(path))).toBe(true);
  });

  test('never asks the API for a public page, credential or not', async () => {
    const { visit, api } = setUp({}, never);
    expect(hasPassed(await visit('/', 'sessionid=abc'))).toBe(true);
    expect(api.calls).toEqual([]);
  });
});

describe('session', () => {
  const yes: Answer = () => json(200, ada);

  test('asks once, remembers, and asks again only when the state is stale', async () => {
    const { visit, api, clock } = setUp({ AUTH_STATE_MAX_AGE: '60' }, yes);
    const first = await visit('/dashboard', 'sessionid=abc; theme=dark');
    expect(hasPassed(first)).toBe(true);
    expect(api.calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /api/auth/me/']);
    expect(api.calls[0]?.headers.get('cookie')).toBe('sessionid=abc');
    expect(setCookies(first)).toEqual([
      expect.stringMatching(/^auth_state=Fe26.*; HttpOnly; Max-Age=60; Path=\/; SameSite=Lax$/),
    ]);
    expect(renderCookies(first)).toBe(`sessionid=abc; theme=dark; ${stateIn(first)}`);

    clock.advance(59);
    const warm = await visit('/dashboard', `sessionid=abc; ${stateIn(first)}`);
    expect([hasPassed(warm), api.calls.length, setCookies(warm)]).toEqual([true, 1, []]);

    clock.advance(1);
    expect(hasPassed(await visit('/dashboard', `sessionid=abc; ${stateIn(first)}`))).toBe(true);
    expect(api.calls.length).toBe(2);
  });

  test('does not believe a state that is about another credential', async () => {
    const { visit, api } = setUp({}, yes);
    const first = await visit('/dashboard', 'sessionid=abc');
    await visit('/dashboard', `sessionid=other; ${stateIn(first)}`);
    expect(api.calls.length).toBe(2);
  });

  test('hands on a session key that changed while asking, to the browser and to the render', async () => {
    const cycled = [`csrftoken=${'c'.repeat(64)}; Path=/`, 'sessionid=new; HttpOnly; Path=/'];
    const { visit, api } = setUp({}, () => json(200, ada, cycled));
    const response = await visit('/dashboard', 'sessionid=old');
    expect(setCookies(response).slice(0, 2)).toEqual(cycled);
    expect(renderCookies(response)).toBe(`sessionid=new; csrftoken=${'c'.repeat(64)}; ${stateIn(response)}`);
    await visit('/dashboard', `sessionid=new; ${stateIn(response)}`);
    expect(api.calls.length).toBe(1);
  });

  test('keeps no look-up that only renewed the cookie: the profile may change right after', async () => {
    let user = ada;
    const { visit, api, clock } = setUp({}, () => json(200, user, ['sessionid=abc; HttpOnly; Path=/']));
    await visit('/dashboard', 'sessionid=abc');
    user = { ...ada, first_name: 'Augusta' };
    clock.advance(2);
    const later = await visit('/dashboard', 'sessionid=abc');
    expect(api.calls.length).toBe(2);
    expect((await openState(later))?.user.first_name).toBe('Augusta');
  });

  test('leads to the sign-in page after a clear no, and drops the state', async () => {
    const { visit, clock, api } = setUp({}, (request) =>
      request.headers.get('cookie') === 'sessionid=good' ? json(200, ada) : notAuthenticated(),
    );
    const good = await visit('/dashboard', 'sessionid=good');
    clock.advance(3600);
    const response = await visit('/dashboard', `sessionid=bad; ${stateIn(good)}`);
    expect([response.status, api.calls.length]).toEqual([307, 2]);
    expect(setCookies(response)).toEqual([expect.stringMatching(/^auth_state=""; .*Max-Age=0/)]);
  });

  test('shares one call between the requests of one navigation', async () => {
    const { visit, api } = setUp({}, async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return json(200, ada);
    });
    const responses = await Promise.all(
      ['/dashboard', '/account', '/dashboard'].map((path) => visit(path, 'sessionid=abc')),
    );
    expect([responses.every(hasPassed), api.calls.length]).toEqual([true, 1]);
  });

  test('sends a signed-in visitor of the sign-in page on, but only within this site', async () => {
    const { visit } = setUp({}, yes);
    const target = async (next: string) =>
      new URL(
        (await visit(`/login?next=${encodeURIComponent(next)}`, 'sessionid=abc')).headers.get('location') ??
          '',
      ).href;
    expect(await target('/account?x=1')).toBe('http://web.test/account?x=1');
    for (const next of [
      'https://evil.test/',
      '//evil.test',
      './/evil.test',
      '/..//evil.test',
      '/\\evil.test',
      '/login?next=/login',
    ]) {
      expect(await target(next)).toBe('http://web.test/dashboard');
    }
  });

  test('tells the API who is behind the call', async () => {
    const { visit, api } = setUp({}, yes);
    const headers = {
      'user-agent': 'Browser/1',
      'x-forwarded-for': '203.0.113.7',
      authorization: 'Bearer mine',
    };
    await visit('/dashboard', 'sessionid=abc', { headers });
    const sent = api.calls[0]?.headers;
    expect(sent?.get('user-agent')).toBe('Browser/1');
    expect(sent?.get('x-forwarded-for')).toBe('203.0.113.7');
    expect(sent?.get('authorization')).toBeNull();
  });
});

describe('jwt', () => {
  const env = { AUTH_STRATEGY: 'jwt' };
  const inSeconds = (seconds: number) => new Date('2025-01-01T00:00:00Z').getTime() / 1000 + seconds;
  const rotated = 'refresh_token=r2; HttpOnly; Path=/';

  test('refreshes with one call that also brings the user', async () => {
    const { visit, api } = setUp(env, () =>
      json(200, { access: 'a1', access_expires: inSeconds(300), user: ada }, [rotated]),
    );
    const response = await visit('/dashboard', 'refresh_token=r1');
    expect(api.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/auth/refresh/?include=user',
    ]);
    expect(api.calls[0]?.headers.get('cookie')).toBe('refresh_token=r1');
    expect(setCookies(response)[0]).toBe(rotated);
    expect(renderCookies(response)).toContain('refresh_token=r2');
    expect(JSON.stringify([...response.headers])).not.toContain('a1"');
  });

  test('asks for the user as well when the API ignores include', async () => {
    const { visit, api } = setUp(env, (request) =>
      request.url.endsWith('/me/')
        ? json(200, ada)
        : json(200, { access: 'a1', access_expires: inSeconds(300) }, [rotated]),
    );
    expect(hasPassed(await visit('/dashboard', 'refresh_token=r1'))).toBe(true);
    expect(api.calls.map(({ path }) => path)).toEqual(['/api/auth/refresh/?include=user', '/api/auth/me/']);
    expect(api.calls[1]?.headers.get('authorization')).toBe('Bearer a1');
  });

  test('uses the access token of a stale state instead of rotating', async () => {
    const { visit, api, clock } = setUp(env, (request) =>
      request.url.endsWith('/me/')
        ? json(200, ada)
        : json(200, { access: 'a1', access_expires: inSeconds(300), user: ada }, [rotated]),
    );
    const first = await visit('/dashboard', 'refresh_token=r1');
    clock.advance(100);
    const second = await visit('/dashboard', `refresh_token=r2; ${stateIn(first)}`);
    expect(api.calls.map(({ path }) => path)).toEqual(['/api/auth/refresh/?include=user', '/api/auth/me/']);
    clock.advance(10);
    await visit('/dashboard', `refresh_token=r2; ${stateIn(second)}`);
    expect(api.calls.length).toBe(2);
    clock.advance(200);
    await visit('/dashboard', `refresh_token=r2; ${stateIn(second)}`);
    expect(api.calls.at(-1)?.method).toBe('POST');
  });

  test('passes a rotated token on, also when the state is forgotten while the API is asked', async () => {
    let forget = async () => {};
    let rotations = 1;
    const { visit, clock } = setUp(env, async () => {
      await forget();
      rotations += 1;
      const cookie = `refresh_token=r${rotations}; HttpOnly; Path=/`;
      return json(200, { access: 'a1', access_expires: inSeconds(300 * rotations), user: ada }, [cookie]);
    });
    const first = await visit('/dashboard', 'refresh_token=r1');
    const cookies = `refresh_token=r2; ${stateIn(first)}`;
    forget = async () => {
      const headers = { 'sec-fetch-site': 'same-origin' };
      await visit('/auth/forget', cookies, { method: 'POST', headers });
    };
    clock.advance(700);
    const lines = setCookies(await visit('/dashboard', cookies));
    expect(lines).toEqual([
      'refresh_token=r3; HttpOnly; Path=/',
      expect.stringMatching(/^auth_state=""; .*Max-Age=0/),
    ]);
  });

  test('gives those who still carry the old token the result of its rotation', async () => {
    const { visit, api, clock } = setUp(env, () =>
      json(200, { access: 'a1', access_expires: inSeconds(300), user: ada }, [rotated]),
    );
    await visit('/dashboard', 'refresh_token=r1');
    clock.advance(2);
    const answeredAt = clock.now().getTime() - 2000;
    const late = await visit('/account', 'refresh_token=r1');
    expect([hasPassed(late), setCookies(late)[0], api.calls.length]).toEqual([true, rotated, 1]);
    expect((await openState(late))?.derivedAt).toBe(answeredAt);
    clock.advance(5);
    await visit('/account', 'refresh_token=r1');
    expect(api.calls.length).toBe(2);
  });

  test.each([400, 401])('takes %i for a no', async (status) => {
    const { visit } = setUp(env, () => json(status, { detail: 'Token is invalid', code: 'token_not_valid' }));
    expect((await visit('/dashboard', 'refresh_token=r1')).status).toBe(307);
  });

  describe('with an access token that no cookie can hold', () => {
    const { visit } = setUp(env, () =>
      json(200, { access: 'a'.repeat(5000), access_expires: inSeconds(300), user: ada }, [rotated]),
    );

    test('shows that it cannot go on, says why in the log, and loses nothing', async () => {
      const response = await visit('/dashboard', 'refresh_token=r1');
      expect([response.status, setCookies(response)]).toEqual([503, [rotated]]);
      expect(vi.mocked(console.warn).mock.calls.join()).toContain('does not fit into the cookie');
    });

    test('leads nobody from the sign-in page to a page that leads back', async () => {
      const response = await visit('/login', 'refresh_token=r2');
      expect([hasPassed(response), setCookies(response)]).toEqual([true, [rotated]]);
    });
  });

  test('hands on the rotated cookie even when the API goes away right after', async () => {
    const { visit } = setUp(env, (request) => {
      if (request.url.endsWith('/me/')) throw new Error('gone');
      return json(200, { access: 'a1', access_expires: inSeconds(300) }, [rotated]);
    });
    const response = await visit('/dashboard', 'refresh_token=r1');
    expect([response.status, setCookies(response)]).toEqual([503, [rotated]]);
  });
});

describe('a sign-out in this browser', () => {
  const env = { AUTH_STRATEGY: 'jwt' };
  const inSeconds = (seconds: number) => new Date('2025-01-01T00:00:00Z').getTime() / 1000 + seconds;
  const forget = (cookie: string, site = 'same-origin') =>
    [`/auth/forget`, cookie, { method: 'POST', headers: { 'sec-fetch-site': site } }] as const;

  /** A visitor whose refresh token was rotated once, and who is signed out at the API by `signOut()`. */
  async function arrive() {
    let isOut = false;
    const installation = setUp(env, () => {
      if (isOut) return json(401, { detail: 'Token is blacklisted', code: 'token_not_valid' });
      const rotated = ['refresh_token=r2; HttpOnly; Path=/'];
      return json(200, { access: 'a1', access_expires: inSeconds(300), user: ada }, rotated);
    });
    const { visit } = installation;
    const first = `refresh_token=r2; ${stateIn(await visit('/dashboard', 'refresh_token=r1'))}`;
    // The browser itself rotated: the state it still sends is about the token before.
    const state = stateIn(await visit('/dashboard', first.replace('r2', 'r3')));
    const signOut = () => {
      isOut = true;
    };
    return { ...installation, pairs: [first, `refresh_token=r2; ${state}`], signOut };
  }

  test('voids every pair of cookies of the visit, replayed', async () => {
    const { visit, pairs, signOut } = await arrive();
    for (const pair of pairs) expect(hasPassed(await visit('/dashboard', pair))).toBe(true);
    signOut();
    await visit(...forget(pairs[1] ?? ''));
    for (const pair of pairs) expect((await visit('/dashboard', pair)).status).toBe(307);
  });

  test('keeps them void for as long as the access token in them is good', async () => {
    const { visit, pairs, clock, signOut, api } = await arrive();
    signOut();
    await visit(...forget(pairs[1] ?? ''));
    clock.advance(290);
    api.calls.length = 0;
    await visit('/dashboard', pairs[0]);
    expect(api.calls.map(({ path }) => path)).toEqual(['/api/auth/refresh/?include=user']);
  });

  test('is not caused by another site', async () => {
    const { visit, pairs, api } = await arrive();
    api.calls.length = 0;
    await visit(...forget(pairs[0] ?? '', 'cross-site'));
    expect(hasPassed(await visit('/dashboard', pairs[0]))).toBe(true);
    expect(api.calls).toEqual([]);
  });

  test('ends nothing for a visitor who goes on: what was dropped after a profile change is asked for once', async () => {
    const { visit, api } = setUp({}, () => json(200, ada));
    const before = `sessionid=abc; ${stateIn(await visit('/dashboard', 'sessionid=abc'))}`;
    await visit(...forget(before));
    const after = await visit('/dashboard', before);
    await visit('/dashboard', `sessionid=abc; ${stateIn(after)}`);
    expect(api.calls).toHaveLength(2);
  });
});

test('the sign-in page asks the API, fresh state or not, where a page was told no', async () => {
  let answer = () => json(200, ada);
  const { visit, api } = setUp({}, () => answer());
  const state = stateIn(await visit('/dashboard', 'sessionid=abc'));
  answer = notAuthenticated;
  const response = await visit('/login?next=%2Faccount&recheck=1', `sessionid=abc; ${state}`);
  expect([hasPassed(response), api.calls.length]).toEqual([true, 2]);
  expect(setCookies(response)).toEqual([expect.stringMatching(/^auth_state=""; .*Max-Age=0/)]);
});

describe('an API that is not clear', () => {
  const answers: Record<string, Answer> = {
    'is down': () => {
      throw new TypeError('fetch failed');
    },
    'is too slow': () => new Promise(() => {}),
    'answers 500': () => new Response('oops', { status: 500 }),
    'answers 503 in JSON': () => json(503, { detail: 'Service unavailable.' }),
    'answers HTML with 200': () =>
      new Response('<h1>Welcome</h1>', { headers: { 'content-type': 'text/html' } }),
    'answers HTML with 401': () => new Response('<h1>Proxy says no</h1>', { status: 401 }),
    'answers broken JSON': () => new Response('{"id":'),
    'answers JSON that is no user': () => json(200, { id: 1 }),
    'answers 403': () => json(403, { detail: 'CSRF Failed' }),
    'answers 404': () => json(404, { detail: 'Not found.' }),
    'answers 429': () => json(429, { detail: 'Request was throttled.' }),
    redirects: () => new Response(null, { status: 302, headers: { location: '/elsewhere' } }),
  };
  const cases = Object.keys(answers).flatMap((name) => [
    [name, 'session', 'sessionid=abc'] as const,
    [name, 'jwt', 'refresh_token=r1'] as const,
  ]);

  test.each(cases)(
    '%s in %s: 503, no cookie touched, neither pass nor logout',
    async (name, strategy, cookie) => {
      const { visit } = setUp({ AUTH_STRATEGY: strategy }, answers[name] ?? notAuthenticated);
      const response = await visit('/dashboard', `${cookie}; auth_state=stale`);
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(setCookies(response)).toEqual([]);
      expect(hasPassed(response)).toBe(false);
      expect(await response.text()).toContain('You have not been signed out');
    },
  );

  test('still lets the sign-in page be seen', async () => {
    const { visit } = setUp({}, () => new Response('oops', { status: 500 }));
    const response = await visit('/login', 'sessionid=abc; auth_state=stale');
    expect([hasPassed(response), setCookies(response)]).toEqual([true, []]);
  });

  test('passes on a fresh state without noticing', async () => {
    let isDown = false;
    const { visit } = setUp({}, () => {
      if (isDown) throw new TypeError('fetch failed');
      return json(200, ada);
    });
    const first = await visit('/dashboard', 'sessionid=abc');
    isDown = true;
    expect(hasPassed(await visit('/dashboard', `sessionid=abc; ${stateIn(first)}`))).toBe(true);
  });
});

describe('headers', () => {
  test('gives each page a nonce of its own, and tells the render', async () => {
    const { visit } = setUp({}, notAuthenticated);
    const policies = await Promise.all([visit('/'), visit('/')]);
    const nonces = policies.map(
      (response) => /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1],
    );
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(policies[0]?.headers.get('x-middleware-request-x-nonce')).toBe(nonces[0]);
  });

  test('replaces a nonce that the client sent', async () => {
    const { visit } = setUp({}, notAuthenticated);
    const response = await visit('/', '', { headers: { 'x-nonce': 'evil' } });
    expect(response.headers.get('x-middleware-request-x-nonce')).not.toBe('evil');
  });

  test('keep whatever carries a cookie out of caches, and private pages even without', async () => {
    const { visit } = setUp({}, () => json(200, ada));
    const first = await visit('/icon');
    expect(first.headers.getSetCookie()).toHaveLength(1);
    expect(first.headers.get('cache-control')).toBe('private, no-store');
    const csrf = `csrftoken=${'a'.repeat(32)}`;
    expect((await visit('/icon', csrf)).headers.get('cache-control')).toBeNull();
    const state = stateIn(await visit('/dashboard', `sessionid=abc; ${csrf}`));
    const warm = await visit('/dashboard', `sessionid=abc; ${csrf}; ${state}`);
    expect([warm.headers.getSetCookie(), warm.headers.get('cache-control')]).toEqual([
      [],
      'private, no-store',
    ]);
  });

  test('tell the page its own address, whatever the client says it is', async () => {
    const { visit } = setUp({}, notAuthenticated);
    const response = await visit('/?page=2', '', { headers: { 'x-page': '/elsewhere' } });
    expect(response.headers.get('x-middleware-request-x-page')).toBe('/?page=2');
  });

  test('asks for HTTPS only where production is served over it', async () => {
    const production = { NODE_ENV: 'production', AUTH_STATE_SECRET: 'k'.repeat(32) };
    const https = setUp({ ...production, WEB_ORIGIN: 'https://web.test' }, () => json(200, ada));
    const response = await https.visit('/dashboard', 'sessionid=abc');
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(setCookies(response)[0]).toMatch(/; Secure$/);
    const http = setUp(production, () => json(200, ada));
    expect((await http.visit('/')).headers.get('strict-transport-security')).toBeNull();
  });

  test('allows connections to an API host of its own', async () => {
    const { visit } = setUp({ NEXT_PUBLIC_API_HOST: 'https://api.example.com' }, notAuthenticated);
    expect((await visit('/')).headers.get('content-security-policy')).toMatch(
      /connect-src 'self' https:\/\/api\.example\.com/,
    );
  });
});

describe('the CSRF cookie', () => {
  const csrfCookies = (response: Response) =>
    response.headers.getSetCookie().filter((line) => line.startsWith('csrftoken='));

  test('comes with the first page, as Django writes it, and is seen by the render', async () => {
    const { visit } = setUp({}, notAuthenticated);
    const response = await visit('/login');
    expect(csrfCookies(response)).toEqual([
      expect.stringMatching(
        /^csrftoken=[A-Za-z0-9]{32}; expires=.*; Max-Age=31449600; Path=\/; SameSite=Lax$/,
      ),
    ]);
    expect(response.headers.get('x-middleware-request-cookie')).toMatch(/^csrftoken=[A-Za-z0-9]{32}$/);
  });

  test('is left alone once it is there', async () => {
    const { visit } = setUp({}, notAuthenticated);
    for (const secret of ['a'.repeat(32), 'b'.repeat(64)]) {
      expect(csrfCookies(await visit('/login', `csrftoken=${secret}`))).toEqual([]);
    }
  });

  test('takes the place of one that another application left', async () => {
    const { visit } = setUp({}, notAuthenticated);
    const response = await visit('/login', 'csrftoken=left-by-another-app');
    expect(csrfCookies(response)).toEqual([expect.stringMatching(/^csrftoken=[A-Za-z0-9]{32};/)]);
    expect(response.headers.get('x-middleware-request-cookie')).toMatch(/^csrftoken=[A-Za-z0-9]{32}$/);
  });

  test('follows the settings of Django', async () => {
    const { visit } = setUp(
      { CSRF_COOKIE_SAMESITE: 'strict', CSRF_COOKIE_SECURE: 'true', CSRF_COOKIE_AGE: '60' },
      notAuthenticated,
    );
    expect(csrfCookies(await visit('/'))).toEqual([
      expect.stringMatching(/Max-Age=60; Path=\/; SameSite=Strict; Secure$/),
    ]);
  });

  test.each([
    ['on a host of its own', { NEXT_PUBLIC_API_HOST: 'https://api.example.com' }],
    ['that keeps it in the session', { CSRF_USE_SESSIONS: 'true' }],
  ])('is left to an API %s', async (_, env) => {
    const { visit } = setUp(env, notAuthenticated);
    expect(csrfCookies(await visit('/'))).toEqual([]);
  });
});
