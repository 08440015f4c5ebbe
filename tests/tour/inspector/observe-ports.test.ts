// The inspector against a real API: what it sees of a tab, and what its buttons make happen.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBrowserAuth } from '@/lib/auth/browser/browser-auth';
import { createBrowserWorld, deliverAll, emptyBoot } from '@/tests/lib/auth/browser/browser-world';
import { openTestApi, type TestApi, testUser } from '@/tests/support/auth-api';
import { type Observer, observePorts } from '@/tour/inspector/watch/observe-ports';
import { refreshInTabs } from '@/tour/inspector/watch/ten-tabs';

let api: TestApi;
afterEach(() => api.close());

const calls = (observer: Observer) =>
  observer
    .getObservation()
    .log.filter(({ kind }) => kind === 'call')
    .map(({ text, call }) => `${text} ${call?.status} ${call?.carried}`);

async function setUp(strategy: 'session' | 'jwt') {
  api = await openTestApi({ AUTH_STRATEGY: strategy });
  const world = createBrowserWorld(api, strategy);
  const observer = observePorts(world.openPorts());
  const boot = emptyBoot(strategy);
  const auth = createBrowserAuth(boot, observer.ports);
  await auth.login(testUser);
  observer.clear();
  return { world, observer, auth, boot };
}

describe('jwt', () => {
  let at: Awaited<ReturnType<typeof setUp>>;
  beforeEach(async () => {
    at = await setUp('jwt');
  });

  test('sees the access token that a login brings', () => {
    expect(at.observer.getObservation().access?.token.split('.')).toHaveLength(3);
  });

  test('writes down each call with what it carried, and no credential', async () => {
    await at.auth.fetch('/api/auth/me/');
    expect(calls(at.observer)).toEqual(['GET /api/auth/me/ 200 Bearer']);
    const token = at.observer.getObservation().access?.token ?? '';
    expect(JSON.stringify(at.observer.getObservation().log)).not.toContain(token.split('.')[2]);
  });

  test('an access token declared expired is refreshed before the next call', async () => {
    expect(at.observer.expireAccess()).toBe(true);
    await at.auth.fetch('/api/auth/me/');
    expect(calls(at.observer)).toEqual([
      'POST /api/auth/refresh/?include=user 200 cookies',
      'GET /api/auth/me/ 200 Bearer',
    ]);
  });

  test('expires the token of the other tabs too, so that none hands it over', async () => {
    const other = createBrowserAuth(at.boot, at.world.openPorts());
    await other.check();
    // What the two have told each other so far must not arrive after the next word.
    await deliverAll();
    at.observer.expireAccess();
    await deliverAll();
    at.world.sent.length = 0;
    await other.fetch('/api/auth/me/');
    expect(at.world.calls('/api/auth/refresh/')).toHaveLength(1);
  });

  test('of ten tabs that need a token one asks the API', async () => {
    at.observer.expireAccess();
    const openPorts = () => ({ ...at.world.openPorts(), fetch: at.observer.ports.fetch });
    const { user } = at.auth.getView();
    const results = await refreshInTabs({ count: 10, boot: { ...at.boot, user }, openPorts });
    expect(results.map(({ got }) => got).sort()).toEqual(['asked', ...Array(9).fill('handed over')]);
    expect(calls(at.observer)).toEqual(['POST /api/auth/refresh/?include=user 200 cookies']);
  });
});

test('in the session strategy ten tabs ask with the one cookie, and nothing is refreshed', async () => {
  const { world, boot, observer } = await setUp('session');
  expect(observer.expireAccess()).toBe(false);
  const results = await refreshInTabs({ count: 10, boot, openPorts: world.openPorts });
  expect(results.every(({ got }) => got === 'asked')).toBe(true);
  expect(world.calls('/api/auth/refresh/')).toHaveLength(0);
});

test('tells an outage from a refusal', async () => {
  const { world, observer, auth } = await setUp('session');
  world.intercept = async () => {
    throw new Error('unplugged');
  };
  await auth.check();
  expect(calls(observer)).toEqual(['GET /api/auth/session/ no answer cookies']);
});
