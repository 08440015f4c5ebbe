import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuthEvent } from '@/lib/auth/browser/browser-auth';
import { createUser, openTestApi, type TestApi, testUser } from '../../../support/auth-api';
import { createBrowserWorld, deliverAll, emptyBoot, type Tab } from './browser-world';

const refreshPath = '/api/auth/refresh/';

async function setUp(strategy: 'session' | 'jwt') {
  const api = await openTestApi({ AUTH_STRATEGY: strategy });
  const world = createBrowserWorld(api, strategy);
  const first = world.openTab();
  expect(await first.login(testUser)).toMatchObject({ status: 'authenticated', user: { username: 'ada' } });
  return { api, world, first };
}

/** Let a refresh reach the API, and hold it there until `release()`. */
function holdRefresh(world: ReturnType<typeof createBrowserWorld>) {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const isSent = new Promise<void>((resolve) => {
    world.intercept = async (request) => {
      if (!request.url.includes(refreshPath)) return undefined;
      resolve();
      await released;
      return undefined;
    };
  });
  return { isSent, release };
}

let opened: { api: TestApi } | undefined;
afterEach(async () => {
  await opened?.api.close();
});

describe.each(['session', 'jwt'] as const)('%s', (strategy) => {
  let at: Awaited<ReturnType<typeof setUp>>;
  beforeEach(async () => {
    at = await setUp(strategy);
    opened = at;
  });

  test('is signed in after login, in this tab and in a new one', async () => {
    expect(at.first.getView()).toMatchObject({
      status: 'authenticated',
      user: { username: 'ada' },
      api: 'typescript',
    });
    const second = at.world.openTab({ status: 'loading' });
    await second.check();
    expect(second.getView()).toMatchObject({ status: 'authenticated', user: { username: 'ada' } });
  });

  test('names the API that answered last, whoever called it', async () => {
    const second = at.world.openTab({
      status: 'authenticated',
      api: 'django',
      user: at.first.getView().user,
    });
    expect((await second.fetch('/api/auth/me/')).status).toBe(200);
    expect(second.getView().api).toBe('typescript');
  });

  test('says no in the words of the API', async () => {
    const other = createBrowserWorld(at.api, strategy).openTab();
    expect(await other.login({ ...testUser, password: 'wrong' })).toEqual({
      status: 'rejected',
      code: 'no_active_account',
      messages: { '': ['No active account found with the given credentials'] },
      retryAfterSeconds: null,
    });
    expect(await other.login({ username: '', password: '' })).toMatchObject({
      messages: { username: ['This field may not be blank.'] },
    });
  });

  test('signs out here and in every other tab, and loads the sign-in page anew', async () => {
    const second = at.world.openTab();
    await second.check();
    const events: AuthEvent[] = [];
    second.listen((event) => events.push(event));
    expect(await at.first.logout()).toEqual({ status: 'unauthenticated' });
    await deliverAll();
    expect([at.first.getView().status, second.getView().status, events]).toEqual([
      'unauthenticated',
      'unauthenticated',
      ['signed-out'],
    ]);
    expect(at.first.visited).toEqual(['/login']);
    expect((await second.fetch('/api/auth/me/')).status).toBe(401);
  });

  describe('where the user did not fit in the state of the server', () => {
    const permissions = ['blog.add_post', 'blog.view_post'];
    const partial = () => ({
      ...emptyBoot(strategy),
      status: 'authenticated' as const,
      user: at.first.getView().user,
      isPartial: true,
    });
    beforeEach(() => {
      at.world.intercept = async (request) => {
        if (!/session|refresh|\/me\//.test(request.url)) return undefined;
        const answer = await at.api.api.fetch(request);
        const body = await answer.json();
        const { headers } = answer;
        if (body.username) return Response.json({ ...body, permissions }, { headers });
        return Response.json({ ...body, user: { ...body.user, permissions } }, { headers });
      };
    });

    test('nobody is shown until all is known', async () => {
      const page = at.world.openTab(partial());
      expect(page.getView()).toMatchObject({ status: 'loading', user: null });
      await page.check();
      expect(page.getView()).toMatchObject({
        status: 'authenticated',
        user: { username: 'ada', permissions },
      });
    });

    test('a newer render of it takes nothing away, and costs no call', async () => {
      const page = at.world.openTab(partial());
      await page.check();
      at.world.sent.length = 0;
      page.accept(partial());
      await deliverAll();
      expect(page.getView()).toMatchObject({
        status: 'authenticated',
        user: { username: 'ada', permissions },
      });
      expect(at.world.sent).toEqual([]);
    });

    test('a page that knew of nobody asks who it is', async () => {
      const page = at.world.openTab();
      page.accept(partial());
      expect(page.getView().status).toBe('loading');
      await vi.waitFor(() =>
        expect(page.getView()).toMatchObject({ user: { username: 'ada', permissions } }),
      );
    });
  });

  test('signs in over a CSRF cookie that another application left', async () => {
    const world = createBrowserWorld(at.api, strategy);
    world.jar.set('csrftoken', 'left-by-another-app');
    expect(await world.openTab().login(testUser)).toMatchObject({ status: 'authenticated' });
  });

  test('says what helps where the browser blocks the cookies of an API on another site', async () => {
    const world = createBrowserWorld(at.api, strategy);
    world.intercept = async (request) => {
      const headers = new Headers(request.headers);
      headers.delete('cookie');
      const { method } = request;
      const body = method === 'GET' ? undefined : await request.text();
      return at.api.api.fetch(new Request(request.url, { method, headers, body }));
    };
    const page = world.openTab({ status: 'loading', usesHandoff: true, serverKnows: false });
    const outcome = await page.login(testUser);
    expect(outcome.status === 'rejected' && outcome.messages['']?.join()).toMatch(
      /^This browser blocks the cookies .* Allow third-party cookies/,
    );
    const registration = await page.fetch('/api/auth/login/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(testUser),
    });
    expect(registration.status).toBe(403);
    if (strategy === 'session') expect((await registration.json()).code).toBe('cookies_blocked');
  });

  test('tells other tabs about a sign-in', async () => {
    await at.first.logout();
    const second = at.world.openTab();
    const events: AuthEvent[] = [];
    second.listen((event) => events.push(event));
    await at.first.login(testUser);
    await deliverAll();
    expect(events).toEqual(['signed-in elsewhere']);
    await second.check();
    expect(second.getView().status).toBe('authenticated');
  });

  test('goes only to pages of this site after sign-in', async () => {
    const foreign = [
      'https://evil.test/',
      '//evil.test',
      './/evil.test',
      '/\\evil.test',
      'javascript:alert(1)',
      '',
    ];
    for (const redirectTo of foreign) await at.first.login(testUser, { redirectTo });
    expect(at.first.visited).toEqual(foreign.map(() => '/dashboard'));
    // What would leave as a path stays as a whole address: its host is in front.
    for (const redirectTo of ['/account', '/.//evil.test']) await at.first.login(testUser, { redirectTo });
    const { origin } = new URL(at.first.visited.at(-1) ?? '');
    expect(at.first.visited.slice(foreign.length)).toEqual([`${origin}/account`, `${origin}//evil.test`]);
    expect(origin).toBe('http://localhost:3000');
  });

  test('keeps the user through an outage, and answers 503 rather than 401', async () => {
    at.world.advance(600);
    at.world.intercept = async () => {
      throw new TypeError('fetch failed');
    };
    await at.first.check();
    expect(at.first.getView()).toMatchObject({ status: 'authenticated', user: { username: 'ada' } });
    expect(await at.first.logout()).toEqual({ status: 'unavailable' });
    expect(at.first.getView().status).toBe('authenticated');
    const fresh = at.world.openTab({ status: 'loading' });
    await fresh.check();
    expect(fresh.getView().status).toBe('unavailable');
  });

  test('sends no credential to another host', async () => {
    at.world.sent.length = 0;
    at.world.intercept = async () => new Response('hello');
    await at.first.fetch('https://elsewhere.test/api/auth/me/', { method: 'POST', body: 'x' });
    const [call] = at.world.sent;
    expect([call?.headers.get('authorization'), call?.headers.get('x-csrftoken')]).toEqual([null, null]);
  });
});

