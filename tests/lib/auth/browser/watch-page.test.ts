// What a page does by itself while it is open, against a real API: renews its access token ahead of time where it is
// asked to, and loads itself anew when its user is gone, but not for ever.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchPage } from '@/lib/auth/browser/watch-page';
import { openTestApi, type TestApi, testUser } from '../../../support/auth-api';
import { createBrowserWorld, emptyBoot, type Tab } from './browser-world'; // setup: handoff else import { createBrowserWorld, type Tab } from './browser-world';

const refreshPath = '/api/auth/refresh/';

let api: TestApi;
let world: ReturnType<typeof createBrowserWorld>;
let page: ReturnType<typeof openPage>;
const stops: (() => void)[] = [];

beforeEach(() => {
  // Timers for what is to happen once need real time: the channel between tabs and the API use them.
  vi.useFakeTimers({
    toFake: ['setInterval', 'clearInterval', 'Date'],
    now: Date.parse('2030-01-01T00:00:00Z'),
  });
  page = openPage('/dashboard');
});

afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await api.close();
});

/** The parts of a browser's page that are watched and used. */
function openPage(pathname: string) {
  const kept = new Map<string, string>();
  const documentElement = { hidden: false };
  const shown = Object.assign(new EventTarget(), { visibilityState: 'visible', documentElement });
  const opened = { shown, reloads: 0, pathname, replacedBy: [] as string[], documentElement };
  const location = {
    get pathname() {
      return opened.pathname;
    },
    reload: () => {
      opened.reloads += 1;
    },
    replace: (path: string) => opened.replacedBy.push(path),
  };
  vi.stubGlobal('document', shown);
  vi.stubGlobal('window', Object.assign(new EventTarget(), { location }));
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  return opened;
}

async function openWorld(strategy: 'session' | 'jwt', env: Record<string, string> = {}): Promise<Tab> {
  api = await openTestApi({ AUTH_STRATEGY: strategy, ...env });
  world = createBrowserWorld(api, strategy);
  const tab = world.openTab();
  await tab.login(testUser);
  world.sent.length = 0;
  return tab;
}

function watch(tab: Tab, refreshAhead = false): () => void {
  const stop = watchPage(tab, { refreshAhead, refreshRouter: () => {} });
  stops.push(stop);
  return stop;
}

/** Let time pass for the page, its clock and the API alike. */
async function pass(seconds: number): Promise<void> {
  world.advance(seconds);
  vi.advanceTimersByTime(seconds * 1000);
  await world.settle();
}

const refreshes = () => world.calls(refreshPath).length;

describe('an access token', () => {
  test('is due for renewal ten seconds before its end, and not without one', async () => {
    const tab = await openWorld('jwt');
    expect(tab.refreshDueIn()).toBe(290_000);
    world.advance(100);
    expect(tab.refreshDueIn()).toBe(190_000);
    world.advance(1000);
    expect(tab.refreshDueIn()).toBe(0);
    await tab.logout();
    expect(tab.refreshDueIn()).toBeNull();
    expect(world.openTab().refreshDueIn()).toBeNull();
  });

  test('that lives for seconds is due when three quarters of them are over', async () => {
    const tab = await openWorld('jwt', { ACCESS_TOKEN_LIFETIME: '20' });
    expect(tab.refreshDueIn()).toBe(15_000);
  });

  test('is unknown to the session strategy', async () => {
    expect((await openWorld('session')).refreshDueIn()).toBeNull();
  });

  test('is renewed once when it is due, without a call that needs it', async () => {
    const tab = await openWorld('jwt');
    watch(tab, true);
    await pass(285);
    expect([refreshes(), tab.refreshDueIn()]).toEqual([0, 5000]);
    await pass(5);
    expect([refreshes(), tab.refreshDueIn()]).toEqual([1, 290_000]);
    await pass(285);
    expect(refreshes()).toBe(1);
    await pass(5);
    expect(refreshes()).toBe(2);
  });

  test('is renewed before its end, so that a call goes out with a good one', async () => {
    const tab = await openWorld('jwt');
    watch(tab, true);
    await pass(295);
    expect(refreshes()).toBe(1);
    expect((await tab.fetch('/api/auth/me/')).status).toBe(200);
    expect(refreshes()).toBe(1);
  });

  test('is left alone where nobody asked for that', async () => {
    watch(await openWorld('jwt'));
    await pass(600);
    expect(world.sent).toEqual([]);
  });

  test('is not fetched for a page that has needed none yet', async () => {
    await openWorld('jwt');
    watch(world.openTab({ status: 'authenticated' }), true);
    await pass(600);
    expect(world.sent).toEqual([]);
  });

  test('is left alone while the tab is hidden', async () => {
    watch(await openWorld('jwt'), true);
    page.shown.visibilityState = 'hidden';
    await pass(600);
    expect(refreshes()).toBe(0);
    page.shown.visibilityState = 'visible';
    await pass(5);
    expect(refreshes()).toBe(1);
  });

  test('is left alone once the page is watched no more, or its user has signed out', async () => {
    const tab = await openWorld('jwt');
    const stop = watch(tab, true);
    stop();
    await pass(600);
    expect(refreshes()).toBe(0);
    watch(tab, true);
    await tab.logout();
    await pass(600);
    expect(refreshes()).toBe(0);
  });

  test('is tried for again after an outage, which signs nobody out', async () => {
    const tab = await openWorld('jwt');
    watch(tab, true);
    world.intercept = async () => {
      throw new TypeError('fetch failed');
    };
    await pass(290);
    await pass(5);
    expect([refreshes(), tab.getView().status]).toEqual([2, 'authenticated']);
    world.intercept = async () => undefined;
    await pass(5);
    expect(tab.refreshDueIn()).toBe(290_000);
  });
});

