// The one database that nobody named: db.sqlite3 where the process runs. Hosts without a lasting disk (serverless,
// read-only containers) cannot keep it, and what SQLite says about that does not say which setting to change.

import { ConfigError } from '@/lib/settings/env';
import { StoreError } from '@/lib/stores/stores';
import type { ApiConfig } from './config';

const advice = 'set it to postgres://user:password@host:5432/name, or to an SQLite file on a disk that lasts';

/** Run what opens the stores; a default that cannot be written becomes a ConfigError that names DATABASE_URL. */
export async function openOrAdvise<T>(
  { isDefaultDatabase }: Pick<ApiConfig, 'isDefaultDatabase'>,
  open: () => Promise<T>,
): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (!isDefaultDatabase || !(error instanceof StoreError) || error.kind !== 'configuration') throw error;
    throw new ConfigError([
      `DATABASE_URL: not set, and db.sqlite3 cannot be written in ${process.cwd()} (${error.message}); ${advice}.`,
    ]);
  }
}
