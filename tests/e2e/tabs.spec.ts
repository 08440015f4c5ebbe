// Several tabs of one browser: one refresh for all, and a sign-out that reaches each of them.
// The tabs behave alike in every shape; calls can be counted and held back where the API is behind the tests' own proxy.
import type { BrowserContext, Page } from '@playwright/test';
import { callApi, expectAnswerBy } from './support/page-auth';
import { expect, findCookie, type Stack, test } from './support/stack';
import { clickWhenReady, expectDashboard, expectSignInPage, signInWithoutPage } from './support/steps';

test('two tabs without an access token refresh once between them', { tag: ['@proxied', '@jwt'] }, async ({
  context,
  stack,
}) => {
  const tabs = await openTwoTabs(context, stack);
  stack.proxy.calls.length = 0;
  await Promise.all(tabs.map(callApi));
  await Promise.all(tabs.map((tab) => expectAnswerBy(tab, stack.apiName)));
  expect(stack.proxy.calls.filter(({ path }) => path.startsWith('/api/auth/refresh/')).length).toBe(1);
  expect(stack.proxy.calls.filter(({ path }) => path.startsWith('/api/auth/me/')).length).toBe(2);
});

test('a sign-out while another tab calls the API signs out both', { tag: '@proxied' }, async ({
  context,
  stack,
}) => {
  const [one, two] = await openTwoTabs(context, stack);
  const call = holdAnswer(stack, '/api/auth/me/');
  await callApi(two);
  await call.isSent;
  await clickWhenReady(signOutButton(one));
  await expectSignInPage(one);
  call.release();
  await expectSignInPage(two);
  expect(await findCookie(context, stack.credentialCookie)).toBeUndefined();
  await two.goto(`${stack.origin}/dashboard`);
  await expectSignInPage(two);
});

test('a sign-out during a refresh of another tab waits for it, and ends what it brought', {
  tag: ['@proxied', '@jwt'],
}, async ({ context, request, stack }) => {
  const [one, two] = await openTwoTabs(context, stack);
  const before = await findCookie(context, 'refresh_token');
  stack.proxy.calls.length = 0;
  const refresh = holdAnswer(stack, '/api/auth/refresh/');
  await callApi(two);
  await refresh.isSent;
  await clickWhenReady(signOutButton(one));
  await expect(signOutButton(one)).toHaveAttribute('aria-busy', 'true');
  refresh.release();
  await expectSignInPage(one);
  await expectSignInPage(two);
  expect(await findCookie(context, 'refresh_token')).toBeUndefined();
  const paths = stack.proxy.calls.map(({ path }) => path.split('?')[0]);
  expect(paths.filter((path) => path === '/api/auth/refresh/').length).toBe(1);
  expect(paths.indexOf('/api/auth/logout/')).toBeGreaterThan(paths.indexOf('/api/auth/refresh/'));
  // The leeway gives the successor to whoever repeats the old token; once it is revoked, neither is good for anything.
  const headers = { cookie: `refresh_token=${before?.value}` };
  expect((await request.post(`${stack.origin}/api/auth/refresh/`, { headers })).status()).toBe(401);
});

const signOutButton = (page: Page) => page.getByRole('button', { name: 'Sign out' }).first();

/** Let a call reach the API, and keep its answer back until `release()`. */
function holdAnswer({ proxy }: Stack, heldPath: string): { isSent: Promise<void>; release: () => void } {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const isSent = new Promise<void>((resolve) => {
    proxy.beforeAnswer = async ({ path }) => {
      if (!path.startsWith(heldPath)) return;
      resolve();
      await released;
    };
  });
  return { isSent, release };
}

async function openTwoTabs(context: BrowserContext, stack: Stack): Promise<[Page, Page]> {
  await signInWithoutPage(context, stack);
  const tabs: [Page, Page] = [await context.newPage(), await context.newPage()];
  for (const tab of tabs) {
    await tab.goto(`${stack.origin}/dashboard`);
    await expectDashboard(tab);
  }
  return tabs;
}
