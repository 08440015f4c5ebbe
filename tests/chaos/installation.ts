// A whole installation on this machine: PostgreSQL, Redis, two API processes behind a balancer, and the web server
// from the production build in front of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi } from '@/lib/api/start';
import { findFreePort } from '@/scripts/support/processes';
import { createUser } from '../support/auth-api';
import {
  createServer,
  type OwnServer,
  openOwnApi,
  openOwnPostgres,
  openOwnRedis,
} from '../support/own-servers';
import { startBalancer } from './balancer';
import type { Place } from './visitor';

export type Installation = {
  place: Place;
  apis: OwnServer[];
  postgres: OwnServer;
  redis: OwnServer;
  stop(): Promise<void>;
};

export const password = 'correct horse battery';

export async function openInstallation(strategy: string, usernames: string[]): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'chaos-'));
  const postgres = await openOwnPostgres(folder);
  const redis = await openOwnRedis();
  await Promise.all([postgres.start(), redis.start()]);
  const webPort = await findFreePort();
  const web = `http://127.0.0.1:${webPort}`;
  const env = {
    NODE_ENV: 'production',
    SECRET_KEY: 'chaos runs only, fifty characters or more of it, see you',
    AUTH_STRATEGY: strategy,
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    SESSION_ENGINE: 'cached_db',
    WEB_ORIGIN: web,
    PBKDF2_ITERATIONS: '1000',
    LOG_LEVEL: 'error',
    // Short, so that there is always a rotation or a renewal under way.
    ACCESS_TOKEN_LIFETIME: '3',
    SESSION_SAVE_EVERY_REQUEST: 'true',
    SESSION_RENEW_INTERVAL: '1',
  };
  const running = await startApi(env);
  for (const username of usernames) await createUser(running, { username, password });
  await running.close();
  const apis = [await openOwnApi(env), await openOwnApi(env)];
  await Promise.all(apis.map((api) => api.start()));
  const balancer = await startBalancer(apis.map(({ url }) => url));
  const webServer = createServer({
    port: webPort,
    url: web,
    command: process.execPath,
    words: ['node_modules/next/dist/bin/next', 'start', '-p', String(webPort), '-H', '127.0.0.1'],
    env: {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      SECRET_KEY: env.SECRET_KEY,
      AUTH_STRATEGY: strategy,
      AUTH_API_URL: balancer.url,
      WEB_ORIGIN: web,
      AUTH_STATE_MAX_AGE: '1',
      AUTH_API_TIMEOUT: '5',
    },
    isUp: async (output) => output.includes('Ready'),
  });
  await webServer.start();
  return {
    place: { web, api: balancer.url },
    apis,
    postgres,
    redis,
    async stop() {
      await webServer.stop('SIGKILL');
      await balancer.close();
      await Promise.all(apis.map((api) => api.stop('SIGKILL')));
      await Promise.all([redis.stop('SIGKILL'), postgres.stop('SIGQUIT')]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
