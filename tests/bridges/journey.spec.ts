// What a visitor does at a front end that stands before somebody's Django, through a browser. Each test is a step of the
// matrix; a step that the back end lacks must not be offered by the pages, which is a test of its own.
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { type Account, inventAccount } from '@/tests/e2e/support/accounts';
import { demoUser } from '@/tests/e2e/support/external-api';
import { findAuth } from '@/tests/e2e/support/page-auth';
import { findCookie, type Stack } from '@/tests/e2e/support/stack';
import {
  clickWhenReady,
  expectDashboard,
  expectSignInPage,
  growOld,
  sendSignInForm,
  signIn,
  signInWithoutPage,
  signOut,
} from '@/tests/e2e/support/steps';
import { test } from './installation';
import type { Mode } from './modes';

const refusal = 'No active account found with the given credentials';
const newPassword = 'an even better horse';

test('bad password', async ({ page, stack, context }) => {
  await page.goto(`${stack.origin}/dashboard`);
  await expectSignInPage(page);
  await sendSignInForm(page, { ...demoUser, password: 'not the password' });
  await expect(page.getByText(refusal)).toBeVisible();
  expect(await findCookie(context, stack.credentialCookie)).toBeUndefined();
});

test('sign-in', async ({ page, stack, context }) => {
  const tokens: string[] = [];
  page.on('response', async (answer) => {
    if (answer.url().includes('/api/')) tokens.push(await answer.text().catch(() => ''));
  });
  await signIn(page, stack);
  const cookie = await findCookie(context, stack.credentialCookie);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: '127.0.0.1' });
  expect(cookie?.value).toMatch(/^Fe26\.2\*/);
  expect((await context.cookies()).map(({ name }) => name).sort()).toEqual(
    ['auth_state', 'csrftoken', stack.credentialCookie].sort(),
  );
  const visible = await page.evaluate(() => [
    document.cookie,
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
  ]);
  expect(visible.join()).not.toMatch(/auth_state|sessionid|refresh|eyJ/);
  // An access token is all that a script may be given: no refresh token, no DRF token.
  for (const text of tokens) expect(text).not.toMatch(/"refresh"|auth_token|"key"/);
  for (const [, payload = ''] of tokens.join().matchAll(/eyJ[\w-]+\.(eyJ[\w-]+)\./g))
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString()).token_type).toBe('access');
});

test('reload', async ({ page, stack, context }) => {
  await signIn(page, stack);
  await page.reload();
  await expectDashboard(page);
  const second = await context.newPage();
  await second.goto(`${stack.origin}/account`);
  await expect(second.getByRole('heading', { name: 'Account', exact: true })).toBeVisible();
});

test('server page', async ({ context, stack }) => {
  await signInWithoutPage(context, stack);
  await getDashboard(context, stack);
  stack.proxy.calls.length = 0;
  await getDashboard(context, stack);
  expect(stack.proxy.calls).toEqual([]);
  await growOld(context);
  await getDashboard(context, stack);
  expect(stack.proxy.calls.length).toBeGreaterThan(0);
});

test('refresh', async ({ page, stack, context }) => {
  await signIn(page, stack);
  for (let round = 0; round < 3; round += 1) {
    await growOld(context);
    await page.reload();
    await expectDashboard(page);
    expect(await callFromPage(page, '/api/auth/me/')).toMatchObject({ status: 200 });
  }
  const answer = await post(context, stack, '/api/auth/refresh/?include=user');
  expect([answer.status(), (await answer.json()).user.username]).toEqual([200, demoUser.username]);
});

test('ten tabs', async ({ stack, context }) => {
  await signInWithoutPage(context, stack);
  const pages = await Promise.all(Array.from({ length: 10 }, () => context.newPage()));
  for (let round = 0; round < 2; round += 1) {
    await growOld(context);
    await Promise.all(pages.map((page) => page.goto(`${stack.origin}/dashboard`)));
    for (const page of pages) await expectDashboard(page);
    const answers = await Promise.all(pages.map((page) => callFromPage(page, '/api/auth/me/')));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  }
  expect((await post(context, stack, '/api/auth/refresh/')).status()).toBe(200);
});

test('late request', async ({ stack, context, playwright }) => {
  await signInWithoutPage(context, stack);
  const before = await findCookie(context, stack.credentialCookie);
  expect((await post(context, stack, '/api/auth/refresh/')).status()).toBe(200);
  const late = await playwright.request.newContext();
  const headers = { cookie: `${stack.credentialCookie}=${before?.value}` };
  const answer = await late.get(`${stack.origin}/dashboard`, { headers, maxRedirects: 0 });
  expect([answer.status(), (await answer.text()).includes(demoUser.username)]).toEqual([200, true]);
  await late.dispose();
  expect((await post(context, stack, '/api/auth/refresh/')).status()).toBe(200);
});

