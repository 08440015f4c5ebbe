// One installation per mode: the project from PyPI's packages, a counting proxy before it, a mail server, and the front end
// from the production build with the two variables that a user would set.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { findFreePort, startWeb } from '@/scripts/support/processes';
import { startCountingProxy } from '@/tests/e2e/support/counting-proxy';
import type { Stack } from '@/tests/e2e/support/stack';
import { openMailServer } from '@/tests/support/mail-server';
import { openOwnRedis } from '@/tests/support/own-servers';
import { hasRedis } from '@/tests/support/services';
import { type Mode, modes, type Step } from './modes';
import { startProject } from './project-server';

export type BridgeOptions = { mode: string };
/** `second`: where another process of the front end answers; null in modes that have one, and without Redis. */
type Installation = { stack: Stack; mode: Mode; second: string | null };
type Worker = BridgeOptions & { installation: Installation };

export const test = base.extend<
  { stack: Stack; own: Mode; second: string | null; offered: undefined },
  Worker
>({
  mode: ['', { option: true, scope: 'worker' }],
  installation: [
    async ({ mode: title }, use) => {
      const mode = modes.find((one) => one.title === title);
      if (mode === undefined) throw new Error(`no mode is called "${title}"`);
      const { stop, ...installation } = await install(mode);
      await use(installation);
      await stop();
    },
    { scope: 'worker', timeout: 420_000 },
  ],
  own: async ({ installation: { mode } }, use) => use(mode),
  second: async ({ installation: { second } }, use) => use(second),
  stack: async ({ installation: { stack } }, use) => {
    await use(stack);
    stack.proxy.mood = 'working';
    stack.proxy.beforeAnswer = null;
  },
  offered: [
    async ({ installation: { mode } }, use, testInfo) => {
      testInfo.skip(mode.lacks.includes(testInfo.title as Step), 'this back end has no such thing');
      await use(undefined);
    },
    { auto: true },
  ],
});

async function install(mode: Mode): Promise<Installation & { stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'bridge-'));
  const webPort = await findFreePort();
  const origin = `http://127.0.0.1:${webPort}`;
  const mailServer = await openMailServer();
  const project = await startProject(mode, {
    database: join(folder, 'db.sqlite3'),
    env: { ...mailServer.env, WEB_ORIGIN: origin },
  });
  const proxy = await startCountingProxy(project.url);
  const redis = mode.hasTwo && hasRedis ? await openOwnRedis() : null;
  await redis?.start();
  const webEnv = {
    ...mode.web,
    ...(redis && { REDIS_URL: redis.url }),
    AUTH_API_URL: proxy.url,
    WEB_ORIGIN: origin,
    AUTH_STATE_SECRET: 'projects behind a bridge only, fifty characters or more',
    AUTH_API_TIMEOUT: '3',
  };
  const web = await startWeb(webPort, webEnv);
  const secondPort = await findFreePort();
  const second = redis && (await startWeb(secondPort, webEnv));
  const stack: Stack = {
    strategy: mode.strategy,
    shape: 'external',
    host: '127.0.0.1',
    origin,
    apiName: 'django',
    apiPort: null,
    apiEnv: {},
    proxy,
    mailServer,
    credentialCookie: mode.strategy === 'jwt' ? 'refresh_token' : 'sessionid',
  };
  return {
    stack,
    mode,
    second: second && `http://127.0.0.1:${secondPort}`,
    async stop() {
      await Promise.all([web.stop(), second?.stop(), project.stop(), proxy.close(), mailServer.close()]);
      await redis?.stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
