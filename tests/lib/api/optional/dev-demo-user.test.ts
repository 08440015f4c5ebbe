// The demo user, as the sign-in page of a developer's machine is told of it.
import { expect, test } from 'vitest';
import { demoUser } from '@/lib/api/demo-user';
import { createUser, openTestApi } from '@/tests/support/auth-api';

const read = async (env: Record<string, string>, isActive?: boolean) => {
  const api = await openTestApi(env);
  if (isActive !== undefined) await createUser(api, { ...demoUser, isActive });
  const answer = await api.client().get('/api/dev/demo-user/');
  await api.close();
  return [answer.status, await answer.json()];
};

test('is named where the database has it', async () => {
  expect(await read({}, true)).toEqual([200, demoUser]);
});

test.each([
  ['a database without it', {}, undefined],
  ['one where it cannot sign in', {}, false],
  ['production', { NODE_ENV: 'production', EMAIL_BACKEND: 'console' }, true],
  ['a public address', { WEB_ORIGIN: 'https://app.example.com', ALLOWED_HOSTS: '*' }, true],
])('is not named by %s', async (_, env, isActive) => {
  expect(await read(env, isActive)).toEqual([404, { detail: 'Not found.' }]);
});