describe('jwt', () => {
  let at: Awaited<ReturnType<typeof setUp>>;
  const shortly = 'access token has run out';
  beforeEach(async () => {
    at = await setUp('jwt');
    opened = at;
  });

  test('calls with the access token, which lives in memory only', async () => {
    expect((await at.first.fetch('/api/auth/me/')).status).toBe(200);
    expect(at.world.calls('/api/auth/me/')[0]?.headers.get('authorization')).toMatch(/^Bearer ey/);
    expect(at.world.calls(refreshPath)).toEqual([]);
    expect(JSON.stringify(at.first.getView())).not.toContain(await at.first.getToken());
  });

  test(`refreshes once for many calls when the ${shortly}`, async () => {
    at.world.advance(400);
    const answers = await Promise.all(Array.from({ length: 10 }, () => at.first.fetch('/api/auth/me/')));
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200));
    expect(at.world.calls(refreshPath).length).toBe(1);
  });

  test(`refreshes once for all tabs when the ${shortly}`, async () => {
    const tabs: Tab[] = [at.first, at.world.openTab(), at.world.openTab()];
    for (const tab of tabs) await tab.check();
    at.world.advance(400);
    at.world.sent.length = 0;
    const answers = await Promise.all(tabs.map((tab) => tab.fetch('/api/auth/me/')));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(at.world.calls(refreshPath).length).toBe(1);
  });

  test('hands a new tab of the same user the token that another tab has', async () => {
    const second = at.world.openTab({ status: 'authenticated', user: at.first.getView().user });
    expect((await second.fetch('/api/auth/me/')).status).toBe(200);
    expect(at.world.calls(refreshPath)).toEqual([]);
  });

  describe('when somebody else signs in', () => {
    const bob = { username: 'bob', password: 'battery horse correct' };
    const whoAnswers = async (tab: Tab) => (await (await tab.fetch('/api/auth/me/')).json()).username;
    beforeEach(async () => {
      await createUser(at.api, bob);
    });
    /** By a plain form: no script runs, so no other tab is told. */
    const signInSilently = async () => {
      const silent = at.world.openTab({}, { tell: () => {} });
      await silent.login(bob);
      return at.world.openTab({ status: 'authenticated', user: silent.getView().user });
    };

    test('by a plain form, neither page is handed the token of the other', async () => {
      const bobs = await signInSilently();
      expect(await whoAnswers(bobs)).toBe('bob');
      await deliverAll();
      expect(await whoAnswers(at.first)).toBe('ada');
    });

    test('a page that does not know its user yet takes no token from another tab', async () => {
      await signInSilently();
      const fresh = at.world.openTab({ status: 'loading' });
      await fresh.check();
      expect(fresh.getView().user?.username).toBe('bob');
    });

    test('a page that the server names another user for gives up the token it holds', async () => {
      const bobs = await signInSilently();
      const { user } = bobs.getView();
      at.first.accept({ ...emptyBoot('jwt'), status: 'authenticated', user });
      expect(await whoAnswers(at.first)).toBe('bob');
    });

    test('in another tab, the token held so far is used no more', async () => {
      const second = at.world.openTab();
      await second.login(bob);
      await deliverAll();
      expect(await whoAnswers(at.first)).toBe('bob');
      expect(at.world.calls(refreshPath)).toEqual([]);
    });

    test('the sign-in waits for a refresh under way, whose cookie would replace the new one', async () => {
      at.world.advance(400);
      const second = at.world.openTab();
      const { isSent, release } = holdRefresh(at.world);
      const call = whoAnswers(at.first);
      await isSent;
      const login = second.login(bob);
      await deliverAll();
      expect(at.world.calls('/api/auth/login/')).toHaveLength(1);
      release();
      expect([await call, (await login).status]).toEqual(['ada', 'authenticated']);
      await deliverAll();
      expect(await whoAnswers(at.first)).toBe('bob');
      const third = at.world.openTab({ status: 'loading' });
      await third.check();
      expect(third.getView().user?.username).toBe('bob');
    });
  });

  test('stays signed out when it signs out while another tab refreshes', async () => {
    const second = at.world.openTab();
    await second.check();
    at.world.advance(400);
    const { isSent, release } = holdRefresh(at.world);
    const call = second.fetch('/api/auth/me/');
    await isSent;
    const leaving = at.first.logout();
    release();
    await Promise.all([call, leaving]);
    await deliverAll();
    expect([at.first.getView().status, second.getView().status]).toEqual([
      'unauthenticated',
      'unauthenticated',
    ]);
    expect(await second.getToken()).toBeNull();
    expect(at.world.jar.get('refresh_token')).toBeUndefined();
  });

  test('asks no more once a refresh was refused, until somebody signs in', async () => {
    at.world.jar.delete('refresh_token');
    at.world.advance(400);
    at.world.sent.length = 0;
    for (let attempt = 0; attempt < 5; attempt += 1) await at.first.fetch('/api/auth/me/');
    expect(at.world.calls(refreshPath).length).toBe(1);
    expect(at.first.getView().status).toBe('unauthenticated');
    await at.first.login(testUser);
    expect((await at.first.fetch('/api/auth/me/')).status).toBe(200);
  });

  describe('a 401 to a token that looked good', () => {
    /** Refuses the first token it sees, echoes the body to any other. */
    const refuseFirst = () => {
      let refused: string | null = null;
      at.world.intercept = async (request) => {
        if (!request.url.endsWith('/api/echo/')) return undefined;
        refused ??= request.headers.get('authorization');
        if (request.headers.get('authorization') === refused) {
          return Response.json({ detail: 'Token is expired' }, { status: 401 });
        }
        const type = request.headers.get('content-type') ?? '';
        return new Response(await request.text(), { headers: { 'content-type': type } });
      };
      at.world.advance(100);
    };
    const echo = 'http://localhost:3000/api/echo/';
    const bodies: [string, () => [string | Request, RequestInit?]][] = [
      ['a string', () => [echo, { method: 'POST', body: 'héllo' }]],
      ['a Request', () => [new Request(echo, { method: 'PUT', body: 'héllo' })]],
      ['bytes', () => [echo, { method: 'PATCH', body: new TextEncoder().encode('héllo') }]],
      ['a Blob', () => [echo, { method: 'POST', body: new Blob(['hé', 'llo']) }]],
    ];

    test.each(bodies)('refreshes once and sends %s again whole', async (_name, make) => {
      refuseFirst();
      const answer = await at.first.fetch(...make());
      expect([answer.status, await answer.text()]).toEqual([200, 'héllo']);
      expect([at.world.calls(refreshPath).length, at.world.calls('/api/echo/').length]).toEqual([1, 2]);
    });

    test('sends a stream again whole', async () => {
      refuseFirst();
      const body = new Blob(['part one, ', 'part two']).stream();
      const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
      expect(await (await at.first.fetch(echo, init)).text()).toBe('part one, part two');
    });

    test('sends a form with a file again whole', async () => {
      refuseFirst();
      const body = new FormData();
      body.set('name', 'ada');
      body.set('file', new File(['contents'], 'a.txt'));
      const form = await (await at.first.fetch(echo, { method: 'POST', body })).formData();
      const file = form.get('file');
      expect([form.get('name'), file instanceof File && (await file.text())]).toEqual(['ada', 'contents']);
    });

    test('is retried once at most', async () => {
      at.world.advance(100);
      at.world.intercept = async (request) =>
        request.url.endsWith('/api/echo/') ? Response.json({ detail: 'no' }, { status: 401 }) : undefined;
      expect((await at.first.fetch(echo)).status).toBe(401);
      expect([at.world.calls(refreshPath).length, at.world.calls('/api/echo/').length]).toEqual([1, 2]);
      // And a token that is brand new is not refreshed again: the API and its tokens disagree for good.
      expect((await at.first.fetch(echo)).status).toBe(401);
      expect(at.world.calls(refreshPath).length).toBe(1);
      expect(at.first.getView().status).toBe('authenticated');
    });
  });
});

