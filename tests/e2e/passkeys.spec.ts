// Passkeys with Chromium's virtual authenticator (WebDriver BiDi has none yet; the DevTools protocol has): add, sign in by
// the button and from the list of the browser, second step, rename, remove.
import type { CDPSession, Page } from '@playwright/test';
import { openAccount } from './support/accounts';
import { expect, test } from './support/stack';
import { clickWhenReady, expectDashboard, sendSignInForm, signIn, signOut } from './support/steps';

test.use({ host: 'localhost' });
const tag = ['@ours'];

type Authenticator = { session: CDPSession; authenticatorId: string };

async function addAuthenticator(page: Page): Promise<Authenticator> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}

/** A browser that has no list of passkeys at fields, so that nothing is picked from it. */
async function withoutList(page: Page): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
}

async function addPasskey(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/account`);
  const card = page.locator('#factors');
  await clickWhenReady(card.getByRole('button', { name: 'Add a passkey' }));
  await expect(card.getByText('Your passkey is added')).toBeVisible();
  await expect(card.locator('ol li')).toHaveCount(10);
}

test('adds a passkey, signs in with it by the button and as the second step, renames and removes it', {
  tag,
}, async ({ page, request, stack }) => {
  await withoutList(page);
  const account = await openAccount(request, stack);
  const { session, authenticatorId } = await addAuthenticator(page);
  await signIn(page, stack, { user: account });
  await addPasskey(page, stack.origin);
  const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }]);

  await signOut(page);
  await sendSignInForm(page, account);
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  await clickWhenReady(page.getByRole('button', { name: 'Use a passkey' }));
  await expectDashboard(page, account);

  await signOut(page);
  await clickWhenReady(page.getByRole('button', { name: 'Sign in with a passkey' }));
  await expectDashboard(page, account);

  await page.goto(`${stack.origin}/account`);
  const card = page.locator('#factors');
  await clickWhenReady(card.getByRole('button', { name: /^Rename/ }));
  await card.getByLabel('Name', { exact: true }).fill('My laptop');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByRole('button', { name: 'Rename My laptop' })).toBeVisible();
  await card.getByRole('button', { name: 'Remove My laptop' }).click();
  await expect(card.getByText('Off: your password alone signs you in.')).toBeVisible();
});

test('signs in with the passkey that the browser offers at the field', { tag }, async ({
  page,
  request,
  stack,
}) => {
  const account = await openAccount(request, stack);
  await addAuthenticator(page);
  await signIn(page, stack, { user: account });
  await addPasskey(page, stack.origin);
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  // The authenticator picks the one passkey that the browser would list.
  await expectDashboard(page, account);
});

test('signs nobody in whom the authenticator has not verified', { tag }, async ({ page, request, stack }) => {
  const account = await openAccount(request, stack);
  const { session, authenticatorId } = await addAuthenticator(page);
  await signIn(page, stack, { user: account });
  await addPasskey(page, stack.origin);
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await signOut(page);
  await clickWhenReady(page.getByRole('button', { name: 'Sign in with a passkey' }));
  await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).not.toHaveAttribute(
    'aria-busy',
    'true',
  );
  await page.goto(`${stack.origin}/dashboard`);
  await expect(page).toHaveURL(/\/login/);
});
