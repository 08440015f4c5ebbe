// `npm run doctor`: opens the database and Redis as the API does at its start, and changes nothing. What would stop the
// start stops the doctor; what a pooler in between keeps the API from setting is printed as SQL.
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { sql } from 'kysely';
import { customization } from '@/lib/api/customization';
import type { ApiConfig } from '@/lib/api/settings/config';
import { openOrAdvise } from '@/lib/api/settings/default-database';
import { readStoreNeeds, storeOptions } from '@/lib/api/settings/store-options';
import { readDatabaseUrl } from '@/lib/stores/database/database-url';
import { inspectDatabase } from '@/lib/stores/database/inspect';
import { openDatabase, openStores } from '@/lib/stores/open';
import { openRedisCounters } from '@/lib/stores/redis/redis-counters';
import { StoreError } from '@/lib/stores/stores';
import { DJANGO_USER } from '@/lib/stores/users/user-model';

const madeAtStart = 'the first start makes the tables (npm run manage -- migrate does, too)';

/** Lines of the report. Throws ConfigError or StoreError where the API would not start. */
export async function examineDatabase(config: ApiConfig, now: () => Date): Promise<string[]> {
  return openOrAdvise(config, async () => {
    const file = readMissingFile(config);
    if (file !== null) return [`${file} does not exist yet: ${madeAtStart}`];
    const found = await look(config);
    if (found.isEmpty) return [`empty: ${madeAtStart}`];
    const { newUserColumns } = customization;
    const stores = await openStores({
      ...storeOptions(config, { now, newUserColumns }),
      whenEmpty: 'refuse',
    });
    const { creationProblem } = stores.users;
    try {
      await stores.ping();
    } finally {
      await stores.close();
    }
    const lines = [
      `${found.dialect}, with all tables`,
      ...(creationProblem === null ? [] : [creationProblem]),
    ];
    return [...lines, ...found.advice, ...(await lookAtCounters(config))];
  });
}

/** An SQLite file that is not there is made by the start, if its folder allows that. */
function readMissingFile({ databaseUrl }: ApiConfig): string | null {
  const place = readDatabaseUrl(databaseUrl);
  if (place.dialect !== 'sqlite' || place.path === ':memory:' || existsSync(place.path)) return null;
  try {
    accessSync(dirname(resolve(place.path)), constants.W_OK);
  } catch (cause) {
    const message =
      'The SQLite file of DATABASE_URL cannot be made: its directory must exist and be writable.';
    throw new StoreError('configuration', message, { cause });
  }
  return place.path;
}

/** Rate limits go on without Redis, so an outage is only said. */
async function lookAtCounters({ redisUrl, rateLimitEnabled }: ApiConfig): Promise<string[]> {
  if (redisUrl === undefined || !rateLimitEnabled) return [];
  const lines: string[] = [];
  const counters = await openRedisCounters(redisUrl, (reason) => lines.push(reason));
  await counters.close();
  return lines.length > 0 ? lines : ['Redis answers'];
}

type Found = { dialect: 'sqlite' | 'postgres'; isEmpty: boolean; advice: string[] };

async function look(config: ApiConfig): Promise<Found> {
  const database = await openDatabase({ databaseUrl: config.databaseUrl });
  try {
    const { status } = await inspectDatabase(database, readStoreNeeds(config));
    const isEmpty = status === 'empty' && config.user.table === DJANGO_USER.table;
    if (database.dialect === 'sqlite') return { dialect: 'sqlite', isEmpty, advice: [] };
    const { rows } = await sql<{ timeout: string; role: string }>`
      SELECT current_setting('statement_timeout') AS timeout, quote_ident(current_user) AS role`.execute(
      database.kysely,
    );
    return { dialect: 'postgres', isEmpty, advice: rows.flatMap(adviseOnPooler) };
  } finally {
    await database.close();
  }
}

/** On a connection of its own the API sets the limit itself. */
function adviseOnPooler({ timeout, role }: { timeout: string; role: string }): string[] {
  if (timeout !== '0') return [];
  return [
    'a pooler stands in front, and the API cannot limit single statements through it; run once, past the pooler:',
    `  ALTER ROLE ${role} SET statement_timeout = '10s';`,
    `  ALTER ROLE ${role} SET idle_in_transaction_session_timeout = '10s';`,
  ];
}