describe('session', () => {
  let at: Awaited<ReturnType<typeof setUp>>;
  beforeEach(async () => {
    at = await setUp('session');
    opened = at;
    at.world.sent.length = 0;
  });

  test('adds X-CSRFToken to unsafe calls alone', async () => {
    await at.first.fetch('/api/auth/me/');
    await at.first.fetch('/api/auth/refresh/', { method: 'POST' });
    const [me, refresh] = at.world.sent;
    expect(me?.headers.get('x-csrftoken')).toBeNull();
    expect(refresh?.headers.get('x-csrftoken')).toBe(at.world.jar.get('csrftoken'));
    expect(await at.first.getToken()).toBeNull();
  });

  test('takes the token from the header where it cannot read the cookie, and again after a refusal', async () => {
    const afar = at.world.openTab({ apiHost: 'http://api.localhost:3000' });
    expect((await afar.fetch('/api/auth/refresh/', { method: 'POST' })).status).toBe(200);
    await at.first.login(testUser);
    const answer = await afar.fetch('/api/auth/refresh/', { method: 'POST' });
    expect(answer.status).toBe(200);
    expect(at.world.calls('/api/auth/csrf/').length).toBe(2);
  });

  test('learns from a 401 that the session has ended', async () => {
    const events: AuthEvent[] = [];
    at.first.listen((event) => events.push(event));
    at.world.jar.delete('sessionid');
    expect((await at.first.fetch('/api/auth/me/')).status).toBe(401);
    expect([at.first.getView().status, events]).toEqual(['unauthenticated', ['signed-out']]);
  });
});
