// What password managers and people with long passwords need of every form: fields that declare what they hold,
// the name of the account beside every password, and pasting.
import type { Locator, Page } from '@playwright/test';
import { openAccount, receiveLink } from './support/accounts';
import { demoUser, expect, type Stack, test } from './support/stack';
import { clickWhenReady, signInWithoutPage } from './support/steps';

// Only about pages: one strategy and one shape represent all.
const tag = ['@proxied', '@session'];

const copied = 'correct horse battery staple';

type FormCase = {
  name: string;
  path: string;
  isPrivate?: boolean;
  /** Where the form is on its page. */
  find: (page: Page) => Locator;
  open?: (page: Page, stack: Stack) => Promise<void>;
  /** Autocomplete by the names of the fields, in their order. */
  fields: Record<string, string>;
};

const forms: FormCase[] = [
  {
    name: 'to sign in',
    path: '/login',
    find: (page) => page.locator('form:has([name=password])'),
    fields: { username: 'username', password: 'current-password' },
  },
  {
    name: 'to sign up',
    path: '/register',
    find: (page) => page.locator('form:has([name=password])'),
    fields: { username: 'username', email: 'email', password: 'new-password' },
  },
  {
    name: 'of a forgotten password',
    path: '/forgot',
    find: (page) => page.locator('form:has([name=email])'),
    fields: { email: 'email' },
  },
  {
    name: 'of a new password',
    path: '/forgot',
    // Only a link that works has a form.
    async open(page, stack) {
      const account = await openAccount(page.request, stack);
      const headers = { origin: stack.origin };
      await page.request.post(`${stack.origin}/api/auth/password/forgot/`, { data: account, headers });
      await page.goto((await receiveLink(stack, account, /^Set a new password/)).href);
    },
    find: (page) => page.locator('form:has([type=password])'),
    fields: { new_password: 'new-password' },
  },
  {
    name: 'of the profile',
    path: '/account',
    isPrivate: true,
    find: (page) => page.locator('#profile form'),
    fields: { first_name: 'given-name', last_name: 'family-name', username: 'username' },
  },
  {
    name: 'of a new address',
    path: '/account',
    isPrivate: true,
    find: (page) => page.locator('#email form'),
    fields: { username: 'username', email: 'email', password: 'current-password' },
  },
  {
    name: 'to change the password',
    path: '/account',
    isPrivate: true,
    find: (page) => page.locator('#password form'),
    fields: { username: 'username', old_password: 'current-password', new_password: 'new-password' },
  },
  {
    name: 'to delete the account',
    path: '/account',
    isPrivate: true,
    find: (page) => page.getByRole('dialog').locator('form'),
    open: (page) => clickWhenReady(page.getByRole('button', { name: 'Delete my account' })),
    fields: { username: 'username', password: 'current-password' },
  },
];

for (const form of forms) {
  test(`the form ${form.name} says what belongs into its fields`, { tag }, async ({ page, stack }) => {
    await openForm(page, stack, form);
    const inputs = form.find(page).locator('input:not([type=hidden])');
    const named = await inputs.evaluateAll((nodes) =>
      // "webauthn" adds passkeys to what the browser offers, where the back end has them.
      nodes.map((node) => [
        node.getAttribute('name'),
        node.getAttribute('autocomplete')?.replace(/ webauthn$/, ''),
      ]),
    );
    expect(named).toEqual(Object.entries(form.fields));
    if (form.isPrivate) {
      await expect(form.find(page).locator('[autocomplete=username]')).toHaveValue(demoUser.username);
    }
  });
}

for (const form of forms.filter(({ fields }) => /password/.test(Object.values(fields).join()))) {
  test(`the form ${form.name} takes a password by paste`, { tag }, async ({ page, stack }) => {
    await openForm(page, stack, form);
    const passwords = await form.find(page).locator('input[type=password]').all();
    expect(passwords.length).toBeGreaterThan(0);
    for (const field of passwords) {
      await clickWhenReady(field);
      await page.keyboard.press('ControlOrMeta+V');
      await expect(field).toHaveValue(copied);
    }
  });
}

async function openForm(page: Page, stack: Stack, { path, isPrivate, find, open }: FormCase): Promise<void> {
  if (isPrivate) await signInWithoutPage(page.context(), stack);
  await page.goto(stack.origin + path);
  // Before a dialog opens: nothing outside of it can be selected then.
  await page.evaluate(copy, copied);
  await open?.(page, stack);
  // Its code may come when it is opened.
  await expect(find(page)).toBeVisible();
}

function copy(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
