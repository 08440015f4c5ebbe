// setup: api file
// The OpenAPI document of our own API with every feature, made in this process on an empty database in memory.
import { startApi } from '@/lib/api/start';
import { features } from '@/lib/features';

export async function makeOwnDocument(): Promise<unknown> {
  const environment = {
    NODE_ENV: 'test',
    SECRET_KEY: 'signs nothing that outlives this process',
    DATABASE_URL: 'sqlite://:memory:',
    LOG_LEVEL: 'silent',
    // The one in which every path is answered.
    AUTH_STRATEGY: 'hybrid',
  };
  const { api, close } = await startApi(environment, { features });
  try {
    const answer = await api.fetch(new Request('http://localhost:3000/api/openapi.json'));
    return await answer.json();
  } finally {
    await close();
  }
}
