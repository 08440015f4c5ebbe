// Pairs of tokens are handed out only where a request may carry them.
import { afterEach, expect, test } from 'vitest';
import { openTestApi, type TestApi, testUser } from '../../../support/auth-api';

let api: TestApi | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

async function pathsOf(opened: TestApi): Promise<string[]> {
  const { paths } = await (await opened.client().get('/api/openapi.json')).json();
  return Object.keys(paths).filter((path) => path.startsWith('/api/token/'));
}

test.each(['', 'refresh/', 'verify/', 'blacklist/'])(
  'has no /api/token/%s with sessions alone',
  async (end) => {
    api = await openTestApi({ AUTH_STRATEGY: 'session' });
    const answer = await api.client().post(`/api/token/${end}`, testUser);
    expect([answer.status, await answer.json()]).toEqual([404, { detail: 'Not found.' }]);
    expect(await pathsOf(api)).toEqual([]);
  },
);

test.each(['jwt', 'hybrid'])('takes at /api/auth/me/ what /api/token/ gives [%s]', async (AUTH_STRATEGY) => {
  api = await openTestApi({ AUTH_STRATEGY });
  const pair = await (await api.client().post('/api/token/', testUser)).json();
  const me = await api.client().get('/api/auth/me/', { authorization: `Bearer ${pair.access}` });
  expect(me.status).toBe(200);
  expect(await pathsOf(api)).toHaveLength(4);
});
