// Two-step sign-in as its owner sees it: an authenticator app by the clock of this machine, recovery codes, and removal.
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { decodeBase32 } from '@/lib/allauth/base32';
import { type Account, openAccount, receiveMail } from './support/accounts';
import { expect, test } from './support/stack';
import { clickWhenReady, expectDashboard, sendSignInForm, signIn, signOut } from './support/steps';

const tag = ['@ours'];

/** RFC 6238, for the period that begins now or has just begun. */
function codeOf(secret: string, now = Date.now()): string {
  const counter = Buffer.alloc(8);
  counter.writeUInt32BE(Math.floor(now / 30_000), 4);
  const digest = createHmac('sha1', decodeBase32(secret) ?? '')
    .update(counter)
    .digest();
  const offset = digest.readUInt8(19) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** A code with at least eight seconds to live. */
async function freshCode(secret: string): Promise<string> {
  await expect.poll(() => Date.now() % 30_000, { timeout: 15_000 }).toBeLessThan(22_000);
  return codeOf(secret);
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Set an app up on the account page; its secret, and the recovery codes. */
async function addApp(page: Page, origin: string): Promise<{ secret: string; codes: string[] }> {
  await page.goto(`${origin}/account`);
  const card = page.locator('#factors');
  await clickWhenReady(card.getByRole('button', { name: 'Add an authenticator app' }));
  await expect(card.getByRole('img', { name: 'QR code' })).toBeVisible();
  const secret = ((await card.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await card.getByLabel('Code', { exact: true }).fill('000000');
  await card.getByRole('button', { name: 'Add the app' }).click();
  await expect(card.getByText('Incorrect code.')).toBeVisible();
  await card.getByLabel('Code', { exact: true }).fill(await freshCode(secret));
  await card.getByRole('button', { name: 'Add the app' }).click();
  await expect(card.getByText('Your authenticator app is set up')).toBeVisible();
  const codes = await card.locator('ol li').allInnerTexts();
  expect(codes).toHaveLength(10);
  return { secret, codes };
}

async function expectSecondStep(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
}

async function openSignIn(page: Page, origin: string, account: Account): Promise<void> {
  await page.goto(`${origin}/login`);
  await sendSignInForm(page, account);
  await expectSecondStep(page);
}

test('sets an app up, signs in with it and with a recovery code, and removes it', { tag }, async ({
  page,
  request,
  stack,
}) => {
  const account = await openAccount(request, stack);
  await signIn(page, stack, { user: account });
  const { secret, codes } = await addApp(page, stack.origin);
  await receiveMail(stack, account, /second factors .* changed$/);
  const card = page.locator('#factors');
  const download = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Download' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toBe(`${codes.join('\n')}\n`);
  await card.getByRole('button', { name: 'I have kept them' }).click();
  await expect(card.locator('ol')).toHaveCount(0);

  await signOut(page);
  await sendSignInForm(page, account);
  await expectSecondStep(page);
  await giveCode(page, '000000');
  await expect(page.getByText('Incorrect code.')).toBeVisible();
  const code = await freshCode(secret);
  await giveCode(page, code);
  await expectDashboard(page, account);

  await signOut(page);
  await openSignIn(page, stack.origin, account);
  // Used a moment ago.
  await giveCode(page, code);
  await expect(page.getByText('Incorrect code.')).toBeVisible();
  await giveCode(page, codes[0] ?? '');
  await expectDashboard(page, account);

  await page.goto(`${stack.origin}/account`);
  await expect(card.getByText('9 left.')).toBeVisible();
  await clickWhenReady(card.getByRole('button', { name: 'Remove Authenticator app' }));
  await expect(card.getByText('Off: your password alone signs you in.')).toBeVisible();
  await signOut(page);
  await sendSignInForm(page, account);
  await expectDashboard(page, account);
});

test('asks for the second step without scripts too', { tag }, async ({ browser, page, request, stack }) => {
  const account = await openAccount(request, stack);
  await signIn(page, stack, { user: account });
  const { codes } = await addApp(page, stack.origin);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${stack.origin}/account`);
  await sendSignInForm(plain, account);
  await expectSecondStep(plain);
  await giveCode(plain, '000000');
  await expect(plain.getByText('Incorrect code.')).toBeVisible();
  await giveCode(plain, codes[3] ?? '');
  await expect(plain.getByRole('heading', { name: 'Account', exact: true })).toBeVisible();
  await context.clearCookies();
  await plain.goto(`${stack.origin}/login/factor`);
  // Nobody waits any more.
  await giveCode(plain, codes[4] ?? '');
  await expect(plain.getByText('That took too long. Please sign in again.')).toBeVisible();
  await context.close();
});
