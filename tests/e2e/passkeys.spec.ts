// Passkeys with Chromium's virtual authenticator (WebDriver BiDi has none yet; the DevTools protocol has): add, sign in by
// the button and from the list of the browser, second step, rename, remove.
import type { CDPSession, Page } from '@playwright/test';
import { openAccount } from './support/accounts';
import { expect, test } from './support/stack';
import { clickWhenReady, expectDashboard, sendSignInForm, signIn, signOut } from './support/steps';

test.use({ host: 'localhost' });
const tag = ['@ours'];

type Authenticator = { session: CDPSession; authenticatorId: string };

async function addAuthenticator(page: Page, { isVerifying = true } = {}): Promise<Authenticator> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: isVerifying,
      automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}

/** Whether the authenticator answers by itself: off, a list of the browser stays open as for somebody who ignores it. */
async function setPresence({ session, authenticatorId }: Authenticator, enabled: boolean): Promise<void> {
  await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
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
  const account = await openAccount(request, stack);
  const authenticator = await addAuthenticator(page);
  await signIn(page, stack, { user: account });
  await addPasskey(page, stack.origin);
  const { session, authenticatorId } = authenticator;
  const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }]);

  // Nobody picks from the list of the browser.
  await setPresence(authenticator, false);
  await signOut(page);
  await sendSignInForm(page, account);
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  await setPresence(authenticator, true);
  await clickWhenReady(page.getByRole('button', { name: 'Use a passkey' }));
  await expectDashboard(page, account);

  await setPresence(authenticator, false);
  await signOut(page);
  const button = page.getByRole('button', { name: 'Sign in with a passkey' });
  await expect(button).toBeVisible();
  // The question of the list goes unanswered, that of the button does not.
  await setPresence(authenticator, true);
  await clickWhenReady(button);
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
  const authenticator = await addAuthenticator(page);
  await signIn(page, stack, { user: account });
  await addPasskey(page, stack.origin);
  const { session, authenticatorId } = authenticator;
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
