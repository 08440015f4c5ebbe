// Two API processes and two web processes behind one nginx, on one PostgreSQL and one Redis. In front of each process
// stands a counting proxy, so that a test can tell that all four took part.
import { randomBytes } from 'node:crypto';
import { startApi } from '@/lib/api/start';
import { features } from '@/lib/features';
import { findFreePort, startServer, startWeb } from '@/scripts/support/processes';
import { createUser } from '@/tests/support/auth-api';
import { createDatabase } from '@/tests/support/databases';
import { redisUrl } from '@/tests/support/services';
import { startNginx } from '../matrix/nginx';
import { type CountingProxy, startCountingProxy } from './counting-proxy';
import { demoUser, type StackOptions } from './stack';

export type Twins = {
  origin: string;
  apis: CountingProxy[];
  webs: CountingProxy[];
  stop(): Promise<void>;
};

export async function startTwins(strategy: StackOptions['strategy']): Promise<Twins> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.reverse()) await step();
  };
  /** Two of a kind, each behind a proxy of its own. */
  const startTwo = async (start: (port: number) => Promise<{ stop(): Promise<void> }>) => {
    const ports = [await findFreePort(), await findFreePort()];
    const servers = await Promise.all(ports.map(start));
    undo.push(() => Promise.all(servers.map((server) => server.stop())));
    const proxies = await Promise.all(ports.map((port) => startCountingProxy(`http://127.0.0.1:${port}`)));
    undo.push(() => Promise.all(proxies.map((proxy) => proxy.close())));
    return proxies;
  };
  try {
    const database = await createDatabase('PostgreSQL');
    undo.push(database.drop);
    const edgePort = await findFreePort();
    const origin = `http://127.0.0.1:${edgePort}`;
    const env = {
      // The names in Redis depend on it, so runs side by side do not meet there.
      SECRET_KEY: randomBytes(48).toString('base64'),
      AUTH_STRATEGY: strategy,
      WEB_ORIGIN: origin,
      DATABASE_URL: database.url,
      REDIS_URL: redisUrl,
      SESSION_ENGINE: 'django.contrib.sessions.backends.cached_db',
      LOGIN_FAILURE_LIMIT: '3',
      PBKDF2_ITERATIONS: '1000',
      LOG_LEVEL: 'warn',
    };
    const first = await startApi({ ...env, LOG_LEVEL: 'silent' }, { features });
    await createUser(first, demoUser);
    await first.close();
    const [apis, webs] = await Promise.all([
      startTwo((port) => startOurApi(port, env)),
      startTwo((port) => startWeb(port, { ...env, AUTH_API_URL: origin })),
    ]);
    const addresses = (proxies: CountingProxy[]) => proxies.map(({ url }) => url);
    const nginx = await startNginx({
      port: edgePort,
      hostname: '127.0.0.1',
      web: addresses(webs),
      api: addresses(apis),
    });
    undo.push(nginx.stop);
    return { origin, apis, webs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function startOurApi(port: number, env: Record<string, string>) {
  return startServer({
    command: process.execPath,
    words: ['--import', 'tsx', 'lib/api/serve.ts'],
    env: { ...env, PORT: String(port), HOST: '127.0.0.1' },
    url: `http://127.0.0.1:${port}/healthz`,
  });
}
