// What a command works with: the API's own configuration, its stores and its hashers, opened for one command.
import { randomBytes } from 'node:crypto';
import { customization } from '@/lib/api/customization';
import type { ApiConfig } from '@/lib/api/settings/config';
import { readApiConfig } from '@/lib/api/settings/read-config';
import { storeOptions } from '@/lib/api/settings/store-options';
import { createHashers, type Hashers } from '@/lib/django/passwords/hashers';
import type { Environment } from '@/lib/settings/env';
import type { AppTables } from '@/lib/stores/migrations/app-tables';
import { openStores } from '@/lib/stores/open';
import type { Stores } from '@/lib/stores/stores';
import type { Terminal } from './terminal';

/** What the world gives to the commands; tests give their own. */
export interface Surroundings {
  env: Environment;
  terminal: Terminal;
  now: () => Date;
  /** Tables of the features. */
  apps: readonly AppTables[];
}

export interface Workspace extends Surroundings {
  config: ApiConfig;
  stores: Stores;
  hashers: Hashers;
}

/** Open the workspace for one command and close it afterwards. Throws ConfigError or StoreError. */
export async function inWorkspace<T>(
  surroundings: Surroundings,
  work: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  const config = readApiConfig(surroundings.env);
  const stores = await openStores(
    storeOptions(config, { ...surroundings, newUserColumns: customization.newUserColumns }),
  );
  try {
    const hashers = createHashers({
      hashers: config.passwords.hashers,
      pbkdf2Iterations: config.passwords.pbkdf2Iterations,
      scryptParallelism: config.passwords.scryptParallelism,
      random: randomBytes,
    });
    return await work({ ...surroundings, config, stores, hashers });
  } finally {
    await stores.close();
  }
}
