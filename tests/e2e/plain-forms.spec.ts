// Every form in a browser in which no script runs: it works, or says that it cannot.
import type { Page } from '@playwright/test';
import { type Account, inventAccount, openAccount, receiveLink } from './support/accounts';
import { expect, test } from './support/stack';
import { expectDashboard, expectSignInPage, sendSignInForm, signInWithoutPage } from './support/steps';

test.use({ javaScriptEnabled: false });

const tag = ['@ours', '@proxied'];
const newPassword = 'an even better horse';

test('signs up, confirms the address, and sets a forgotten password', { tag }, async ({ page, stack }) => {
  const account = inventAccount();
  await page.goto(`${stack.origin}/register`);
  await fillSignUp(page, { ...account, password: '12345678' });
  await expect(page.getByText('Password: This password is entirely numeric.')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the form' }).click();
  await fillSignUp(page, account);
  await expect(page.getByRole('heading', { name: 'Almost there' })).toBeVisible();

  const link = await receiveLink(stack, account, /^Confirm your address/);
  await page.goto(link.href);
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();

  await page.goto(`${stack.origin}/forgot`);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeVisible();
  const reset = await receiveLink(stack, account, /^Set a new password/);
  await page.goto(reset.href);
  await page.getByLabel('New password').fill(newPassword);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expectSignInPage(page);
  await expect(page.getByText('Your password has been changed')).toBeVisible();
  await sendSignInForm(page, { ...account, password: newPassword });
  await expectDashboard(page, account);
});

test('changes the profile, the address and the password', { tag }, async ({
  page,
  context,
  request,
  stack,
}) => {
  const account = await openAccount(request, stack);
  await signInWithoutPage(context, stack, account);
  await page.goto(`${stack.origin}/account`);
  const profile = page.locator('#profile');
  await expect(profile.getByLabel('Username')).toHaveValue(account.username);
  await profile.getByLabel('First name').fill('Ada');
  await profile.getByRole('button', { name: 'Save profile' }).click();
  await expect(page.getByText('Your profile has been saved.')).toBeVisible();
  await expect(profile.getByLabel('First name')).toHaveValue('Ada');

  const password = page.locator('#password');
  await password.getByLabel('Current password').fill('wrong');
  await password.getByLabel('New password').fill(newPassword);
  await password.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText(/^Old password: /)).toBeVisible();
  await page.getByRole('link', { name: 'Back to the form' }).click();
  await password.getByLabel('Current password').fill(account.password);
  await password.getByLabel('New password').fill(newPassword);
  await password.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password has been changed.')).toBeVisible();

  const email = page.locator('#email');
  await email.getByLabel('New e-mail').fill(`new-${account.email}`);
  await email.getByLabel('Your password').fill(newPassword);
  await email.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('A link is on its way to your new address.')).toBeVisible();

  // Playwright looks past <noscript>, the browser does not.
  for (const part of ['#sessions', '#delete']) {
    expect(await page.locator(part).textContent()).toContain('This needs JavaScript');
  }
  await expect(page.getByRole('button', { name: 'Delete my account' })).toBeHidden();
});

test('takes no form of the account from another site', { tag: [...tag, '@session'] }, async ({
  context,
  request,
  stack,
}) => {
  const account = await openAccount(request, stack);
  await signInWithoutPage(context, stack, account);
  for (const action of ['register', 'reset', 'profile', 'password', 'needs-script']) {
    const answer = await context.request.post(`${stack.origin}/auth/${action}`, {
      form: { first_name: 'Eve' },
      headers: { 'sec-fetch-site': 'cross-site' },
      maxRedirects: 0,
    });
    expect([action, answer.status()]).toEqual([action, 403]);
  }
});

async function fillSignUp(page: Page, { username, email, password }: Account): Promise<void> {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Create account' }).click();
}
