// The life of an account, as its owner sees it: in browsers, and in a mailbox behind a real SMTP server.
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { openStores } from '@/lib/stores/open';
import { type Account, inventAccount, openAccount, receiveLink, receiveMail } from './support/accounts';
import { callApi, expectAnswerBy } from './support/page-auth';
import { expect, findCookie, type Stack, test } from './support/stack';
import {
  clickWhenReady,
  expectDashboard,
  expectSignedOutLater,
  expectSignInPage,
  growOld,
  sendSignInForm,
  signInWithoutPage,
} from './support/steps';

const newPassword = 'an even better horse';
// Mails leave after the answer, which a mounted API does in a way of its own; the rest is alike.
const tag = ['@proxied'];
const refusal = 'No active account found with the given credentials';

test('registers, confirms the address by the link of the mail, and signs in', async ({ page, stack }) => {
  const account = inventAccount();
  await page.goto(`${stack.origin}/register`);
  await page.getByLabel('Username').fill(account.username);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill('1234');
  await clickWhenReady(page.getByRole('button', { name: 'Create account' }));
  await expect(page.getByText('This password is too short.', { exact: false })).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Almost there' })).toBeFocused();

  await page.getByRole('link', { name: 'Go to sign-in' }).click();
  await sendSignInForm(page, account);
  await expect(page.getByText(refusal)).toBeVisible();

  const link = await receiveLink(stack, account, /^Confirm your address/);
  await page.goto(link.href);
  await clickWhenReady(page.getByRole('button', { name: 'Confirm my address' }));
  await page.getByRole('link', { name: 'Sign in', exact: true }).last().click();
  await sendSignInForm(page, account);
  await expectDashboard(page, account);
});

