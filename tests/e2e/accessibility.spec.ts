// axe finds nothing on any page, in light and in dark, in the states a visitor meets: empty, refused, loaded, open.
import type { Page } from '@playwright/test';
import { expectNoViolations } from './support/axe';
import { expect, type Stack, test } from './support/stack';
import { clickWhenReady, growOld, signInWithoutPage } from './support/steps';

type Visit = (page: Page, stack: Stack) => Promise<void>;
type PageCase = { name: string; path: string; isPrivate?: boolean; prepare?: Visit };

const tag = ['@ours', '@proxied'];
// A strategy shows in the colours of what is about it.
const coloured = ['/', '/login?error=credentials', '/dashboard'];

const pages: PageCase[] = [
  { name: 'the home page', path: '/' },
  { name: 'the sign-in page, after a refusal', path: '/login?error=credentials' },
  {
    name: 'the sign-up page, with errors at its fields',
    path: '/register',
    async prepare(page) {
      await clickWhenReady(page.getByRole('button', { name: 'Create account' }));
      await expect(page.getByLabel('Username')).toHaveAttribute('aria-invalid', 'true');
    },
  },
  { name: 'the page to confirm an address', path: '/verify-email?token=spent' },
  { name: 'the page to ask for that link again', path: '/verify-email' },
  {
    name: 'the page of a forgotten password, done',
    path: '/forgot',
    async prepare(page) {
      await page.getByLabel('E-mail').fill('nobody@example.com');
      await clickWhenReady(page.getByRole('button', { name: 'Send the link' }));
      await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeFocused();
    },
  },
  { name: 'the page of a link that no longer works', path: '/reset/MQ/spent' },
  { name: 'the page that is not there', path: '/nowhere' },
  {
    name: 'the dashboard, with the menu open',
    path: '/dashboard',
    isPrivate: true,
    async prepare(page) {
      await clickWhenReady(page.getByRole('button', { name: /^Menu of/ }));
      await expect(
        page.getByRole('banner').getByRole('link', { name: 'Account', exact: true }),
      ).toBeVisible();
    },
  },
  {
    name: 'the account',
    path: '/account',
    isPrivate: true,
    async prepare(page) {
      await expect(page.locator('#sessions').getByRole('listitem').first()).toBeVisible();
    },
  },
  {
    name: 'the question before an account is deleted',
    path: '/account',
    isPrivate: true,
    async prepare(page) {
      await clickWhenReady(page.getByRole('button', { name: 'Delete my account' }));
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  { name: 'the page to confirm a new address', path: '/account/email/confirm?token=spent', isPrivate: true },
];

for (const { name, path, isPrivate = false, prepare } of pages) {
  const tags = coloured.includes(path) ? tag : [...tag, '@session'];
  test(`axe finds nothing on ${name}`, { tag: tags }, async ({ page, context, stack }) => {
    if (isPrivate) await signInWithoutPage(context, stack);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(stack.origin + path);
    await prepare?.(page, stack);
    await expectNoViolations(page);
  });
}

test('axe finds nothing on the page of an outage', { tag: [...tag, '@session'] }, async ({
  page,
  context,
  stack,
}) => {
  await signInWithoutPage(context, stack);
  await growOld(context);
  stack.proxy.mood = 'down';
  expect((await page.goto(`${stack.origin}/dashboard`))?.status()).toBe(503);
  await expectNoViolations(page);
});
