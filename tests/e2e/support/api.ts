// What the browser tests ask of an auth API that they start.
import type { ServerProcess } from '@/scripts/support/processes';

/** As X-Auth-API and the pages name it. */
export type ApiName = 'typescript' | 'django';

export type Environment = Record<string, string>;

export type Api = {
  start(port: number, env: Environment): Promise<Pick<ServerProcess, 'stop'>>;
  /** Make the tables and the demo user. */
  seed(env: Environment): Promise<unknown>;
};
