// One port on which an auth API answers: ours, or the Django project, by turns. Both are started with the same environment,
// so nothing but the program changes.
import { findFreePort } from '@/scripts/support/processes';
import type { Api, ApiName, Environment } from './api';
import { djangoApi } from './django-api'; // setup: django
import { typescriptApi } from './typescript-api'; // setup: api

export type ApiPort = {
  url: string;
  /** End who answers now, and let the other one answer. */
  switchTo(name: ApiName): Promise<void>;
  stop(): Promise<void>;
};

const apis: Partial<Record<ApiName, Api>> = {
  typescript: typescriptApi, // setup: api
  django: djangoApi, // setup: django
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
