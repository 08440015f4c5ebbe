// Which stores a configuration asks for: the server and the commands of `npm run manage` open the same ones.

import { accountApp, mfaApp } from '@/lib/stores/allauth/apps';
import type { InspectionOptions } from '@/lib/stores/database/inspect';
import type { AppTables } from '@/lib/stores/migrations/app-tables';
import type { StoreOptions } from '@/lib/stores/open';
import type { NewUserColumns } from '@/lib/stores/stores';
import type { ApiConfig } from './config';

type Additions = { now: () => Date; apps?: readonly AppTables[]; newUserColumns?: NewUserColumns };

/** `apps` are the tables of the features, `newUserColumns` those of lib/api/customization.ts. */
export function storeOptions(config: ApiConfig, { now, apps = [], newUserColumns }: Additions): StoreOptions {
  return {
    apps: [...listAllauthApps(config), ...apps],
    newUserColumns,
    needsTokens: config.usesTokens,
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

/** What has to be in the database. */
export function readStoreNeeds(config: ApiConfig): InspectionOptions {
  return {
    userTable: config.user.table,
    needsSessions: config.session.engine !== 'cache',
    needsTokens: config.usesTokens,
  };
}
