// One running installation per worker: the web server from the production build; our API standalone behind it, mounted
// in it, or Django in its place; an SQLite file with the demo user; a real SMTP server; and a counting proxy on the way
// to the API.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect } from '@playwright/test';
import { findFreePort, startWeb } from '@/scripts/support/processes';
import { hasPython } from '@/tests/support/django/python'; // setup: django
import { type MailServer, openMailServer } from '@/tests/support/mail-server';
import type { ApiName } from './api';
import { type ApiPort, openApiPort, seedDatabase } from './api-port';
import { type CountingProxy, startCountingProxy } from './counting-proxy';
import { demoUser, externalApi } from './external-api';

export type StackOptions = {
  strategy: 'session' | 'jwt' | 'hybrid';
  /** `django`: as proxied, with the Django project on the API's port; `external`: with the back end at TEST_API_URL. */
  shape: 'proxied' | 'mounted' | 'django' | 'external';
  /** Of the pages. Passkeys want a name. */
  host: '127.0.0.1' | 'localhost';
};

export type Stack = StackOptions & {
  origin: string;
  /** Who answers at first, by its X-Auth-API. */
  apiName: ApiName;
  /** Null where the tests start no API of its own: it is mounted, or external. */
  apiPort: ApiPort | null;
  /** What the API runs with, for whoever has to read its database or its signatures. */
  apiEnv: Record<string, string>;
  /** On the way from the web server to the API: everything when proxied, the guard's own calls when mounted. */
  proxy: CountingProxy;
  mailServer: MailServer;
  credentialCookie: string;
};

const stateMaxAgeSeconds = 60;

const sharedEnv = {
  SECRET_KEY: 'end-to-end tests only, fifty characters or more of it all',
  RATE_LIMIT_ENABLED: 'false',
  PBKDF2_ITERATIONS: '1000',
  LOG_LEVEL: 'warn',
  ACCOUNT_EMAIL_VERIFICATION: 'mandatory',
  DEFAULT_FROM_EMAIL: 'Next Django Starter <no-reply@example.com>',
};

type WorkerFixtures = StackOptions & { installation: Stack };

export const test = base.extend<{ stack: Stack; runnable: undefined }, WorkerFixtures>({
  strategy: ['session', { option: true, scope: 'worker' }],
  shape: ['proxied', { option: true, scope: 'worker' }],
  host: ['127.0.0.1', { option: true, scope: 'worker' }],
  installation: [
    async ({ strategy, shape, host }, use) => {
      const { stack, stop } = await startStack({ strategy, shape, host });
      await use(stack);
      await stop();
    },
    // The first run of all installs Django.
    { scope: 'worker', timeout: 420_000 },
  ],
  // Before anything is started. The projects say in brackets what they need.
  runnable: [
    async ({ shape }, use, testInfo) => {
      testInfo.skip(shape === 'django' && !(await hasPython()), 'needs Python'); // setup: django
      testInfo.skip(shape === 'external' && externalApi.url === undefined, 'needs TEST_API_URL');
      await use(undefined);
    },
    { auto: true },
  ],
  stack: async ({ runnable: _, installation }, use) => {
    await use(installation);
    installation.proxy.mood = 'working';
    installation.proxy.beforeAnswer = null;
  },
});

export { demoUser, expect };

async function startStack({
  strategy,
  shape,
  host,
}: StackOptions): Promise<{ stack: Stack; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'e2e-'));
  const isExternal = shape === 'external';
  const webPort = isExternal ? Number(new URL(externalApi.webOrigin).port) : await findFreePort();
  const origin = isExternal ? externalApi.webOrigin : `http://${host}:${webPort}`;
  const mailServer = await openMailServer();
  const apiEnv = {
    ...sharedEnv,
    ...mailServer.env,
    AUTH_STRATEGY: strategy,
    ...(shape !== 'django' && { MFA_SUPPORTED_TYPES: 'totp,recovery_codes,webauthn' }), // setup: factors
    WEB_ORIGIN: origin,
    DATABASE_URL: `sqlite:///${join(folder, 'db.sqlite3')}`,
  };
  if (!isExternal) await seedDatabase(apiEnv);
  const apiName: ApiName = shape === 'django' || isExternal ? 'django' : 'typescript';
  const apiPort = shape === 'mounted' || isExternal ? null : await openApiPort(apiName, apiEnv);
  const proxy = await startCountingProxy(
    apiPort?.url ?? (isExternal ? externalApi.url : undefined) ?? origin,
  );
  const web = await startWeb(webPort, {
    ...apiEnv,
    AUTH_STATE_MAX_AGE: String(stateMaxAgeSeconds),
    AUTH_API_TIMEOUT: '2',
    ...(shape === 'mounted' ? { AUTH_SELF_URL: proxy.url } : { AUTH_API_URL: proxy.url }),
  });
  const credentialCookie = strategy === 'jwt' ? 'refresh_token' : 'sessionid';
  const stop = async () => {
    await Promise.all([web.stop(), apiPort?.stop()]);
    await Promise.all([proxy.close(), mailServer.close()]);
    await rm(folder, { recursive: true, force: true });
  };
  const stack = {
    strategy,
    shape,
    host,
    origin,
    apiName,
    apiPort,
    apiEnv,
    proxy,
    mailServer,
    credentialCookie,
  };
  return { stack, stop };
}

/** The cookie of this name in the browser, attributes and all. */
export async function findCookie(context: BrowserContext, name: string) {
  return (await context.cookies()).find((cookie) => cookie.name === name);
}
