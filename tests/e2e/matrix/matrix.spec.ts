// Every deployment shape, in both strategies, with either API, in a real browser that blocks third-party cookies.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { browserVersion, hasPython as canRunDjango, prepareDjango } from '@/tests/support/django/python';
import { callApi as callFromPage, expectAnswerBy, expectAuthInfo } from '../support/page-auth';
import { demoUser, findCookie } from '../support/stack';
import { expectDashboard, expectSignInPage, signOut } from '../support/steps';
import { apis, type Cell, shapes, strategies } from './cells';
import { makeCertificate } from './certificate';
import { hostnames, type Installation, install, makeDatabase } from './installation';
import { hasNginx } from './nginx';
import { controlHost, openTlsFront, type TlsFront } from './tls-front';

type Ground = { seed: string; front: TlsFront };

const hasPython = await canRunDjango();

const test = base.extend<object, { ground: Ground }>({
  ground: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'matrix-ground-'));
      const names = [...Object.values(hostnames), controlHost];
      const front = await openTlsFront(await makeCertificate(folder, names));
      if (hasPython) await prepareDjango(browserVersion);
      await use({ seed: await makeDatabase(folder), front });
      await front.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 600_000 },
  ],
});

const isRunnable = ({ api, shape }: Cell) => (api === 'ours' || hasPython) && (shape !== 'nginx' || hasNginx);
const needs = ({ api, shape }: Cell) =>
  `${api === 'Django' ? ' [Python]' : ''}${shape === 'nginx' ? ' [nginx]' : ''}`;

for (const strategy of strategies) {
  for (const shape of shapes) {
    for (const api of apis) {
      const cell = { strategy, shape, api };
      // A Django project cannot run inside Next.
      if (shape === 'mounted' && api === 'Django') continue;
      const run = isRunnable(cell) ? test : test.skip;
      run(`${strategy} · ${shape} · ${api}${needs(cell)}`, async ({ page, ground }) => {
        const installation = await install(cell, ground);
        try {
          await walk(page, installation, ground);
        } finally {
          await installation.stop();
        }
      });
    }
  }
}

async function walk(page: Page, installation: Installation, ground: Ground): Promise<void> {
  const { webOrigin, strategy, shape } = installation;
  const apiCalls: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) apiCalls.push(`${request.method()} ${pathname}`);
  });

  await test.step('an anonymous visitor is led to the sign-in page', async () => {
    await page.goto(`${webOrigin}/dashboard`);
    await expectSignInPage(page);
  });
  if (shape === 'cross-site')
    await test.step('third-party cookies are blocked', () => expectBlocking(page, ground));

  await test.step('signing in leads to the dashboard', async () => {
    await page.waitForLoadState('networkidle');
    apiCalls.length = 0;
    await page.getByLabel('Username').fill(demoUser.username);
    await page.getByLabel('Password', { exact: true }).fill(demoUser.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expectDashboard(page);
    await expectAuthInfo(page, { strategy, api: apiName(installation) });
    // The page itself brought the CSRF cookie.
    if (isOneOrigin(installation)) expect(apiCalls[0]).toBe('POST /api/auth/login/');
  });
  await test.step('the cookies are those of the shape', () => expectCookies(page, installation));

  await test.step('a reload shows the dashboard, rendered on the server', async () => {
    const answer = await page.reload();
    expect(await answer?.text()).toContain(demoUser.username);
    await expectDashboard(page);
  });

  await test.step('an unsafe request needs its CSRF token', async () => {
    const token = await readCsrfToken(page, installation);
    const path = strategy === 'jwt' ? '/api/auth/login/' : '/api/auth/refresh/';
    const body = JSON.stringify(demoUser);
    expect(await callApi(page, installation, path, { body, token })).toMatchObject({ status: 200 });
    const refused = await callApi(page, installation, path, { body, token: null });
    expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringMatching(/^CSRF Failed: /) } });
  });

  await test.step('what expired is renewed silently', async () => {
    await page.context().clearCookies({ name: 'auth_state' });
    await page.goto(`${webOrigin}/dashboard`);
    await expectDashboard(page);
    await callFromPage(page);
    await expectAnswerBy(page, apiName(installation));
    const token = await readCsrfToken(page, installation);
    const renewed = await callApi(page, installation, '/api/auth/refresh/', { token });
    const proof = strategy === 'jwt' ? 'access' : 'session_expires';
    expect(renewed).toMatchObject({ status: 200, body: { [proof]: expect.anything() } });
  });

  await test.step('signing out ends it everywhere', async () => {
    // The page holds what was renewed behind its back; a real visitor's page would have done it itself.
    await page.goto(`${webOrigin}/dashboard`);
    await expectDashboard(page);
    await signOut(page);
    expect(await findCookie(page.context(), credentialCookie(strategy))).toBeUndefined();
    expect(await findCookie(page.context(), 'auth_state')).toBeUndefined();
    await page.goto(`${webOrigin}/dashboard`);
    await expectSignInPage(page);
  });
}

