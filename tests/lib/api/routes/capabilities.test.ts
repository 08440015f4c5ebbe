// What the API says it offers, and that it is so.
import { afterEach, expect, test } from 'vitest';
import { capabilitiesAnswer } from '@/lib/contract/capabilities';
import { openTestApi, type TestApi } from '../../../support/auth-api';

let api: TestApi;
afterEach(() => api.close());

const ask = async () => (await api.client().get('/api/auth/capabilities/')).json();

test('says what a fresh API offers', async () => {
  api = await openTestApi();
  expect(capabilitiesAnswer.strict().parse(await ask())).toMatchObject({
    strategy: 'session',
    sign_in: ['password'],
    registration: true,
    email_verification: false,
    sessions: true,
  });
});

test('follows the settings', async () => {
  api = await openTestApi({
    AUTH_STRATEGY: 'jwt',
    ACCOUNT_REGISTRATION: 'closed',
    ACCOUNT_EMAIL_VERIFICATION: 'mandatory',
  });
  expect(await ask()).toMatchObject({ strategy: 'jwt', registration: false, email_verification: true });
});

test('makes no account where registration is closed', async () => {
  api = await openTestApi({ ACCOUNT_REGISTRATION: 'closed' });
  const newcomer = { username: 'grace', email: 'grace@example.org', password: 'nanoseconds of wire' };
  const answer = await api.client().post('/api/auth/register/', newcomer);
  expect(answer.status).toBe(403);
  expect(await answer.json()).toEqual({ detail: 'Registration is closed.', code: 'registration_closed' });
  expect(await api.context.stores.users.hasUsername('grace')).toBe(false);
});
