// What the tour shows: the strategy bar, the call to watch, and nothing of the inspector in production.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { expect, test } from '../support/stack';
import { clickWhenReady, expectDashboard, signInWithoutPage } from '../support/steps';

// About one build, whatever runs behind it.
const once = ['@ours', '@session', '@proxied'];
// How the inspector is called where it is, in its source and for a screen reader.
const inspectorName = 'Inspector, in development only';
const inspectorSource = 'tour/inspector/inspector.tsx';

test('says on every page which strategy is on and which API answers', { tag: '@hybrid' }, async ({
  page,
  context,
  stack,
}) => {
  await signInWithoutPage(context, stack);
  await page.goto(`${stack.origin}/dashboard`);
  const bar = page.getByTestId('strategy-bar').first();
  await expect(bar).toHaveAttribute('data-strategy', stack.strategy);
  await expect(bar).toHaveAttribute('data-api', stack.apiName);
});

test('axe finds nothing on the dashboard with an answer', { tag: ['@ours', '@proxied'] }, async ({
  page,
  context,
  stack,
}) => {
  await signInWithoutPage(context, stack);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${stack.origin}/dashboard`);
  await clickWhenReady(page.getByRole('button', { name: /^Call \/api/ }));
  await expect(page.getByText(`X-Auth-API: ${stack.apiName}`)).toBeVisible();
  await expectNoViolations(page);
});

test('answers 404 where development has the report of the inspector', { tag: once }, async ({
  request,
  stack,
}) => {
  for (const path of ['/auth/inspect', '/auth/inspect/']) {
    for (const method of ['GET', 'POST']) {
      const answer = await request.fetch(stack.origin + path, { method, headers: { origin: stack.origin } });
      expect([method, path, answer.status()]).toEqual([method, path, 404]);
      expect(await answer.json()).toEqual({ detail: 'Not found.' });
    }
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
