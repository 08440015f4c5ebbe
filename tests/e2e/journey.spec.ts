// The newcomer's journey in every strategy and shape: sign in, reload, second tab, outage, sign out, Back.
import { callApi, expectAnswerBy, expectAuthInfo } from './support/page-auth';
import { demoUser, expect, findCookie, test } from './support/stack';
import {
  expectDashboard,
  expectSignInPage,
  sendSignInForm,
  signIn,
  signInWithoutPage,
  signOut,
} from './support/steps';

// Only about pages: one strategy and one shape represent all.
const webOnly = ['@session', '@proxied'];

test('signs in, reloads, opens a second tab, signs out, and Back does not show the dashboard', {
  tag: '@hybrid',
}, async ({ page, context, stack }) => {
  await page.goto(`${stack.origin}/dashboard`);
  await expectSignInPage(page);
  await sendSignInForm(page, { ...demoUser, password: 'not the password' });
  await expect(page.getByText('No active account found with the given credentials')).toBeVisible();

  await signIn(page, stack);
  await expectAuthInfo(page, { strategy: stack.strategy, api: stack.apiName });
  await page.reload();
  await expectDashboard(page);
  const second = await context.newPage();
  await second.goto(`${stack.origin}/dashboard`);
  await expectDashboard(second);

  await signOut(page);
  await expectSignInPage(second);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeHidden();
  await expectSignInPage(page);
  expect(await findCookie(context, stack.credentialCookie)).toBeUndefined();
  expect(await findCookie(context, 'auth_state')).toBeUndefined();
});

test('takes the Bearer tokens of an app too, which no browser signs out', {
  tag: ['@jwt', '@hybrid'],
}, async ({ page, request, stack }) => {
  const pair = await request.post(`${stack.origin}/api/token/`, { data: demoUser });
  expect([pair.status(), pair.headers()['set-cookie']]).toEqual([200, undefined]);
  const { access } = await pair.json();
  const askMe = (token: string) =>
    request.get(`${stack.origin}/api/auth/me/`, { headers: { authorization: `Bearer ${token}` } });
  await signIn(page, stack);
  expect(await (await askMe(access)).json()).toMatchObject({ username: demoUser.username });
  expect((await askMe(`${access}x`)).status()).toBe(401);
  await signOut(page);
  expect((await askMe(access)).status()).toBe(200);
});

test('keeps credentials in HttpOnly cookies and out of web storage', async ({ page, context, stack }) => {
  await signIn(page, stack);
  const lax = { path: '/', sameSite: 'Lax', secure: false, domain: '127.0.0.1' };
  expect(await findCookie(context, stack.credentialCookie)).toMatchObject({ ...lax, httpOnly: true });
  expect(await findCookie(context, 'auth_state')).toMatchObject({ ...lax, httpOnly: true });
  expect(await findCookie(context, 'csrftoken')).toMatchObject({ ...lax, httpOnly: false });
  const visible = await page.evaluate(() => document.cookie);
  expect(visible).not.toMatch(/auth_state|sessionid|refresh_token/);
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(stored).not.toMatch(/eyJ|demo-password|sessionid/);
});

test('decides a warm navigation without the API, and a stale one with one call', async ({
  context,
  stack,
}) => {
  await signInWithoutPage(context, stack);
  const navigate = async () => {
    stack.proxy.calls.length = 0;
    const answer = await context.request.get(`${stack.origin}/dashboard`, { maxRedirects: 0 });
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain(demoUser.username);
    return stack.proxy.calls.map(({ method, path }) => `${method} ${path}`);
  };
  const one = [stack.strategy === 'jwt' ? 'POST /api/auth/refresh/?include=user' : 'GET /api/auth/me/'];
  expect(await navigate()).toEqual(one);
  expect(await navigate()).toEqual([]);
  await context.clearCookies({ name: 'auth_state' });
  expect(await navigate()).toEqual(one);
  expect(await navigate()).toEqual([]);
});

test('reloads a warm page without a single call but the one that its user then makes', {
  tag: '@hybrid',
}, async ({ page, stack }) => {
  await signIn(page, stack);
  await page.reload();
  await expectDashboard(page);
  stack.proxy.calls.length = 0;
  const asked: string[] = [];
  const { origin } = stack;
  page.on(
    'request',
    (request) => request.url().includes('/api/') && asked.push(request.url().slice(origin.length)),
  );
  await page.reload();
  await expectDashboard(page);
  await callApi(page);
  await expectAnswerBy(page, stack.apiName);
  const refresh = stack.strategy === 'jwt' ? ['/api/auth/refresh/?include=user'] : [];
  const calls = [...refresh, '/api/auth/me/'];
  expect(asked).toEqual(calls);
  expect(stack.proxy.calls.map(({ path }) => path)).toEqual(stack.shape === 'mounted' ? [] : calls);
});

test('tells the API the address of the visitor, not one that the visitor made up', async ({
  context,
  stack,
}) => {
  await signInWithoutPage(context, stack);
  stack.proxy.calls.length = 0;
  const headers = { 'x-forwarded-for': '203.0.113.9' };
  await context.request.get(`${stack.origin}/dashboard`, { headers });
  expect(stack.proxy.calls.map((call) => call.forwardedFor)).toEqual(['203.0.113.9, 127.0.0.1']);
});

