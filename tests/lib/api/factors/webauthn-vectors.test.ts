// Passkeys that a real allauth stored, and answers that it accepted or refused, given to our API in the middle of a sign-in
// that allauth began. Ours accepts no more than allauth does, and less in the cases that are named here.
import { afterAll, expect, test } from 'vitest';
import { describePendingLogin } from '@/lib/allauth/session-records';
import { readPasskey } from '@/lib/allauth/webauthn';
import { openTestApi, type TestApi } from '@/tests/support/auth-api';
import { readAllauthVectors } from '../../allauth/vectors';

type Case = {
  id: string;
  note: string;
  host: string;
  authenticators: { id: number; data: Record<string, unknown> }[];
  state: Record<string, string> | null;
  credential: { id?: string };
  accepted: boolean;
};

const { cases } = readAllauthVectors<Case>('mfa_webauthn');
/** Pages of any port, and base64 that is not base64url. */
const stricter = ['other port is fine', 'base64 with padding', 'standard base64 alphabet'];

const apis = new Map<string, Promise<TestApi>>();
afterAll(async () => {
  for (const api of apis.values()) await (await api).close();
});

function openFor(host: string): Promise<TestApi> {
  const isLocal = /^(.+\.)?localhost(:|$)/.test(host);
  const WEB_ORIGIN = `${isLocal ? 'http' : 'https'}://${host}`;
  const api =
    apis.get(host) ??
    openTestApi({
      WEB_ORIGIN,
      MFA_SUPPORTED_TYPES: 'webauthn',
      RATE_LIMIT_ENABLED: 'false',
      CSRF_COOKIE_SECURE: 'false',
    });
  apis.set(host, api);
  return api;
}

test.each(cases.map((one) => [one.id, one.note, one] as const))('%s: %s', async (_id, note, vector) => {
  const api = await openFor(vector.host);
  const { stores, now, config } = api.context;
  const user = await stores.users.getByUsername('ada');
  if (user === null || stores.factors === null) throw new Error('there is no user or no table');
  for (const { id } of await stores.factors.list(user.id)) await stores.factors.delete(user.id, id);
  for (const { data } of vector.authenticators)
    await stores.factors.create({ userId: user.id, type: 'webauthn', data, now: now() });
  const key = `allauth${vector.id.replaceAll(/\D/g, '')}`.padEnd(32, 'x');
  const login = describePendingLogin({ userId: user.id, emailVerification: 'none', now: now() });
  const data = { account_login: login, ...(vector.state && { 'mfa.webauthn.state': vector.state }) };
  await stores.sessions.create(key, data, new Date(now().getTime() + 600_000));

  const client = api.client();
  await client.get('/api/auth/csrf/');
  client.cookies.set('sessionid', key);
  const answer = await client.post(
    '/api/auth/second-factor/',
    { credential: vector.credential },
    { origin: config.webOrigin },
  );
  const isExpected = vector.accepted && !stricter.includes(note);
  expect([answer.status, answer.status === 200 || (await answer.text())]).toEqual(
    isExpected ? [200, true] : [400, expect.any(String)],
  );
  const used = (await stores.factors.list(user.id)).map(({ lastUsedAt }) => lastUsedAt !== null);
  expect(used).toEqual(
    vector.authenticators.map(({ data }) => isExpected && readPasskey(data)?.id === vector.credential.id),
  );
});
