// The front end's end of the handoff, against our real API on a port: what it takes, from whom, and what it seals.
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createApiServer } from '@/lib/api/http-server';
import { unsealState } from '@/lib/auth/sealed-state';
import { openTestApi, type TestApi } from '@/tests/support/auth-api';

const webOrigin = 'http://localhost:3000';
const secret = 'a secret of thirty-two characters or more';
let api: TestApi;
let closeServer: () => void;
let takeOver: (request: Request) => Promise<Response>;

beforeAll(async () => {
  api = await openTestApi({ WEB_ORIGIN: webOrigin, API_ORIGIN: 'http://127.0.0.1:8000' });
  const { server } = createApiServer(api.api);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeServer = () => server.close();
  vi.stubEnv('WEB_ORIGIN', webOrigin);
  vi.stubEnv('NEXT_PUBLIC_API_HOST', 'http://127.0.0.1:8000');
  vi.stubEnv('AUTH_API_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('AUTH_STATE_SECRET', secret);
  // Read once for a process, so it must be set before.
  ({ takeOver } = await import('@/lib/auth/handoff/handoff'));
});

afterAll(() => {
  closeServer();
  vi.unstubAllEnvs();
});

function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return takeOver(
    new Request(`${webOrigin}/auth/handoff`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    }),
  );
}

/** A challenge from the front end, and a token for it from the API. */
async function begin(): Promise<{ verifier: string; handoff: string }> {
  const begun = await post('{}');
  const [line = ''] = begun.headers.getSetCookie();
  expect(line).toMatch(
    /^auth_handoff=[\w-]{43}; .*HttpOnly; Max-Age=60; Path=\/auth\/handoff; SameSite=Strict$/,
  );
  const client = api.client();
  await client.signIn();
  const given = await client.post('/api/auth/handoff/', await begun.json());
  return { verifier: line.split(';')[0] ?? '', handoff: (await given.json()).handoff };
}

test('seals who it is, with the credential that only this server gets', async () => {
  const { verifier, handoff } = await begin();
  const answer = await post(JSON.stringify({ handoff }), { cookie: verifier });
  expect([answer.status, await answer.json()]).toEqual([200, {}]);
  const [done, seal = ''] = answer.headers.getSetCookie();
  expect(done).toMatch(/^auth_handoff=""; .*Max-Age=0/);
  const state = await unsealState(seal.split(';')[0]?.slice('auth_state='.length), [secret]);
  expect(state?.user.username).toBe('ada');
  expect(state?.handedOver?.session).toMatch(/^[0-9a-f]{32}$/);
});

test('takes a token only from the browser that began, and only once', async () => {
  const { verifier, handoff } = await begin();
  const body = JSON.stringify({ handoff });
  expect((await post(body)).status).toBe(401);
  expect((await post(body, { cookie: 'auth_handoff=guessed' })).status).toBe(401);
  expect((await post(body, { cookie: verifier })).status).toBe(200);
  expect((await post(body, { cookie: verifier })).status).toBe(401);
});

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['a sibling domain', { 'sec-fetch-site': 'same-site' }],
])('refuses %s', async (_, headers) => {
  const { verifier, handoff } = await begin();
  const answer = await post(JSON.stringify({ handoff }), { cookie: verifier, ...headers });
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
});

test.each(['', 'null', '{"handoff":1}', 'handoff=x'])('refuses the body %j', async (body) => {
  expect((await post(body)).status).toBe(400);
});