test('own endpoint', async ({ page, stack, context, own }) => {
  const stranger = await context.request.get(`${stack.origin}${own.ownPath}`);
  expect([401, 403]).toContain(stranger.status());
  await signIn(page, stack);
  const read = await callFromPage(page, own.ownPath);
  expect(read).toMatchObject({ status: 200, body: { customer: demoUser.username } });
  const written = await callFromPage(page, own.ownPath, { note: 'ring twice' });
  expect(written).toMatchObject({ status: 200, body: { customer: demoUser.username, note: 'ring twice' } });
  // The sealed state is nobody else's business, and neither is the sealed credential.
  expect(JSON.stringify([read.body, written.body])).not.toMatch(/auth_state|refresh_token/);
});

test('registration', async ({ page, stack, own }) => {
  const account = inventAccount();
  await page.goto(`${stack.origin}/login`);
  await page.getByRole('link', { name: 'Create one' }).click();
  await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible();
  await page.getByLabel('Username').fill(account.username);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill('password');
  await clickWhenReady(page.getByRole('button', { name: 'Create account' }));
  await expect(page.getByText('This password is too common.')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Almost there' })).toBeVisible();
  if (own.confirmsAddresses) {
    await page.getByRole('link', { name: 'Go to sign-in' }).click();
    await sendSignInForm(page, account);
    await expect(page.getByText(/No active account found|confirm your e-mail address first/)).toBeVisible();
    await page.goto(await receiveLink(stack, account, '/verify-email'));
    await clickWhenReady(page.getByRole('button', { name: 'Confirm my address' }));
    await page.getByRole('link', { name: 'Sign in', exact: true }).last().click();
  } else await page.getByRole('link', { name: 'Go to sign-in' }).click();
  await sendSignInForm(page, account);
  await expectDashboard(page, account);
});

test('reset', async ({ page, stack, context, own }) => {
  const account = await openAccount(context, stack, own);
  await page.goto(`${stack.origin}/login`);
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  await page.getByLabel('E-mail').fill(account.email);
  await clickWhenReady(page.getByRole('button', { name: 'Send the link' }));
  await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeVisible();
  await page.goto(await receiveLink(stack, account, '/reset/'));
  await page.getByLabel('New password').fill(newPassword);
  await clickWhenReady(page.getByRole('button', { name: 'Set the password' }));
  await expect(page.getByRole('heading', { name: 'Your password has been changed' })).toBeVisible();
  await page.getByRole('link', { name: 'Sign in', exact: true }).last().click();
  await sendSignInForm(page, account);
  await expect(page.getByText(refusal)).toBeVisible();
  await sendSignInForm(page, { ...account, password: newPassword });
  await expectDashboard(page, account);
});

test('password change', async ({ page, stack, context, own }) => {
  const account = await openAccount(context, stack, own);
  await signIn(page, stack, { user: account });
  await page.goto(`${stack.origin}/account`);
  await page.getByLabel('Current password').fill('not the password');
  await page.getByLabel('New password').fill(newPassword);
  await clickWhenReady(page.getByRole('button', { name: 'Change password' }));
  await expect(
    page.getByText(/Invalid password\.|type your current password|old password was entered incorrectly/),
  ).toBeVisible();
  await page.getByLabel('Current password').fill(account.password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Password changed')).toBeVisible();
  await signOut(page);
  await sendSignInForm(page, { ...account, password: newPassword });
  await expectDashboard(page, account);
});

test('second factor', async ({ page, stack, context, own }) => {
  test.skip(own.locksAt === undefined, 'this back end has none');
  const account = await openAccount(context, stack, own);
  await signIn(page, stack, { user: account });
  const locked = await callFromPage(page, own.locksAt ?? '', {});
  await page.goto(`${stack.origin}/account`);
  await signOut(page);
  await sendSignInForm(page, account);
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  expect(await findCookie(context, stack.credentialCookie)).toBeUndefined();
  expect(await findCookie(context, 'second_factor')).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  await page.goto(`${stack.origin}/dashboard`);
  await expectSignInPage(page);
  await page.goto(`${stack.origin}/login/factor`);
  await page.getByLabel('Code').fill('00000000');
  await clickWhenReady(page.getByRole('button', { name: 'Continue' }));
  await expect(page.getByText('Incorrect code.')).toBeVisible();
  await page.getByLabel('Code').fill(locked.body.codes[0]);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectDashboard(page, account);
  expect(await findCookie(context, 'second_factor')).toBeUndefined();
});

test('open sessions', async ({ stack, context, own, playwright }) => {
  test.skip(own.locksAt === undefined, 'this back end has no list of them');
  const account = await openAccount(context, stack, own);
  await signInWithoutPage(context, stack, account);
  const other = await playwright.request.newContext({ baseURL: stack.origin });
  const token = (await other.get('/api/auth/csrf/')).headers()['x-csrftoken'] ?? '';
  const headers = { origin: stack.origin, 'x-csrftoken': token };
  expect((await other.post('/api/auth/login/', { data: account, headers })).status()).toBe(200);
  const read = async () =>
    (await (await context.request.get(`${stack.origin}/api/auth/sessions/`)).json()).sessions;
  expect((await read()).map(({ current }: { current: boolean }) => current).sort()).toEqual([false, true]);
  expect((await post(context, stack, '/api/auth/sessions/revoke-others/')).status()).toBe(200);
  expect(await read()).toMatchObject([{ current: true }]);
  expect((await other.get('/api/auth/me/')).status()).toBe(401);
  await other.dispose();
});

test('outage', async ({ page, stack, context }) => {
  await signIn(page, stack);
  const before = await findCookie(context, stack.credentialCookie);
  for (const mood of ['down', 'error', 'html', 'garbage', 'silent'] as const) {
    stack.proxy.mood = mood;
    await growOld(context);
    const answer = await page.goto(`${stack.origin}/dashboard`);
    expect([mood, answer?.status()]).toEqual([mood, 503]);
    expect((await findCookie(context, stack.credentialCookie))?.value).toBe(before?.value);
  }
  stack.proxy.mood = 'working';
  await page.getByRole('link', { name: 'Try again' }).click();
  await expectDashboard(page);
});

test('sign-out', async ({ page, stack, context, playwright }) => {
  await signIn(page, stack);
  const old = await findCookie(context, stack.credentialCookie);
  await page.goto(`${stack.origin}/account`);
  await signOut(page);
  expect(await findCookie(context, stack.credentialCookie)).toBeUndefined();
  expect(await findCookie(context, 'auth_state')).toBeUndefined();
  await page.goBack();
  await expectSignInPage(page);
  const thief = await playwright.request.newContext();
  const headers = { cookie: `${stack.credentialCookie}=${old?.value}` };
  const answer = await thief.get(`${stack.origin}/dashboard`, { headers, maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  await thief.dispose();
});

test('only what is there is offered', async ({ page, stack, own }) => {
  const isThere = (step: (typeof own.lacks)[number]) => (own.lacks.includes(step) ? 0 : 1);
  await page.goto(`${stack.origin}/login`);
  await expect(page.getByRole('link', { name: 'Create one' })).toHaveCount(isThere('registration'));
  await expect(page.getByRole('link', { name: 'Forgot password?' })).toHaveCount(isThere('reset'));
  await signIn(page, stack);
  await page.goto(`${stack.origin}/account`);
  await expect(page.getByRole('heading', { name: 'Account', exact: true })).toBeVisible();
  const changes = page.getByRole('button', { name: 'Change password' });
  await expect(changes).toHaveCount(isThere('password change'));
});

/** An account made by the bridge alone. */
async function openAccount(context: BrowserContext, stack: Stack, own: Mode): Promise<Account> {
  const account = inventAccount();
  const answer = await context.request.post(`${stack.origin}/api/auth/register/`, {
    data: account,
    headers: { origin: stack.origin },
  });
  expect(answer.status()).toBe(201);
  if (own.confirmsAddresses) {
    const link = new URL(await receiveLink(stack, account, '/verify-email'));
    const confirmed = await context.request.post(`${stack.origin}/api/auth/verify-email/`, {
      data: Object.fromEntries(link.searchParams),
      headers: { origin: stack.origin },
    });
    expect(confirmed.status()).toBe(200);
  }
  return account;
}

/** The link to this page of the front end, in the last mail to the account that has one. */
async function receiveLink({ mailServer, origin }: Stack, { email }: Account, path: string) {
  const pattern = new RegExp(`${origin}${path}[^\\s"]*`);
  const find = () => {
    const mails = mailServer.mails.filter(({ recipients }) => recipients.includes(email));
    return mails.map(({ text = '' }) => pattern.exec(text)?.[0]).findLast((link) => link !== undefined);
  };
  await expect.poll(find, { message: `a mail with a link to ${path}` }).toBeDefined();
  return find() ?? '';
}

async function getDashboard(context: BrowserContext, stack: Stack): Promise<void> {
  const answer = await context.request.get(`${stack.origin}/dashboard`, { maxRedirects: 0 });
  expect([answer.status(), (await answer.text()).includes(demoUser.username)]).toEqual([200, true]);
}

/** POST as a page of this site does. */
async function post(context: BrowserContext, stack: Stack, path: string) {
  const csrf = (await findCookie(context, 'csrftoken'))?.value ?? '';
  const headers = { origin: stack.origin, 'x-csrftoken': csrf };
  return context.request.post(`${stack.origin}${path}`, { headers });
}

/** A call through useAuth().fetch; with a body it is a POST. */
async function callFromPage(page: Page, path: string, json?: object) {
  const auth = await findAuth(page);
  return auth.evaluate(
    async (found, call) => {
      const headers = { 'content-type': 'application/json' };
      const init = call.json && { method: 'POST', headers, body: JSON.stringify(call.json) };
      const answer = await found.fetch(call.path, init);
      return { status: answer.status, body: await answer.json() };
    },
    { path, json },
  );
}
