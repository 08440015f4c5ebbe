// No endpoint tells whether an account exists: raw answers are compared byte by byte, hasher calls counted.
import { afterEach, expect, test } from 'vitest';
import { neverSignedIn } from '@/lib/api/account/email-verification';
import { encodeUid } from '@/lib/django/tokens';
import { createUser, openTestApi, type TestApi, type TestClient, testUser } from '../../../support/auth-api';

let api: TestApi;
afterEach(() => api.close());

const password = 'nanoseconds of wire';

/** Everything of an answer that a stranger sees, and what it cost. Only the request's own id may differ. */
async function observe(send: () => Promise<Response>) {
  const before = api.context.hashers.runs;
  const response = await send();
  const headers = [...response.headers].filter(([name]) => name !== 'x-request-id');
  return {
    status: response.status,
    headers,
    body: await response.text(),
    hashes: api.context.hashers.runs - before,
  };
}

async function expectAlike(sends: (() => Promise<Response>)[], status: number, hashes: number) {
  const seen = [];
  for (const send of sends) seen.push(await observe(send));
  expect(seen[0]).toMatchObject({ status, hashes });
  for (const other of seen) expect(other).toEqual(seen[0]);
}

const post =
  (path: string, body: unknown, client: TestClient = api.client()) =>
  () =>
    client.post(path, body);

for (const AUTH_STRATEGY of ['session', 'jwt', 'hybrid']) {
  for (const ACCOUNT_EMAIL_VERIFICATION of ['none', 'mandatory']) {
    const title = `[${AUTH_STRATEGY}, verification ${ACCOUNT_EMAIL_VERIFICATION}]`;

    test(`answers alike for addresses with and without an account ${title}`, async () => {
      api = await openTestApi({ AUTH_STRATEGY, ACCOUNT_EMAIL_VERIFICATION });
      await createUser(api, { username: 'gone', password, isActive: false });
      await api.context.stores.users.setPassword(2, `!${'x'.repeat(40)}`);
      const waiting = await createUser(api, { username: 'waiting', password, isActive: false });
      await api.context.stores.users.setLastLogin(waiting.id, neverSignedIn);
      const emails = ['ada', 'gone', 'waiting', 'nobody'].map((name) => `${name}@example.com`);
      await expectAlike(
        emails.map((email) => post('/api/auth/password/forgot/', { email })),
        200,
        0,
      );
      await expectAlike(
        emails.map((email) => post('/api/auth/verify-email/resend/', { email })),
        200,
        0,
      );
      const register = (email: string, index: number) =>
        post('/api/auth/register/', { username: `new${index}`, email, password });
      await expectAlike(emails.map(register), 201, 1);
      // What is left behind tells no more: the name is taken and the sign-in ends alike.
      await expectAlike(emails.map(register), 400, 0);
      const signIn = (_: string, index: number) => async () => {
        const client = api.client();
        await client.get('/api/auth/csrf/');
        return client.post('/api/auth/login/', { username: `new${index}`, password });
      };
      for (const index of emails.keys()) {
        const { status, hashes } = await observe(signIn('', index));
        expect({ status, hashes }).toEqual({
          status: ACCOUNT_EMAIL_VERIFICATION === 'none' ? 200 : 401,
          hashes: 1,
        });
      }
    });

    test(`answers alike when the new address of an account is taken ${title}`, async () => {
      api = await openTestApi({ AUTH_STRATEGY, ACCOUNT_EMAIL_VERIFICATION });
      await createUser(api, { username: 'grace', password });
      const client = api.client();
      await client.signIn();
      const change = (email: string) => post('/api/auth/email/change/', { email, ...testUser }, client);
      await expectAlike([change('grace@example.com'), change('nobody@example.com')], 200, 1);
    });
  }
}

test('answers alike for reset links of users and of nobody', async () => {
  api = await openTestApi();
  const token = 'c03k00-2f57b3a4e9d320d42deddfd7bd695e4e';
  const uids = [encodeUid(1), encodeUid(99), 'not-base64!', encodeUid('ada')];
  const reset = (uid: string) => post('/api/auth/password/reset/', { uid, token, new_password: password });
  await expectAlike(uids.map(reset), 400, 0);
});

test('answers alike for a sign-in that nobody, a deactivated user, or a user with a wrong password tries', async () => {
  api = await openTestApi();
  await createUser(api, { username: 'gone', password, isActive: false });
  const client = api.client();
  await client.get('/api/auth/csrf/');
  const attempts = [
    { username: 'nobody', password },
    { username: 'gone', password },
    { username: 'ada', password },
  ];
  await expectAlike(
    attempts.map((credentials) => post('/api/auth/login/', credentials, client)),
    401,
    1,
  );
});

test('answers alike when an address was asked for too often, whether it has an account or not', async () => {
  api = await openTestApi();
  const emails = ['ada@example.com', 'nobody@example.com'].flatMap((email) => Array<string>(8).fill(email));
  await expectAlike(
    emails.map((email) => post('/api/auth/password/forgot/', { email })),
    200,
    0,
  );
  expect(api.context.outbox.list()).toHaveLength(5);
});
