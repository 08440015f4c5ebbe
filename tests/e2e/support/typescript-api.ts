// setup: api file
// Our auth API on a port of its own.
import { startApi } from '@/lib/api/start';
import { features } from '@/lib/features';
import { startServer } from '@/scripts/support/processes';
import type { Api } from './api';

export const typescriptApi: Api = {
  start: (port, env) =>
    startServer({
      command: process.execPath,
      words: ['--import', 'tsx', 'lib/api/serve.ts'],
      env: { ...env, PORT: String(port), HOST: '127.0.0.1' },
      url: `http://127.0.0.1:${port}/healthz`,
    }),
  // The first start in development makes the tables and the demo user.
  seed: async (env) => (await startApi({ ...env, LOG_LEVEL: 'silent' }, { features })).close(),
};
