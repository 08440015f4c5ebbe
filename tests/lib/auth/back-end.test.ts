// What a back end offers, read from real answers and from those of something else.
import { expect, test } from 'vitest';
import { readBackEnd } from '@/lib/auth/back-end';
import { openTestApi } from '@/tests/support/auth-api';

type Answers = Record<string, { status: number; body: unknown } | null>;
const from = (answers: Answers) =>
  readBackEnd(async (path) => (path in answers ? (answers[path] ?? null) : { status: 404, body: {} }));
const capabilities = '/api/auth/capabilities/';
const session = '/api/auth/session/';

test.each([
  [{}, true],
  [{ ACCOUNT_REGISTRATION: 'closed' }, false],
])('reads what our API offers with %j', async (env, registration) => {
  const api = await openTestApi(env);
  const { status, offers } = await readBackEnd(async (path) => {
    const answer = await api.client().get(path);
    return { status: answer.status, body: await answer.json() };
  });
  await api.close();
  expect(status).toBe('known');
  expect(offers).toMatchObject({ registration, password_reset: true, sessions: true, sign_in: ['password'] });
});

test('takes a key that is not sent as not offered', async () => {
  const backEnd = await from({ [capabilities]: { status: 200, body: { registration: true } } });
  expect(backEnd).toMatchObject({ status: 'known', offers: { registration: true, password_reset: false } });
});

test('a back end that speaks the contract without capabilities offers to sign in', async () => {
  const body = { isAuthenticated: false, strategy: 'session', user: null };
  const backEnd = await from({ [session]: { status: 200, body } });
  expect(backEnd).toMatchObject({ status: 'known', offers: { sign_in: ['password'], registration: false } });
});

test.each([
  ['paths that are not there', {}],
  ['an answer of another shape', { [session]: { status: 200, body: { user: 1 } } }],
  ['HTML', { [capabilities]: { status: 200, body: null }, [session]: { status: 200, body: null } }],
])('what answers with %s is no auth API', async (_, answers) => {
  expect((await from(answers)).status).toBe('foreign');
});

test.each([
  ['no answer', null],
  ['an error', { status: 502, body: null }],
])('hides nothing during an outage: %s', async (_, answer) => {
  const backEnd = await from({ [capabilities]: answer });
  expect(backEnd).toMatchObject({ status: 'unknown', offers: { registration: true, password_reset: true } });
});