describe('a private page whose user is gone', () => {
  /** A page that its server renders for a user, and that finds in the browser that there is none. */
  async function loadForNobody(): Promise<void> {
    const tab = world.openTab({ status: 'authenticated' });
    watch(tab);
    await tab.fetch('/api/auth/me/');
    await world.settle();
  }

  beforeEach(async () => {
    await openWorld('session');
    world.jar.delete('sessionid');
  });

  test('is hidden and loaded again, for the guard to decide', async () => {
    await loadForNobody();
    expect([page.documentElement.hidden, page.reloads]).toEqual([true, 1]);
  });

  test('leaves again within seconds, but not without end where the server keeps leading back', async () => {
    for (let load = 0; load < 3; load += 1) await loadForNobody();
    expect([page.reloads, page.replacedBy]).toEqual([3, []]);
    await loadForNobody();
    expect([page.documentElement.hidden, page.reloads, page.replacedBy]).toEqual([true, 3, ['/']]);
    vi.advanceTimersByTime(10_000);
    await loadForNobody();
    expect(page.reloads).toBe(4);
  });

  test('leaves right after a sign-in in another tab had it loaded', async () => {
    page.pathname = '/login';
    const elsewhere = world.openTab();
    watch(world.openTab());
    await elsewhere.login(testUser);
    await world.settle();
    expect(page.reloads).toBe(1);
    page.pathname = '/dashboard';
    world.jar.delete('sessionid');
    await loadForNobody();
    expect(page.reloads).toBe(2);
  });

  test('is left too when it was rendered for a user that its server did not name', async () => {
    watch(world.openTab({ status: 'loading' }));
    await world.settle();
    expect([page.documentElement.hidden, page.reloads]).toEqual([true, 1]);
  });

  test('is hidden before the browser keeps it for Back, and loaded again when it comes back', async () => {
    watch(world.openTab({ status: 'authenticated' }));
    const passing = (type: string) => Object.assign(new Event(type), { persisted: true });
    window.dispatchEvent(passing('pagehide'));
    expect([page.documentElement.hidden, page.reloads]).toEqual([true, 0]);
    window.dispatchEvent(passing('pageshow'));
    expect(page.reloads).toBe(1);
  });

  test('is left to its router where it is not private', async () => {
    page.pathname = '/';
    await loadForNobody();
    expect(page.reloads).toBe(0);
  });
});

// setup: handoff begin
describe('with the API on another site', () => {
  const anonymous = { status: 'loading', usesHandoff: true, serverKnows: false } as const;

  test('a page of a visitor who is not signed in neither forgets nor renders again', async () => {
    await openWorld('session');
    world.jar.delete('sessionid');
    page.pathname = '/';
    let refreshes = 0;
    stops.push(
      watchPage(world.openTab(anonymous), { refreshAhead: false, refreshRouter: () => refreshes++ }),
    );
    await world.settle();
    expect(world.sent.map(({ path }) => path)).toEqual(['/api/auth/session/']);
    expect([refreshes, page.reloads]).toEqual([0, 0]);
  });

  test('the sign-in form hands over again when what was handed over has expired, and the guard leads on', async () => {
    await openWorld('jwt');
    const tab = world.openTab({ ...anonymous, status: 'authenticated', serverKnows: true });
    await tab.login(testUser);
    watch(tab);
    page.pathname = '/login';
    world.intercept = async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/auth/handoff') return Response.json({ challenge: 'c' });
      return pathname === '/api/auth/handoff/' ? Response.json({ handoff: 'h' }) : undefined;
    };
    world.sent.length = 0;
    tab.accept({ ...emptyBoot('jwt'), ...anonymous });
    await world.settle();
    expect(world.calls('/auth/handoff').map(({ body }) => body)).toEqual(['{}', '{"handoff":"h"}']);
    expect(page.reloads).toBe(1);
  });
});
// setup: handoff end

test('the sign-in page is loaded anew once when somebody signs in in another tab', async () => {
  const elsewhere = await openWorld('session');
  page.pathname = '/login';
  watch(world.openTab());
  await elsewhere.login(testUser);
  await world.settle();
  await elsewhere.login(testUser);
  await world.settle();
  expect(page.reloads).toBe(1);
});
