// The forgotten password, with links that this API and a Django make and open alike.
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { encodeUid } from '@/lib/django/tokens';
import { openTestApi, type TestApi, testUser } from '../../../support/auth-api';
import { mailTo, resetLinkIn } from '../../../support/mails';

let api: TestApi;
afterEach(() => api.close());

const newPassword = 'seven brand new words';
const forgot = (email = 'ada@example.com') => api.client().post('/api/auth/password/forgot/', { email });
const reset = (link: { uid: string; token: string }, new_password = newPassword) =>
  api.client().post('/api/auth/password/reset/', { ...link, new_password });

for (const AUTH_STRATEGY of ['session', 'jwt', 'hybrid']) {
  test(`sets a new password by mail, and ends what was open [${AUTH_STRATEGY}]`, async () => {
    api = await openTestApi({ AUTH_STRATEGY });
    const browser = api.client();
    await browser.signIn();
    await forgot();
    const response = await reset(resetLinkIn(mailTo(api, 'ada@example.com')));
    expect(response.status).toBe(200);
    expect(mailTo(api, 'ada@example.com').subject).toContain('was changed');

    const stale = AUTH_STRATEGY === 'jwt' ? await browser.post('/api/auth/refresh/') : await browser.me();
    expect(stale.status).toBe(401);
    expect((await api.client().signIn()).status).toBe(401);
    expect((await api.client().signIn({ ...testUser, password: newPassword })).status).toBe(200);
  });
}

test('reads the uid of a link as Django reads a primary key', async () => {
  api = await openTestApi();
  await forgot();
  const { token } = resetLinkIn(mailTo(api, 'ada@example.com'));
  // "+1"
  expect((await reset({ uid: 'KzE', token })).status).toBe(200);
});

test('opens each link once', async () => {
  api = await openTestApi();
  await forgot();
  const link = resetLinkIn(mailTo(api, 'ada@example.com'));
  const statuses = await Promise.all([reset(link), reset(link, 'another new password')]);
  expect(statuses.map(({ status }) => status).sort()).toEqual([200, 400]);
  expect((await reset(link)).status).toBe(400);
});

test('refuses a link after a sign-in, a change of address, or its time', async () => {
  api = await openTestApi({ PASSWORD_RESET_TIMEOUT: '60' });
  const freshLink = async () => {
    await forgot();
    return resetLinkIn(mailTo(api, 'ada@example.com'));
  };
  const beforeSignIn = await freshLink();
  api.advance(1);
  await api.client().signIn();
  expect((await reset(beforeSignIn)).status).toBe(400);

  const late = await freshLink();
  api.advance(61);
  expect((await reset(late)).status).toBe(400);

  const moved = await freshLink();
  await api.context.stores.users.update(1, { email: 'ada@example.org' });
  expect((await reset(moved)).status).toBe(400);
});

test('refuses a link of an account that was deactivated since', async () => {
  api = await openTestApi();
  await forgot();
  await api.context.stores.users.update(1, { isActive: false });
  expect((await reset(resetLinkIn(mailTo(api, 'ada@example.com')))).status).toBe(400);
});

test('refuses a weak password and keeps the link good', async () => {
  api = await openTestApi();
  await forgot();
  const link = resetLinkIn(mailTo(api, 'ada@example.com'));
  const refusal = await reset(link, 'ada@example.com');
  expect(await refusal.json()).toEqual({
    new_password: ['The password is too similar to the email address.'],
  });
  expect((await reset(link)).status).toBe(200);
});

test('mails to the stored address, and only accounts that can sign in', async () => {
  api = await openTestApi();
  const { users } = api.context.stores;
  await forgot('ADA@EXAMPLE.COM');
  expect(api.context.outbox.list().map(({ to }) => to)).toEqual(['ada@example.com']);
  await users.setPassword(1, `!${'x'.repeat(40)}`);
  await forgot();
  await users.setPassword(1, 'md5$salt$hash');
  await users.update(1, { isActive: false });
  await forgot();
  expect(api.context.outbox.list()).toHaveLength(1);
});

type TokenCase = {
  kind: string;
  zone: string;
  now: string;
  user: { id: number | string; password: string; lastLogin: string | null; email: string | null };
  token: string;
};
const vectors: { secretKey: string; cases: TokenCase[] } = JSON.parse(
  readFileSync(new URL('../../../vectors/tokens.json', import.meta.url), 'utf8'),
);

test('opens the links that a real Django made', async () => {
  const made = vectors.cases.filter(({ kind, user }) => kind === 'make' && user.id === 1);
  expect(made.length).toBeGreaterThan(3);
  for (const { zone, now, user, token } of made) {
    const running = await openTestApi(
      { SECRET_KEY: vectors.secretKey, TIME_ZONE: zone },
      { now: () => new Date(now) },
    );
    api = running;
    const { users } = api.context.stores;
    await users.setPassword(1, user.password);
    await users.update(1, { email: user.email ?? '' });
    if (user.lastLogin !== null) await users.setLastLogin(1, new Date(user.lastLogin));
    expect((await reset({ uid: encodeUid(1), token: `${token}0` })).status).toBe(400);
    expect((await reset({ uid: encodeUid(1), token })).status).toBe(200);
    await running.close();
  }
});

test('opens a link under an older SECRET_KEY', async () => {
  const [made] = vectors.cases.filter(
    ({ kind, user, zone }) => kind === 'make' && user.id === 1 && zone === 'UTC',
  );
  if (made === undefined) throw new Error('no vector');
  api = await openTestApi(
    { SECRET_KEY: 'a new one', SECRET_KEY_FALLBACKS: vectors.secretKey },
    { now: () => new Date(made.now) },
  );
  await api.context.stores.users.setPassword(1, made.user.password);
  await api.context.stores.users.update(1, { email: made.user.email ?? '' });
  if (made.user.lastLogin) await api.context.stores.users.setLastLogin(1, new Date(made.user.lastLogin));
  expect((await reset({ uid: encodeUid(1), token: made.token })).status).toBe(200);
});

test('says by a blank password whether a link still works, and sets nothing', async () => {
  api = await openTestApi();
  await forgot();
  const link = resetLinkIn(mailTo(api, 'ada@example.com'));
  const alive = await reset(link, '');
  expect([alive.status, await alive.json()]).toEqual([
    400,
    { new_password: ['This field may not be blank.'] },
  ]);
  expect((await reset(link)).status).toBe(200);
  const dead = await reset(link, '');
  expect([dead.status, Object.keys(await dead.json())]).toEqual([400, ['token']]);
});
