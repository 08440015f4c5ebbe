// One port on which an auth API answers: ours, or the Django project of tests/django, by turns. Both are started with
// the same environment, so nothing but the program changes.
import { startDjango } from '@/tests/support/django/servers';
import { findFreePort, type ServerProcess, startServer } from './processes';

/** As X-Auth-API and the pages name it. */
export type ApiName = 'typescript' | 'django';

export type ApiPort = {
  url: string;
  /** End who answers now, and let the other one answer. */
  switchTo(name: ApiName): Promise<void>;
  stop(): Promise<void>;
};

export const djangoVersion = '5.2';

export async function openApiPort(name: ApiName, env: Record<string, string>): Promise<ApiPort> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const start = { typescript: () => startOurs(port, env), django: () => startTheirs(port, env) };
  let running = await start[name]();
  return {
    url,
    async switchTo(next) {
      await running.stop();
      running = await start[next]();
    },
    stop: () => running.stop(),
  };
}

type Stoppable = Pick<ServerProcess, 'stop'>;

function startOurs(port: number, env: Record<string, string>): Promise<Stoppable> {
  return startServer({
    command: process.execPath,
    words: ['--import', 'tsx', 'lib/api/serve.ts'],
    env: { ...env, PORT: String(port), HOST: '127.0.0.1' },
    url: `http://127.0.0.1:${port}/healthz`,
  });
}

async function startTheirs(port: number, env: Record<string, string>): Promise<Stoppable> {
  return startDjango({ version: djangoVersion, port, env, workers: 1 });
}
