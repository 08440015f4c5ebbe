// Clients of other tutorials, on a page of another origin, against our API with AUTH_DIALECTS set.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { findFreePort, type ServerProcess, startServer } from '@/scripts/support/processes';
import { demoUser } from '../support/stack';
import { runAccountsClient, runJwtCookieClient, runSpaClient } from './dialect-clients';

test.describe.configure({ mode: 'serial' });

let folder: string;
let api: string;
let apiServer: ServerProcess;
/** Two empty pages: one of WEB_ORIGIN, one of an origin that nobody trusts. */
const [ownPage, hostilePage] = [createServer(answerEmptyPage), createServer(answerEmptyPage)];
const originOf = (server: Server) => `http://localhost:${(server.address() as AddressInfo).port}`;

test.beforeAll(async () => {
  for (const server of [ownPage, hostilePage])
    await new Promise<void>((resolve) => server.listen(0, resolve));
  folder = await mkdtemp(join(tmpdir(), 'dialects-'));
  const port = await findFreePort();
  api = `http://localhost:${port}`;
  apiServer = await startServer({
    command: process.execPath,
    words: ['--import', 'tsx', 'lib/api/serve.ts'],
    env: {
      PORT: String(port),
      HOST: 'localhost',
      WEB_ORIGIN: originOf(ownPage),
      API_ORIGIN: api,
      AUTH_DIALECTS: 'spa,jwt-cookie,accounts',
      DATABASE_URL: `sqlite:///${join(folder, 'db.sqlite3')}`,
      PBKDF2_ITERATIONS: '1000',
      LOG_LEVEL: 'warn',
    },
    url: `${api}/healthz`,
  });
});

test.afterAll(async () => {
  await apiServer.stop();
  for (const server of [ownPage, hostilePage]) server.close();
  await rm(folder, { recursive: true, force: true });
});

test('the spa client signs in, is known and signs out', async ({ page }) => {
  await page.goto(originOf(ownPage));
  expect(await page.evaluate(runSpaClient, { api, user: demoUser })).toEqual({
    before: false,
    login: { detail: 'Successfully logged in.' },
    username: 'demo',
    during: true,
    logout: 200,
    after: false,
  });
});

test('the jwt-cookie client signs in, refreshes by the cookie and signs out', async ({ page }) => {
  await page.goto(originOf(ownPage));
  expect(await page.evaluate(runJwtCookieClient, { api, user: demoUser })).toEqual({
    hasExpiry: true,
    now: expect.any(String),
    username: 'demo',
    isNew: true,
    logout: {},
    after: 400,
  });
});

test('the accounts client signs in with its form', async ({ page }) => {
  await page.goto(originOf(ownPage));
  expect(await page.evaluate(runAccountsClient, { api, user: demoUser })).toEqual({
    login: 200,
    username: 'demo',
  });
});

test('a page of another origin can neither sign in nor sign anybody out', async ({ page }) => {
  await page.goto(originOf(ownPage));
  await page.evaluate(runAccountsClient, { api, user: demoUser });
  await page.goto(originOf(hostilePage));
  for (const path of ['/accounts/login/', '/token/', '/token/logout/']) await postBlindly(page, api + path);
  await page.evaluate(
    (url) => new Promise((resolve) => Object.assign(new Image(), { src: url, onerror: resolve })),
    `${api}/api/logout`,
  );
  await page.goto(originOf(ownPage));
  const me = await page.evaluate(
    async (url) => (await fetch(url, { credentials: 'include' })).status,
    `${api}/accounts/me/`,
  );
  expect(me).toBe(200);
});

/** What a hostile page can do: send, without seeing the answer. */
async function postBlindly(page: Page, url: string): Promise<void> {
  await page.evaluate(
    (address) => fetch(address, { method: 'POST', credentials: 'include', mode: 'no-cors', body: 'a=1' }),
    url,
  );
}

function answerEmptyPage(_: unknown, answer: ServerResponse): void {
  answer.setHeader('content-type', 'text/html');
  answer.end('<!doctype html><title>A client</title>');
}
