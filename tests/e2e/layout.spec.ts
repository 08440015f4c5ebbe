// What a phone and a keyboard find: nothing wider than the screen, the name of the product, and fields in their order.
import type { Page } from '@playwright/test';
import { brand } from '@/components/brand';
import { expect, test } from './support/stack';
import { clickWhenReady, signInWithoutPage } from './support/steps';

// Only about pages: one strategy and one shape represent all.
const tag = ['@ours', '@proxied', '@session'];

for (const width of [320, 390]) {
  test(`no page is wider than a screen of ${width} px`, { tag }, async ({ page, context, stack }) => {
    await page.setViewportSize({ width, height: 760 });
    const paths = ['/', '/login?error=credentials', '/register', '/reset/MQ/spent', '/nowhere'];
    for (const path of paths) expect([path, await measureExcess(path)]).toEqual([path, 0]);
    await signInWithoutPage(context, stack);
    for (const path of ['/dashboard', '/account'])
      expect([path, await measureExcess(path)]).toEqual([path, 0]);

    async function measureExcess(path: string): Promise<number> {
      await page.goto(stack.origin + path);
      return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    }
  });
}

test('a phone shows the name of the product, and the way out in the menu', { tag }, async ({
  page,
  context,
  stack,
}) => {
  await page.setViewportSize({ width: 390, height: 760 });
  await page.goto(stack.origin);
  await expect(page.getByRole('banner').getByText(brand.name)).toBeInViewport();
  await signInWithoutPage(context, stack);
  await page.goto(`${stack.origin}/dashboard`);
  await expect(page.getByRole('banner').getByText(brand.name)).toBeInViewport();
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).not.toHaveCount(0);
  await clickWhenReady(page.getByRole('button', { name: /^Menu of/ }));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/login/);
});

test('Tab goes from the username to the password', { tag }, async ({ page, stack }) => {
  await page.goto(`${stack.origin}/login`);
  await page.getByLabel('Username').focus();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
});

test('keeps the look that was chosen, in every tab and after a reload', { tag }, async ({
  page,
  context,
  stack,
}) => {
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.emulateMedia({ colorScheme: 'light' });
    await tab.goto(stack.origin);
    expect(await readScheme(tab)).toBe('light');
  }
  await clickWhenReady(page.getByRole('button', { name: 'Switch between light and dark' }));
  for (const tab of [page, other]) await expect.poll(() => readScheme(tab)).toBe('dark');
  await page.reload();
  expect(await readScheme(page)).toBe('dark');
});

/** What the browser paints by: `light dark` is the system's choice. */
async function readScheme(page: Page): Promise<string> {
  const scheme = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  if (scheme !== 'light dark') return scheme;
  return page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
}
