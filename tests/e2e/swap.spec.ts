// The promise of the project in one journey: the auth API on one port is Django, then ours, then Django again, on one
// database with one SECRET_KEY, and signed-in users notice nothing.
import type { Page } from '@playwright/test';
import { callApi, expectAnswerBy, expectAuthInfo } from './support/page-auth';
import { demoUser, expect, findCookie, type Stack, test } from './support/stack';
import { expectDashboard, expectSignInPage, growOld, signIn, signOut } from './support/steps';

test('the API changes under a signed-in user, who notices nothing', { tag: '@django' }, async ({
  page,
  context,
  stack,
}) => {
  await signIn(page, stack);
  await callApi(page);
  await expectAnswerBy(page, 'django');
  await expectAuthInfo(page, { api: 'django' });
  const session = await findCookie(context, 'sessionid');

  for (const name of ['typescript', 'django'] as const) {
    await test.step(`answered by ${name}`, async () => {
      await stack.apiPort?.switchTo(name);
      // The open page goes on with what the other one gave it: a cookie or an access token.
      await callApi(page);
      await expectAnswerBy(page, name);
      await expectAuthInfo(page, { api: name });
      await expectRenewal(page, stack);
      await expectCsrfCheck(page);
      await growOld(context);
      await page.reload();
      await expectDashboard(page);
      await expectAuthInfo(page, { api: name });
    });
  }
  expect((await findCookie(context, 'sessionid'))?.value).toBe(session?.value);

  const credential = await findCookie(context, stack.credentialCookie);
  await signOut(page);
  await stack.apiPort?.switchTo('typescript');
  // What Django has ended stays ended.
  await context.addCookies(credential ? [credential] : []);
  await page.goto(`${stack.origin}/dashboard`);
  await expectSignInPage(page);
  await stack.apiPort?.switchTo('django');
});

/** The current API renews a credential that the other one issued, and accepts its csrftoken. */
async function expectRenewal(page: Page, { strategy }: Stack): Promise<void> {
  const { status, body } = await post(page, '/api/auth/refresh/', { withToken: true, body: {} });
  expect([status, Object.keys(body).sort()]).toEqual([
    200,
    strategy === 'jwt' ? ['access', 'access_expires'] : ['session_expires'],
  ]);
}

/** Signing in needs the CSRF token in every strategy: with it only the password is wrong. */
async function expectCsrfCheck(page: Page): Promise<void> {
  const body = { ...demoUser, password: 'wrong' };
  expect((await post(page, '/api/auth/login/', { withToken: true, body })).status).toBe(401);
  const refused = await post(page, '/api/auth/login/', { withToken: false, body });
  expect(refused).toMatchObject({ status: 403, body: { detail: 'CSRF Failed: CSRF token missing.' } });
}

function post(page: Page, path: string, o: { withToken: boolean; body: object }) {
  return page.evaluate(
    async ({ address, withToken, body }) => {
      const token = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? '';
      const headers: Record<string, string> = { 'content-type': 'application/json' };
      if (withToken) headers['x-csrftoken'] = token;
      const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
      const fields: Record<string, unknown> = await answer.json();
      return { status: answer.status, body: fields };
    },
    { address: path, ...o },
  );
}
