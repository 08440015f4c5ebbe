// Which stores a configuration asks for: the server and the commands of `npm run manage` open the same ones.
import type { StoreOptions } from '@/lib/stores/open';
import type { ApiConfig } from './config';

export function storeOptions(config: ApiConfig, now: () => Date): StoreOptions {
  return {
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
