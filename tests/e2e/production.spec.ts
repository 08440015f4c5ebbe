// The build for production: what is for development only is not in it, and no page of it is heavy.
import { measureJavaScript } from '@/scripts/pages/first-load';
import { allPages } from '@/scripts/pages/site-pages';
import { openApiPort } from './support/api-port';
import { expect, test } from './support/stack';
import { signInWithoutPage } from './support/steps';

const tag = ['@ours', '@session'];
// About one build, whatever runs behind it.
const once = [...tag, '@proxied'];

test('answers 404 where development has mails and the demo user', { tag }, async ({ request, stack }) => {
  for (const path of ['/api/dev/mails/', '/api/dev/mails', '/api/dev/demo-user/']) {
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

test('loads at most 150 kB of JavaScript on a first visit to any page', { tag: once }, async ({
  context,
  stack,
}) => {
  await signInWithoutPage(context, stack);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const { name, path, isPrivate } of allPages) {
    const { bytes, files } = await measureJavaScript(stack.origin, path, isPrivate ? cookie : '');
    expect(files, name).toBeGreaterThan(3);
    expect(bytes / 1024, name).toBeLessThanOrEqual(150);
  }
});
