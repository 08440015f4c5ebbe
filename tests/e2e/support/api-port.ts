// One port on which an auth API answers: ours, or the Django project, by turns. Both are started with the same environment,
// so nothing but the program changes.
import { startApi } from '@/lib/api/start'; // setup: api
import { findFreePort, type ServerProcess, startServer } from '@/scripts/support/processes';
import { browserVersion } from '@/tests/support/django/python'; // setup: django
import { manageDjango, startDjango } from '@/tests/support/django/servers'; // setup: django

/** As X-Auth-API and the pages name it. */
export type ApiName = 'typescript' | 'django';

export type ApiPort = {
  url: string;
  /** End who answers now, and let the other one answer. */
  switchTo(name: ApiName): Promise<void>;
  stop(): Promise<void>;
};

type Environment = Record<string, string>;
type Api = {
  start(port: number, env: Environment): Promise<Pick<ServerProcess, 'stop'>>;
  /** Make the tables and the demo user. */
  seed(env: Environment): Promise<unknown>;
};

const apis: Partial<Record<ApiName, Api>> = {
  // setup: django begin
  django: {
    start: (port, env) => startDjango({ version: browserVersion, port, env, workers: 1 }),
    async seed(env) {
      await manageDjango({ version: browserVersion, env, args: ['migrate', '--verbosity=0'] });
      const demo =
        "create_user('demo', 'demo@example.com', 'demo-password', first_name='Demo', last_name='User')";
      const script = `from django.contrib.auth import get_user_model; get_user_model().objects.${demo}`;
      const { ok, output } = await manageDjango({
        version: browserVersion,
        env,
        args: ['shell', '-c', script],
      });
      if (!ok) throw new Error(output);
    },
  },
  // setup: django end
  // setup: api begin
  typescript: {
    start: (port, env) =>
      startServer({
        command: process.execPath,
        words: ['--import', 'tsx', 'lib/api/serve.ts'],
        env: { ...env, PORT: String(port), HOST: '127.0.0.1' },
        url: `http://127.0.0.1:${port}/healthz`,
      }),
    // The first start in development makes both.
    seed: async (env) => (await startApi({ ...env, LOG_LEVEL: 'silent' })).close(),
  },
  // setup: api end
};

export async function openApiPort(name: ApiName, env: Environment): Promise<ApiPort> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  let running = await find(name).start(port, env);
  return {
    url,
    async switchTo(next) {
      await running.stop();
      running = await find(next).start(port, env);
    },
    stop: () => running.stop(),
  };
}

/** A new database gets its tables and the demo user. Ours is the quicker of the two, where both are there. */
export async function seedDatabase(env: Environment): Promise<void> {
  await (apis.typescript ?? find('django')).seed(env);
}

function find(name: ApiName): Api {
  const api = apis[name];
  if (api === undefined) throw new Error(`This repository has no ${name} API.`);
  return api;
}
