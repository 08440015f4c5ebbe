// What a visitor does, in the words of the page.
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { demoUser, expect, type Stack } from './stack';

export type Credentials = { username: string; password: string };

/** From the sign-in form to the dashboard. */
export async function signIn(
  page: Page,
  stack: Stack,
  { path = '/login', user = demoUser }: { path?: string; user?: Credentials } = {},
): Promise<void> {
  await page.goto(stack.origin + path);
  await sendSignInForm(page, user);
  await expectDashboard(page, user);
}

export async function sendSignInForm(page: Page, { username, password }: Credentials): Promise<void> {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function expectDashboard(page: Page, { username } = demoUser): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
  await expect(page.getByText(username).first()).toBeVisible();
}

export async function expectSignInPage(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByLabel('Username')).toBeVisible();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await expectSignInPage(page);
}

/** Put the cookies of a signed-in user into the browser, without a page. */
export async function signInWithoutPage(
  context: BrowserContext,
  stack: Stack,
  user: Credentials = demoUser,
): Promise<void> {
  const csrf = await context.request.get(`${stack.origin}/api/auth/csrf/`);
  const answer = await context.request.post(`${stack.origin}/api/auth/login/`, {
    data: user,
    headers: { 'x-csrftoken': csrf.headers()['x-csrftoken'] ?? '', origin: stack.origin },
  });
  expect(answer.status()).toBe(200);
}

/** Click what only JavaScript answers to, as soon as React listens there: what is clicked before is lost. */
export async function clickWhenReady(target: Locator): Promise<void> {
  await expect
    .poll(() => target.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__reactProps'))))
    .toBe(true);
  await target.click();
}

/**
 * Pass the time after which a browser is not believed any more without asking the API: a minute for the sealed state,
 * five for an access token in memory, which the next load of the page leaves behind.
 */
export async function growOld(context: BrowserContext): Promise<void> {
  await context.clearCookies({ name: 'auth_state' });
}

/** The page as a visitor finds it who comes back later: not signed in any more. */
export async function expectSignedOutLater(page: Page): Promise<void> {
  await growOld(page.context());
  await page.reload();
  await expectSignInPage(page);
}
