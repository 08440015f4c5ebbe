// The notes, as their owner sees them: with scripts and without, and with the back end changed in the middle of an edit.
import type { Page } from '@playwright/test';
import { expect, test } from './support/stack';
import { growOld, signIn, signInWithoutPage } from './support/steps';

test('writes, finds, changes and deletes a note, and takes that back', { tag: '@hybrid' }, async ({
  page,
  context,
  stack,
}) => {
  const title = inventTitle();
  await signIn(page, stack);
  await page.getByRole('link', { name: 'Notes' }).click();
  await writeNote(page, { title, body: 'Milk\nBread & <b>butter</b>' });

  await page.getByLabel('Search').fill(`${title} butter`);
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/search=/);
  await expect(list(page).getByRole('listitem')).toHaveCount(1);

  // The guard renews what has grown old on the way.
  await growOld(context);
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByLabel('Text')).toHaveValue('Milk\nBread & <b>butter</b>');
  await page.getByLabel('Title').fill(`${title} changed`);
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByText('The note is saved.')).toBeVisible();

  await page.getByRole('button', { name: `Delete ${title} changed` }).click();
  await expect(page.getByText(`“${title} changed” is deleted.`)).toBeVisible();
  await expect(page.getByRole('link', { name: title })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: `${title} changed` })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: `${title} changed` })).toBeVisible();
});

test('shows what the API refuses at its field, and keeps what was typed', async ({
  page,
  context,
  stack,
}) => {
  await signInWithoutPage(context, stack);
  await page.goto(`${stack.origin}/notes/new`);
  await page.getByLabel('Title').fill('   ');
  await page.getByLabel('Text').fill('typed');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByText('This field may not be blank.')).toBeVisible();
  await expect(page.getByLabel('Title')).toBeFocused();
  await expect(page.getByLabel('Text')).toHaveValue('typed');
});

test('answers 404 for a note that is not there, and 403 for those of everyone', async ({
  page,
  context,
  stack,
}) => {
  await signInWithoutPage(context, stack);
  for (const path of ['/notes/999999999', '/notes/abc']) {
    expect((await page.goto(stack.origin + path))?.status()).toBe(404);
  }
  expect((await page.goto(`${stack.origin}/notes?all=true`))?.status()).toBe(403);
  await page.goto(`${stack.origin}/notes`);
  await expect(page.getByRole('link', { name: 'Everyone’s' })).toHaveCount(0);
});

test('loses nothing in an outage', { tag: '@proxied' }, async ({ page, context, stack }) => {
  const title = inventTitle();
  await signInWithoutPage(context, stack);
  await page.goto(`${stack.origin}/notes`);
  stack.proxy.mood = 'down';
  await page.reload();
  await expect(page.getByText('Your notes cannot be loaded right now')).toBeVisible();
  stack.proxy.mood = 'working';
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.getByRole('link', { name: 'New note' }).click();
  await page.getByLabel('Title').fill(title);
  stack.proxy.mood = 'down';
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByText('nothing was saved', { exact: false })).toBeVisible();
  stack.proxy.mood = 'working';
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
});

test('lets the back end change in the middle of an edit', { tag: '@django' }, async ({ page, stack }) => {
  const title = inventTitle();
  await signIn(page, stack);
  await page.goto(`${stack.origin}/notes`);
  await writeNote(page, { title, body: 'by Django' });
  await page.getByRole('link', { name: title }).click();
  await page.getByLabel('Text').fill('by our API');
  await stack.apiPort?.switchTo('typescript');
  await page.getByRole('button', { name: 'Save note' }).click();
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByLabel('Text')).toHaveValue('by our API');
  await stack.apiPort?.switchTo('django');
  await page.reload();
  await expect(page.getByLabel('Text')).toHaveValue('by our API');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('writes, finds and deletes a note', { tag: '@hybrid' }, async ({ page, context, stack }) => {
    const title = inventTitle();
    await signInWithoutPage(context, stack);
    await page.goto(`${stack.origin}/notes/new`);
    await page.getByLabel('Title').fill('   ');
    await page.getByLabel('Text').fill('typed');
    await page.getByRole('button', { name: 'Save note' }).click();
    await expect(page.getByText('This field may not be blank.')).toBeVisible();
    await expect(page.getByLabel('Text')).toHaveValue('typed');
    await page.getByLabel('Title').fill(title);
    await page.getByRole('button', { name: 'Save note' }).click();
    await expect(page.getByText('The note is saved.')).toBeVisible();
    await page.getByLabel('Search').fill(title);
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('button', { name: `Delete ${title}` }).click();
    await expect(page.getByText('The note is deleted.')).toBeVisible();
    await expect(page.getByRole('link', { name: title })).toHaveCount(0);
  });
});

async function writeNote(page: Page, { title, body }: { title: string; body: string }): Promise<void> {
  await page.getByRole('link', { name: 'New note' }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Text').fill(body);
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByText('The note is saved.')).toBeVisible();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
}

function list(page: Page) {
  return page.getByRole('list', { name: 'Notes' });
}

/** One that no other test of this installation has. */
function inventTitle(): string {
  return `Shopping ${crypto.randomUUID().slice(0, 8)}`;
}