test('answers 503 while the API cannot say who asks, and the user is still signed in afterwards', {
  tag: '@proxied',
}, async ({ page, context, stack }) => {
  await signInWithoutPage(context, stack);
  const before = await findCookie(context, stack.credentialCookie);
  for (const mood of ['down', 'error', 'html', 'garbage', 'silent'] as const) {
    stack.proxy.mood = mood;
    const answer = await page.goto(`${stack.origin}/dashboard`);
    expect([mood, answer?.status()]).toEqual([mood, 503]);
    expect(Number(answer?.headers()['retry-after'])).toBeGreaterThan(0);
    await expect(page.getByRole('heading', { name: /unavailable/ })).toBeVisible();
    expect((await findCookie(context, stack.credentialCookie))?.value).toBe(before?.value);
  }
  stack.proxy.mood = 'working';
  await page.getByRole('link', { name: 'Try again' }).click();
  await expectDashboard(page);
});

test('leads back to the page that was asked for, and never to another site', { tag: webOnly }, async ({
  page,
  stack,
}) => {
  await page.goto(`${stack.origin}/account?tab=1`);
  await expect(page).toHaveURL(`${stack.origin}/login?next=${encodeURIComponent('/account?tab=1')}`);
  await signIn(page, stack, { path: `/login?next=${encodeURIComponent('.//evil.example')}` });
  await page.goto(`${stack.origin}/login?next=/account`);
  await expect(page).toHaveURL(`${stack.origin}/account`);
  for (const next of ['https://evil.example', '//evil.example', './/evil.example', '/\\evil.example']) {
    await page.goto(`${stack.origin}/login?next=${encodeURIComponent(next)}`);
    await expect(page).toHaveURL(`${stack.origin}/dashboard`);
  }
});

test('signs in and out with plain forms where no script runs', async ({ browser, stack }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${stack.origin}/login?next=/account`);
  await sendSignInForm(page, { ...demoUser, password: 'wrong' });
  await expect(page.getByText('No active account found with the given credentials')).toBeVisible();
  await sendSignInForm(page, demoUser);
  await expect(page).toHaveURL(`${stack.origin}/account`);
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await expectSignInPage(page);
  expect(await findCookie(context, stack.credentialCookie)).toBeUndefined();
  await context.close();
});

test('takes no form from another site', async ({ request, stack }) => {
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example' },
  ];
  for (const headers of foreign) {
    const answer = await request.post(`${stack.origin}/auth/login`, {
      form: demoUser,
      headers,
      maxRedirects: 0,
    });
    expect([answer.status(), answer.headers()['set-cookie']]).toEqual([403, undefined]);
  }
});

test('shows a private page to nobody who only pretends to have passed the guard', async ({
  request,
  stack,
}) => {
  const pretences: Record<string, string>[] = [
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { 'next-router-prefetch': '1' },
    { purpose: 'prefetch' },
    { cookie: `${stack.credentialCookie}=garbage; auth_state=Fe26.2*1*forged` },
  ];
  for (const headers of pretences) {
    const answer = await request.get(`${stack.origin}/dashboard`, { headers, maxRedirects: 0 });
    expect(await answer.text()).not.toContain('Signed in as');
  }
});

test('answers an API that is gone with 503 in its own words', { tag: '@proxied' }, async ({
  request,
  stack,
}) => {
  stack.proxy.mood = 'down';
  const answer = await request.get(`${stack.origin}/api/auth/session/`);
  expect(answer.status()).toBe(503);
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0);
  expect(await answer.json()).toHaveProperty('detail');
});

test('keeps method, body, query, slash and every cookie on the way to the API', async ({
  request,
  stack,
}) => {
  for (const path of ['/api/auth/login/', '/api/auth/login']) {
    const csrf = await request.get(`${stack.origin}/api/auth/csrf?x=1`);
    stack.proxy.calls.length = 0;
    const answer = await request.post(`${stack.origin}${path}?next=%2Faccount`, {
      data: demoUser,
      headers: { 'x-csrftoken': csrf.headers()['x-csrftoken'] ?? '', origin: stack.origin },
    });
    expect(answer.status()).toBe(200);
    const names = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie');
    // Only a session login changes the CSRF secret too.
    const expected = stack.strategy === 'jwt' ? ['refresh_token'] : ['csrftoken', 'sessionid'];
    expect(names.map(({ value }) => value.split('=')[0]).sort()).toEqual(expected);
    if (stack.shape !== 'mounted') {
      const call = stack.proxy.calls[0];
      expect([call?.method, call?.path]).toEqual(['POST', '/api/auth/login/?next=%2Faccount']);
    }
  }
});

test('runs no script without the nonce of the page, and sends the security headers', {
  tag: webOnly,
}, async ({ page, stack }) => {
  const broken: string[] = [];
  page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
  const answer = await page.goto(`${stack.origin}/`);
  const headers = answer?.headers() ?? {};
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src 'nonce-[^']{20,}' 'strict-dynamic';/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy.split(';').find((part) => part.includes('script-src'))).not.toMatch(/unsafe/);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
  });
  expect(headers['permissions-policy']).toBeTruthy();
  expect(headers['x-powered-by']).toBeUndefined();
  const again = await page.goto(`${stack.origin}/`);
  expect(again?.headers()['content-security-policy']).not.toBe(policy);
  expect(broken).toEqual([]);
});