test('sets a forgotten password by the link of the mail, which ends every session', async ({
  page,
  browser,
  request,
  stack,
}) => {
  const account = await openAccount(request, stack);
  const elsewhere = await openDashboard(browser, stack, account);
  await page.goto(`${stack.origin}/login`);
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  await page.getByLabel('E-mail').fill(account.email);
  await clickWhenReady(page.getByRole('button', { name: 'Send the link' }));
  await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeFocused();

  const link = await receiveLink(stack, account, /^Set a new password/);
  await setPasswordByLink(page, link);
  await page.getByRole('link', { name: 'Sign in', exact: true }).last().click();
  await sendSignInForm(page, account);
  await expect(page.getByText(refusal)).toBeVisible();
  await sendSignInForm(page, { ...account, password: newPassword });
  await expectDashboard(page, account);

  await expectSignedOutLater(elsewhere);
  await receiveMail(stack, account, /was changed$/);
  // A link opens once.
  await elsewhere.goto(link.href);
  await expect(elsewhere.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await expect(elsewhere.getByLabel('New password')).toHaveCount(0);
  await elsewhere.context().close();
});

test('changes the password: this browser stays signed in, every other one does not', { tag }, async ({
  page,
  browser,
  request,
  context,
  stack,
}) => {
  const account = await openAccount(request, stack);
  const elsewhere = await openDashboard(browser, stack, account);
  await signInWithoutPage(context, stack, account);
  await page.goto(`${stack.origin}/account`);
  await page.getByLabel('Current password').fill(account.password);
  await page.getByLabel('New password').fill(newPassword);
  await clickWhenReady(page.getByRole('button', { name: 'Change password' }));
  await expect(page.getByText('Password changed')).toBeVisible();

  await growOld(context);
  await page.goto(`${stack.origin}/dashboard`);
  await expectDashboard(page, account);
  await callApi(page);
  await expectAnswerBy(page, stack.apiName);
  await expectSignedOutLater(elsewhere);
  await sendSignInForm(elsewhere, { ...account, password: newPassword });
  await expectDashboard(elsewhere, account);
  await receiveMail(stack, account, /was changed$/);
  await elsewhere.context().close();
});

test('ends the session of another browser, which is signed out', { tag }, async ({
  page,
  browser,
  request,
  context,
  stack,
}) => {
  const account = await openAccount(request, stack);
  const elsewhere = await openDashboard(browser, stack, account);
  await signInWithoutPage(context, stack, account);
  await page.goto(`${stack.origin}/account`);
  const rows = page.locator('#sessions').getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('This device');
  await expect(rows.last()).toContainText(/Firefox/);
  await rows
    .last()
    .getByRole('button', { name: /^Sign out/ })
    .click();
  await expect(rows).toHaveCount(1);

  // A session is gone with the next call; an access token lives on until it expires, its refresh token does not.
  if (stack.strategy === 'session') {
    await callApi(elsewhere);
    await expectSignInPage(elsewhere);
  } else await expectSignedOutLater(elsewhere);
  await growOld(context);
  await page.goto(`${stack.origin}/dashboard`);
  await expectDashboard(page, account);
  await elsewhere.context().close();
});

test('moves to another address by the link of the mail', { tag }, async ({
  page,
  context,
  request,
  stack,
}) => {
  const account = await openAccount(request, stack);
  const moved = { ...account, email: `new-${account.email}` };
  await signInWithoutPage(context, stack, account);
  await page.goto(`${stack.origin}/account`);
  await page.getByLabel('New e-mail').fill(moved.email);
  await page.locator('#email-password').fill(account.password);
  await clickWhenReady(page.getByRole('button', { name: 'Send the link' }));
  await expect(page.getByText(`A link is on its way to ${moved.email}.`)).toBeVisible();

  const link = await receiveLink(stack, moved, /^Confirm your new address/);
  await page.goto(link.href);
  await clickWhenReady(page.getByRole('button', { name: 'Confirm the address' }));
  await expect(page).toHaveURL(/\/account\?done=/);
  await expect(page.getByText('Your address has been changed.')).toBeVisible();
  await expect(page.getByRole('main').getByText(moved.email)).toBeVisible();
  // The old address is told.
  await receiveMail(stack, account, /^Your address on .* was changed$/);
});

test('asks who signed in long ago for the password, and then does what was asked for', {
  tag: [...tag, '@session'],
}, async ({ page, context, request, stack }) => {
  const account = await openAccount(request, stack);
  await signInWithoutPage(context, stack, account);
  await forgetSignInTime(context, stack);
  await page.goto(`${stack.origin}/account`);
  await page.getByLabel('Username').first().fill(`${account.username}-2`);
  await clickWhenReady(page.getByRole('button', { name: 'Save profile' }));
  const dialog = page.getByRole('dialog', { name: 'Confirm your password' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Please enter your password again.')).toBeVisible();

  await page.getByRole('button', { name: 'Save profile' }).click();
  await expect(dialog.getByLabel('Your password')).toHaveAttribute('autocomplete', 'current-password');
  await dialog.getByLabel('Your password').fill('wrong');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByText(/incorrect|wrong/i)).toBeVisible();
  await dialog.getByLabel('Your password').fill(account.password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Profile saved')).toBeVisible();
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(page.getByLabel('Username').first()).toHaveValue(`${account.username}-2`);
});

test('deletes the account, and nobody is signed in to it any more', { tag }, async ({
  page,
  browser,
  request,
  context,
  stack,
}) => {
  const account = await openAccount(request, stack);
  const elsewhere = await openDashboard(browser, stack, account);
  await signInWithoutPage(context, stack, account);
  await page.goto(`${stack.origin}/account`);
  await clickWhenReady(page.getByRole('button', { name: 'Delete my account' }));
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' });
  await dialog.getByLabel('Your password').fill('wrong');
  await dialog.getByRole('button', { name: 'Delete permanently' }).click();
  await expect(dialog.getByText(/password/i).filter({ hasText: /incorrect|wrong/i })).toBeVisible();
  await dialog.getByLabel('Your password').fill(account.password);
  await dialog.getByRole('button', { name: 'Delete permanently' }).click();
  await expect(page).toHaveURL(`${stack.origin}/`);
  await receiveMail(stack, account, /was deleted$/);

  expect(await findCookie(context, stack.credentialCookie)).toBeUndefined();
  await expectSignedOutLater(elsewhere);
  await sendSignInForm(elsewhere, account);
  await expect(elsewhere.getByText(refusal)).toBeVisible();
  await elsewhere.context().close();
});

/** Another browser of the same person, with the dashboard open. */
async function openDashboard(browser: Browser, stack: Stack, account: Account): Promise<Page> {
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const context = await browser.newContext({ userAgent });
  await signInWithoutPage(context, stack, account);
  const page = await context.newPage();
  await page.goto(`${stack.origin}/dashboard`);
  await expectDashboard(page, account);
  return page;
}

async function setPasswordByLink(page: Page, link: URL): Promise<void> {
  await page.goto(link.href);
  await page.getByLabel('New password').fill(newPassword);
  await clickWhenReady(page.getByRole('button', { name: 'Set the password' }));
  await expect(page.getByRole('heading', { name: 'Your password has been changed' })).toBeFocused();
}

/** A session that does not say when the password was given: one that Django opened. */
async function forgetSignInTime(context: BrowserContext, { apiEnv }: Stack): Promise<void> {
  const stores = await openStores({
    databaseUrl: apiEnv.DATABASE_URL ?? '',
    keys: { secretKey: apiEnv.SECRET_KEY ?? '', secretKeyFallbacks: [] },
    now: () => new Date(),
  });
  const key = (await findCookie(context, 'sessionid'))?.value ?? '';
  const session = await stores.sessions.load(key, new Date());
  if (session === null) throw new Error('no such session');
  const { _auth_at: _, ...data } = session.data;
  await stores.sessions.update(key, data, session.expireDate);
  await stores.close();
}
