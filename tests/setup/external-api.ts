// A back end for copies that have none: the Django project of the starter, told to trust the pages of the copy.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@/scripts/support/processes';
import { djangoApi } from '@/tests/e2e/support/django-api';

export type ExternalApi = { env: Record<string, string>; stop(): Promise<void> };

export async function startExternalApi(strategy: string): Promise<ExternalApi> {
  const folder = await mkdtemp(join(tmpdir(), 'setup-'));
  const [apiPort, webPort] = [await findFreePort(), await findFreePort()];
  const webOrigin = `http://127.0.0.1:${webPort}`;
  const env = {
    SECRET_KEY: 'copies made by setup only, fifty characters or more of it',
    AUTH_STRATEGY: strategy,
    WEB_ORIGIN: webOrigin,
    RATE_LIMIT_ENABLED: 'false',
    DATABASE_URL: `sqlite:///${join(folder, 'db.sqlite3')}`,
  };
  await djangoApi.seed(env);
  const server = await djangoApi.start(apiPort, env);
  return {
    env: { TEST_API_URL: `http://127.0.0.1:${apiPort}`, TEST_WEB_ORIGIN: webOrigin },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
