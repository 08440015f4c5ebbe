// Which stores a configuration asks for: the server and the commands of `npm run manage` open the same ones.

import type { AppTables } from '@/lib/stores/migrations/app-tables';
import type { StoreOptions } from '@/lib/stores/open';
import type { ApiConfig } from './config';

/** `apps` are the tables of the features. */
export function storeOptions(
  config: ApiConfig,
  { now, apps = [] }: { now: () => Date; apps?: readonly AppTables[] },
): StoreOptions {
  return {
    apps,
    databaseUrl: config.databaseUrl,
    sessionEngine: config.session.engine,
    redisUrl: config.redisUrl,
    cache: config.cache,
    keys: config.keys,
    userModel: config.user,
    pool: { max: config.databasePoolSize },
    autoField: config.autoField,
    now,
  };
}
