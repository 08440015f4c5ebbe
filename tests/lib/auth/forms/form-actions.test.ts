// The plain forms, and what they cannot do where the API is on another site.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { json } from '../scripted-api';

const calls = vi.hoisted(() => [] as Request[]);
const api = vi.hoisted(() => ({ isDown: false, refusal: null as { code: string } | null }));
vi.mock('@/lib/upstream', async (original) => ({
  ...(await original<typeof import('@/lib/upstream')>()),
  callApi: async (request: Request) => {
    calls.push(request);
    if (api.isDown) throw new Error('unplugged');
    if (api.refusal !== null) return json(401, { detail: 'No.', ...api.refusal }, ['sessionid=half; Path=/']);
    return json(200, {}, ['sessionid=abc; HttpOnly; Path=/']);
  },
}));

beforeEach(() => {
  calls.length = 0;
  api.isDown = false;
  api.refusal = null;
  // The settings are read once for the process.
  vi.resetModules();
  vi.stubEnv('WEB_ORIGIN', 'http://web.test');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Send a form as a browser does in which no script has run. */
async function send(action: 'login' | 'logout', fields: Record<string, string> = {}): Promise<Response> {
  const { signInByForm, signOutByForm } = await import('@/lib/auth/forms/form-actions');
  const request = new Request(`http://web.test/auth/${action}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'sec-fetch-site': 'same-origin', cookie: 'auth_state=sealed' },
  });
  return action === 'login' ? signInByForm(request) : signOutByForm(request);
}

describe('with the API on this site', () => {
  test('sign in and lead to the next page, with the cookies of the API', async () => {
    const response = await send('login', { username: 'ada', password: 'x', next: '/account' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/account']);
    expect(response.headers.getSetCookie()).toEqual(['sessionid=abc; HttpOnly; Path=/']);
    expect(calls.map(({ url }) => url)).toEqual(['http://web.test/api/auth/login/']);
  });

  // setup: factors begin
  test('lead to the second step where it is asked for, and back to sign-in where nobody waits', async () => {
    api.refusal = { code: 'second_factor_required' };
    const owed = await send('login', { username: 'ada', password: 'x', next: '/account' });
    expect([owed.status, owed.headers.get('location')]).toEqual([303, '/login/factor?next=%2Faccount']);
    expect(owed.headers.getSetCookie()).toEqual(['sessionid=half; Path=/']);
    api.refusal = { code: 'no_pending_sign_in' };
    const { giveFactorByForm } = await import('@/lib/auth/forms/form-actions');
    const init = { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } };
    const form = (next: string) => ({ ...init, body: new URLSearchParams({ code: '123456', next }) });
    const late = await giveFactorByForm(new Request('http://web.test/auth/second-factor', form('/account')));
    expect(late.headers.get('location')).toBe('/login?error=late&next=%2Faccount');
    api.refusal = null;
    const done = await giveFactorByForm(
      new Request('http://web.test/auth/second-factor', form('//evil.test')),
    );
    expect([done.status, done.headers.get('location')]).toEqual([303, '/dashboard']);
    expect(calls.at(-1)?.url).toBe('http://web.test/api/auth/second-factor/');
    expect(await calls.at(-1)?.json()).toEqual({ code: '123456' });
  });
  // setup: factors end

  test('a form larger than the API takes is not read to its end', async () => {
    const { signInByForm } = await import('@/lib/auth/forms/form-actions');
    let sent = 0;
    const chunk = new TextEncoder().encode('a&'.repeat(8 * 1024));
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent === 100) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const headers = {
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const init = { method: 'POST', body, headers, duplex: 'half' } as const;
    expect((await signInByForm(new Request('http://web.test/auth/login', init))).status).toBe(303);
    expect(sent).toBeLessThan(10);
  });

  test('sign out and drop the state', async () => {
    const response = await send('logout');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/login']);
    expect(response.headers.getSetCookie().at(-1)).toMatch(/^auth_state=""; .*Max-Age=0/);
  });

  test('an API that does not answer signs nobody out, and the page says so and leads back', async () => {
    api.isDown = true;
    const response = await send('logout');
    expect([response.status, response.headers.getSetCookie()]).toEqual([503, []]);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.text()).toMatch(/You have not been signed out.*<a href="\/dashboard">/s);
  });
});

// setup: handoff begin
describe('with the API on another site', () => {
  beforeEach(() => {
    vi.stubEnv('NEXT_PUBLIC_API_HOST', 'http://api.example');
  });

  test.each([
    ['login', '/login?next=%2Faccount'],
    ['logout', '/dashboard'],
  ] as const)('%s says what it needs, asks nobody and touches no cookie', async (action, back) => {
    const response = await send(action, { username: 'ada', password: 'x', next: '/account' });
    expect([response.status, response.headers.getSetCookie(), calls]).toEqual([403, [], []]);
    const page = await response.text();
    expect(page).toContain('This needs JavaScript');
    expect(page).toContain(`<a href="${back}">`);
  });
});
// setup: handoff end
