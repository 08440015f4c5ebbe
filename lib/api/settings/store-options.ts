// Which stores a configuration asks for: the server and the commands of `npm run manage` open the same ones.

import { accountApp, mfaApp } from '@/lib/stores/allauth/apps';
import type { AppTables } from '@/lib/stores/migrations/app-tables';
import type { StoreOptions } from '@/lib/stores/open';
import type { ApiConfig } from './config';

/** `apps` are the tables of the features. */
export function storeOptions(
  config: ApiConfig,
  { now, apps = [] }: { now: () => Date; apps?: readonly AppTables[] },
): StoreOptions {
  return {
    apps: [...listAllauthApps(config), ...apps],
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

/** The apps of allauth whose tables the features need that are switched on: `migrate` makes them. */
export function listAllauthApps({ factors }: ApiConfig): AppTables[] {
  return factors.types.length > 0 ? [accountApp, mfaApp] : [];
}
