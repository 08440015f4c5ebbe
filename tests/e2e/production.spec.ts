// What is there for development only, and so is not in the build for production that these tests run.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openApiPort } from './support/api-port';
import { expect, test } from './support/stack';
import { expectDashboard, signInWithoutPage } from './support/steps';

const tag = ['@ours', '@session'];
// About one build, whatever runs behind it.
const once = [...tag, '@proxied'];
// How the inspector is called where it is, in its source and for a screen reader.
const inspectorName = 'Inspector, in development only';
const inspectorSource = 'app/_inspector/inspector.tsx';

test('answers 404 where development has reports and mails', { tag }, async ({ request, stack }) => {
  for (const path of ['/auth/inspect', '/auth/inspect/', '/api/dev/mails/', '/api/dev/mails']) {
    for (const method of ['GET', 'POST']) {
      const answer = await request.fetch(stack.origin + path, { method, headers: { origin: stack.origin } });
      expect([method, path, answer.status()]).toEqual([method, path, 404]);
      expect(await answer.json()).toEqual({ detail: 'Not found.' });
    }
  }
});

test('shows no mails, not even those of an API that gives them away', { tag: once }, async ({
  page,
  request,
  stack,
}) => {
  const openHearted = { EMAIL_BACKEND: 'django.core.mail.backends.console.EmailBackend' };
  const api = await openApiPort('typescript', { ...stack.apiEnv, ...openHearted });
  const { target } = stack.proxy;
  stack.proxy.target = api.url;
  try {
    expect((await request.get(`${stack.origin}/api/dev/mails/`)).status()).toBe(200);
    expect((await page.goto(`${stack.origin}/mails`))?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'Mails' })).toHaveCount(0);
  } finally {
    stack.proxy.target = target;
    await api.stop();
  }
});

test('has no inspector on any page, and none in any script', { tag: once }, async ({
  page,
  context,
  stack,
}) => {
  expect(readFileSync(inspectorSource, 'utf8')).toContain(inspectorName);
  for (const path of [
    '/',
    '/login',
    '/register',
    '/forgot',
    '/reset/MQ/token',
    '/verify-email',
    '/nowhere',
  ]) {
    await page.goto(stack.origin + path);
    await expectNoInspector(page);
  }
  await signInWithoutPage(context, stack);
  await page.goto(`${stack.origin}/account`);
  await expectNoInspector(page);
  await page.goto(`${stack.origin}/dashboard`);
  await expectDashboard(page);
  await expectNoInspector(page);

  const scripts = readdirSync('.next/static', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join('.next/static', name), 'utf8'));
  expect(scripts.length).toBeGreaterThan(10);
  expect(scripts.filter((script) => script.includes(inspectorName))).toEqual([]);
});

async function expectNoInspector(page: Page): Promise<void> {
  // The inspector appears once scripts run.
  await expect
    .poll(() => page.evaluate(() => Object.keys(document.body).some((key) => key.startsWith('__react'))))
    .toBe(true);
  await expect(page.getByRole('complementary', { name: inspectorName })).toHaveCount(0);
  expect(await page.content()).not.toContain(inspectorName);
}
