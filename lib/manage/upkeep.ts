// The commands that a deployment runs by itself: `clearsessions` and `flushexpiredtokens` from time to time. They say
// what they did.
import type { Workspace } from './workspace';

export async function clearSessions({ stores, terminal, now }: Workspace): Promise<void> {
  const count = await stores.sessions.deleteExpired(now());
  terminal.say(`Deleted ${count} expired ${count === 1 ? 'session' : 'sessions'}.`);
}

export async function flushExpiredTokens({ stores, terminal, now }: Workspace): Promise<void> {
  const count = await stores.tokens.flushExpired(now());
  terminal.say(`Deleted ${count} expired ${count === 1 ? 'token' : 'tokens'}.`);
}
