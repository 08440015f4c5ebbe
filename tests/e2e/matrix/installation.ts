// One cell's installation: a database with the demo user, an auth API (ours or Django), the web server, and what stands
// in front of them. WEB_ORIGIN and API_ORIGIN are all that is set for our API; Django is told what follows from them.
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi as openApi } from '@/lib/api/start';
import { deriveShape } from '@/lib/contract/shape';
import { findFreePort, startServer } from '@/scripts/support/processes';
import { browserVersion } from '@/tests/support/django/python';
import { startDjango } from '@/tests/support/django/servers';
import type { Cell } from './cells';
import { startNginx } from './nginx';
import type { TlsFront } from './tls-front';

export type Installation = Cell & { webOrigin: string; apiOrigin: string; stop: () => Promise<void> };

/** Every name that the browser visits; it takes each for this machine. */
export const hostnames = {
  nginx: 'one-domain.test',
  sameSiteWeb: 'app.same-site.test',
  sameSiteApi: 'api.same-site.test',
  crossSiteWeb: 'cross-site.test',
  crossSiteApi: 'another-site.test',
};

const sharedEnv = {
  SECRET_KEY: 'browser matrix only, fifty characters or more of it all',
  RATE_LIMIT_ENABLED: 'false',
  PBKDF2_ITERATIONS: '1000',
  LOG_LEVEL: 'warn',
};

/** Make the database that every cell gets a copy of: Django's tables and the demo user. */
export async function makeDatabase(folder: string): Promise<string> {
  const path = join(folder, 'seed.sqlite3');
  const running = await openApi({ ...sharedEnv, LOG_LEVEL: 'silent', DATABASE_URL: `sqlite:///${path}` });
  await running.close();
  return path;
}

export async function install(cell: Cell, o: { seed: string; front: TlsFront }): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'matrix-'));
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of undo.reverse()) await step();
  };
  try {
    const database = join(folder, 'db.sqlite3');
    await copyDatabase(o.seed, database);
    const [webPort, apiPort, edgePort] = [await findFreePort(), await findFreePort(), await findFreePort()];
    const [web, api] = [`http://127.0.0.1:${webPort}`, `http://127.0.0.1:${apiPort}`];
    const { webOrigin, apiOrigin } = originsOf(cell.shape, { webPort, edgePort, front: o.front });
    const env = {
      ...sharedEnv,
      AUTH_STRATEGY: cell.strategy,
      WEB_ORIGIN: webOrigin,
      API_ORIGIN: apiOrigin,
      SECURE_PROXY_SSL_HEADER: 'HTTP_X_FORWARDED_PROTO,https',
      DATABASE_URL: `sqlite:///${database}`,
    };
    const isMounted = cell.shape === 'mounted';
    const [webServer, apiServer] = await Promise.all([
      startWeb(webPort, isMounted ? env : { ...env, AUTH_API_URL: api }),
      isMounted ? null : startAuthApi(cell, apiPort, env),
    ]);
    undo.push(() => Promise.all([webServer.stop(), apiServer?.stop()]));
    if (cell.shape === 'nginx') {
      const nginx = await startNginx({ port: edgePort, hostname: hostnames.nginx, web: [web], api: [api] });
      undo.push(nginx.stop);
    }
    o.front.route(new URL(webOrigin).hostname, web);
    if (apiOrigin !== webOrigin) o.front.route(new URL(apiOrigin).hostname, api);
    return { ...cell, webOrigin, apiOrigin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** SQLite may still have the rows in its write-ahead log when the one who wrote them has closed the file. */
async function copyDatabase(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  if (existsSync(`${from}-wal`)) await copyFile(`${from}-wal`, `${to}-wal`);
}

function originsOf(
  shape: Cell['shape'],
  { webPort, edgePort, front }: { webPort: number; edgePort: number; front: TlsFront },
): { webOrigin: string; apiOrigin: string } {
  const both = (origin: string) => ({ webOrigin: origin, apiOrigin: origin });
  const secure = (hostname: string) => `https://${hostname}:${front.port}`;
  if (shape === 'nginx') return both(`http://${hostnames.nginx}:${edgePort}`);
  if (shape === 'same-site') {
    return { webOrigin: secure(hostnames.sameSiteWeb), apiOrigin: secure(hostnames.sameSiteApi) };
  }
  if (shape === 'cross-site') {
    return { webOrigin: secure(hostnames.crossSiteWeb), apiOrigin: secure(hostnames.crossSiteApi) };
  }
  return both(`http://localhost:${webPort}`);
}

function startWeb(port: number, env: Record<string, string>) {
  return startServer({
    command: process.execPath,
    words: ['node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1'],
    env: { ...env, NODE_ENV: 'production' },
    url: `http://127.0.0.1:${port}/healthz`,
  });
}

function startAuthApi(cell: Cell, port: number, env: Record<string, string>) {
  if (cell.api === 'Django') {
    return startDjango({ version: browserVersion, port, env: { ...env, ...djangoCookies(env) }, workers: 1 });
  }
  return startServer({
    command: process.execPath,
    words: ['--import', 'tsx', 'lib/api/serve.ts'],
    env: { ...env, PORT: String(port), HOST: '127.0.0.1' },
    url: `http://127.0.0.1:${port}/healthz`,
  });
}

/** What our API derives from the two origins, in the names of Django's settings (docs/deployment.md has the table). */
function djangoCookies(env: Record<string, string>): Record<string, string> {
  const { WEB_ORIGIN: webOrigin = '', API_ORIGIN: apiOrigin = '' } = env;
  const { isSecure, sameSite, isPartitioned, domain } = deriveShape({ webOrigin, apiOrigin });
  const settings = ['SESSION_COOKIE', 'CSRF_COOKIE', 'JWT_COOKIE'].flatMap((cookie) => [
    [`${cookie}_SECURE`, String(isSecure)],
    [`${cookie}_SAMESITE`, sameSite],
    [`${cookie}_PARTITIONED`, String(isPartitioned)],
    [`${cookie}_DOMAIN`, domain ?? 'None'],
  ]);
  return Object.fromEntries(settings);
}
