// The commands that a deployment runs by itself: `migrate` before a start, `clearsessions` and `flushexpiredtokens`
// from time to time. They say what they did.
import { readApiConfig } from '@/lib/api/settings/read-config';
import { migrate } from '@/lib/stores/migrations/migrate';
import { openDatabase } from '@/lib/stores/open';
import type { Surroundings, Workspace } from './workspace';

/** Create Django's tables in an empty database; in a ready one there is nothing to do, in any other an error. */
export async function runMigrate({ env, terminal, now }: Surroundings): Promise<void> {
  const config = readApiConfig(env);
  const database = await openDatabase({ databaseUrl: config.databaseUrl });
  try {
    const outcome = await migrate(database, {
      now: now(),
      autoField: config.autoField,
      needs: { userTable: config.user.table, needsSessions: config.session.engine !== 'cache' },
    });
    terminal.say(
      outcome === 'migrated'
        ? 'Created the tables of contenttypes, auth, sessions and token_blacklist.'
        : 'No migrations to apply.',
    );
  } finally {
    await database.close();
  }
}

export async function clearSessions({ stores, terminal, now }: Workspace): Promise<void> {
  const count = await stores.sessions.deleteExpired(now());
  terminal.say(`Deleted ${count} expired ${count === 1 ? 'session' : 'sessions'}.`);
}

export async function flushExpiredTokens({ stores, terminal, now }: Workspace): Promise<void> {
  const count = await stores.tokens.flushExpired(now());
  terminal.say(`Deleted ${count} expired ${count === 1 ? 'token' : 'tokens'}.`);
}
