// setup: api file
// `npm run dev`: the auth API in TypeScript, started again whenever its code changes.
import { demoUser, hasDemoUser } from '@/lib/api/demo-user';
import type { OwnApi } from './own-api';

export const typescriptApi: OwnApi = {
  prepare: async (port) => ({
    command: 'tsx watch --clear-screen=false lib/api/serve.ts',
    env: { PORT: String(port) },
  }),
  findDemoUser: async () => ((await hasDemoUser(process.env)) ? demoUser : null),
  createUser: 'npm run manage -- createsuperuser',
};