/** The control: of two cookies that another site sets, only the partitioned one comes back. */
async function expectBlocking(page: Page, { front }: Ground): Promise<void> {
  const signInPage = page.url();
  // The policy of the pages allows calls to the API only; this answer of the same origin has none.
  await page.goto(new URL('/healthz', signInPage).href);
  const returned = await page.evaluate(async (url) => {
    await fetch(url, { credentials: 'include' });
    return (await fetch(url, { credentials: 'include' })).text();
  }, `https://${controlHost}:${front.port}/`);
  expect(returned).toBe('parted=1');
  await page.goto(signInPage);
}

async function expectCookies(
  page: Page,
  { strategy, shape, webOrigin, apiOrigin }: Installation,
): Promise<void> {
  const cookie = await findCookie(page.context(), credentialCookie(strategy));
  const isCrossSite = shape === 'cross-site';
  const domain = shape === 'same-site' ? '.same-site.test' : new URL(apiOrigin).hostname;
  expect(cookie).toMatchObject({
    httpOnly: true,
    path: '/',
    domain,
    secure: apiOrigin.startsWith('https:'),
    sameSite: isCrossSite ? 'None' : 'Lax',
  });
  const partition = cookie?.partitionKey;
  expect(partition).toBe(isCrossSite ? 'https://cross-site.test' : undefined);
  const state = await findCookie(page.context(), 'auth_state');
  expect(state).toMatchObject({ httpOnly: true, domain: new URL(webOrigin).hostname, sameSite: 'Lax' });
}

async function readCsrfToken(page: Page, { apiOrigin }: Installation): Promise<string> {
  const url = `${apiOrigin}/api/auth/csrf/`;
  const token = await page.evaluate(
    async (address) => (await fetch(address, { credentials: 'include' })).headers.get('x-csrftoken'),
    url,
  );
  return token ?? '';
}

async function callApi(
  page: Page,
  { apiOrigin }: Installation,
  path: string,
  o: { token: string | null; body?: string },
): Promise<{ status: number; body: unknown }> {
  return page.evaluate(
    async ({ url, token, body }) => {
      const headers: Record<string, string> = { 'content-type': 'application/json' };
      if (token !== null) headers['x-csrftoken'] = token;
      const answer = await fetch(url, { method: 'POST', credentials: 'include', headers, body });
      return { status: answer.status, body: await answer.json() };
    },
    { url: `${apiOrigin}${path}`, ...o },
  );
}

function apiName({ api }: Installation): 'typescript' | 'django' {
  return api === 'ours' ? 'typescript' : 'django';
}

function isOneOrigin({ webOrigin, apiOrigin }: Installation): boolean {
  return webOrigin === apiOrigin;
}

function credentialCookie(strategy: Cell['strategy']): string {
  return strategy === 'jwt' ? 'refresh_token' : 'sessionid';
}
