// What is there for development only, and so is not in the build for production that these tests run.
import { openApiPort } from './support/api-port';
import { expect, test } from './support/stack';

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
