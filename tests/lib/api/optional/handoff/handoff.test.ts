// setup: handoff file
// The handoff of the cross-site shape: what the API gives to the browser, and what the front end's server gets for it.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTestApi, type TestApi, type TestClient } from '@/tests/support/auth-api';

const webOrigin = 'http://localhost:3000';
const crossSite = { WEB_ORIGIN: webOrigin, API_ORIGIN: 'http://127.0.0.1:8000' };
const verifier = 'a verifier that only the front end knows';
const challenge = createHash('sha256').update(verifier).digest('base64url');

const open = (env: Record<string, string> = {}) =>
  openTestApi({ ...crossSite, ALLOWED_HOSTS: '*', NODE_ENV: 'test', ...env });

async function fetchHandoff(client: TestClient): Promise<string> {
  const answer = await client.post('/api/auth/handoff/', { challenge });
  expect(answer.status).toBe(200);
  return (await answer.json()).handoff;
}

function redeem(api: TestApi, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return api.client().send('POST', '/api/auth/handoff/redeem/', {
    body: JSON.stringify({ verifier, audience: webOrigin, ...fields }),
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** GET me/ as the front end's server does it. */
function askMe(api: TestApi, strategy: string, credential: string) {
  const headers: Record<string, string> =
    strategy === 'jwt' ? { authorization: `Bearer ${credential}` } : { cookie: `sessionid=${credential}` };
  return api.client().get('/api/auth/me/', headers);
}

describe.each(['session', 'jwt'])('%s', (strategy) => {
  test('gives the front end a credential of its own for the same user', async () => {
    const api = await open({ AUTH_STRATEGY: strategy });
    const client = api.client();
    await client.signIn();
    const answer = await redeem(api, { handoff: await fetchHandoff(client) });
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()).toEqual([]);
    const { user, credential, expires } = await answer.json();
    expect(user.username).toBe('ada');
    expect(expires).toBeGreaterThan(Date.parse('2030-01-01T00:00:00Z') / 1000);
    expect([...client.cookies.values()]).not.toContain(credential);
    expect((await askMe(api, strategy, credential)).status).toBe(200);
  });

  test('takes a token once', async () => {
    const api = await open({ AUTH_STRATEGY: strategy });
    const client = api.client();
    await client.signIn();
    const handoff = await fetchHandoff(client);
    const statuses = await Promise.all([redeem(api, { handoff }), redeem(api, { handoff })]);
    expect(statuses.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await redeem(api, { handoff })).status).toBe(401);
  });

  test('refuses a token after 30 seconds, for another front end, without the verifier, and forged', async () => {
    const api = await open({ AUTH_STRATEGY: strategy });
    const client = api.client();
    await client.signIn();
    const handoff = await fetchHandoff(client);
    expect((await redeem(api, { handoff, audience: 'https://evil.example' })).status).toBe(401);
    expect((await redeem(api, { handoff, verifier: 'another' })).status).toBe(401);
    expect((await redeem(api, { handoff: `${handoff}x` })).status).toBe(401);
    api.advance(31);
    const late = await redeem(api, { handoff });
    expect(late.status).toBe(401);
    expect(await late.json()).toEqual({
      detail: 'Handoff token is invalid or expired.',
      code: 'handoff_not_valid',
    });
  });

  test('hands nothing to a page, a stranger, or another origin', async () => {
    const api = await open({ AUTH_STRATEGY: strategy });
    const client = api.client();
    await client.get('/api/auth/csrf/');
    expect((await client.post('/api/auth/handoff/', { challenge })).status).toBe(401);
    await client.signIn();
    const foreign = { origin: 'https://evil.example' };
    expect((await client.post('/api/auth/handoff/', { challenge }, foreign)).status).toBe(403);
    const handoff = await fetchHandoff(client);
    expect((await redeem(api, { handoff }, { origin: webOrigin })).status).toBe(403);
  });

  test('gives nothing for a token of someone who signed out meanwhile', async () => {
    const api = await open({ AUTH_STRATEGY: strategy });
    const client = api.client();
    await client.signIn();
    const handoff = await fetchHandoff(client);
    await client.post('/api/auth/logout/');
    expect((await redeem(api, { handoff })).status).toBe(401);
  });
});

test('a session that was handed over ends with the one it came from', async () => {
  const api = await open();
  const client = api.client();
  await client.signIn();
  const { credential } = await (await redeem(api, { handoff: await fetchHandoff(client) })).json();
  expect((await askMe(api, 'session', credential)).status).toBe(200);
  await client.post('/api/auth/logout/');
  expect((await askMe(api, 'session', credential)).status).toBe(401);
});

test('a token follows the chain when the refresh token rotates before it is redeemed', async () => {
  const api = await open({ AUTH_STRATEGY: 'jwt' });
  const client = api.client();
  await client.signIn();
  const handoff = await fetchHandoff(client);
  expect((await client.post('/api/auth/refresh/')).status).toBe(200);
  expect((await redeem(api, { handoff })).status).toBe(200);
});

test('a spent refresh token gets no handoff', async () => {
  const api = await open({ AUTH_STRATEGY: 'jwt' });
  const client = api.client();
  await client.signIn();
  const spent = client.cookies.get('refresh_token') ?? '';
  await client.post('/api/auth/refresh/');
  client.cookies.set('refresh_token', spent);
  expect((await client.post('/api/auth/handoff/', { challenge })).status).toBe(401);
});

test('a waiting handoff signs nobody in', async () => {
  const api = await open();
  const client = api.client();
  await client.signIn();
  const handoff = await fetchHandoff(client);
  const { key } = JSON.parse(Buffer.from(handoff.split(':')[0] ?? '', 'base64url').toString());
  expect((await askMe(api, 'session', key)).status).toBe(401);
});

test('is not served where both halves share a site', async () => {
  const api = await openTestApi();
  expect((await api.client().post('/api/auth/handoff/', { challenge })).status).toBe(404);
});
