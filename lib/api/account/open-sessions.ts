// The ways in that a user has open: rows of django_session and chains of refresh tokens, whichever strategy is
// configured, because a Django or a mobile client beside this API uses the other kind. The ids shown are HMACs: a
// session key or a jti in an answer would be a credential in every log and screenshot.

import type { OpenSession } from '@/lib/contract/account-requests';
import { saltedHmac } from '@/lib/django/salted-hmac';
import {
  BACKEND_SESSION_KEY,
  checkSessionAuthHash,
  HASH_SESSION_KEY,
  type SessionData,
} from '@/lib/django/sessions';
import { salts } from '@/lib/settings/salts';
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import { HttpError } from '../http/http-error';
import { readDeviceClaims, readSessionFacts } from '../sessions/device';
import { flushSession, HANDED_OVER_BY } from '../sessions/sessions';
import { getAuthTime, getChainId } from '../tokens/refresh-claims';
import { deleteRefreshCookie, readRefreshCookie } from '../tokens/refresh-cookie';
import { type Chain, endChain, endChains, listChains, readChainOf } from '../tokens/token-chains';

type Entry = { shown: OpenSession; end(): Promise<void> };

/** Everything open, this device first, then by last activity. */
export async function listOpenSessions(exchange: Exchange, user: User): Promise<OpenSession[]> {
  return (await listEntries(exchange, user)).map(({ shown }) => shown);
}

/** End one. Throws HttpError 404 for an id that is not (or no longer) the user's. */
export async function endSession(
  exchange: Exchange,
  { user, id }: { user: User; id: string },
): Promise<void> {
  const entry = (await listEntries(exchange, user)).find(({ shown }) => shown.id === id);
  if (entry === undefined) throw new HttpError(404, { detail: 'Not found.' });
  await entry.end();
  exchange.events({ name: 'sessions-revoked', userId: user.id, count: 1 });
}

/** End all but the one that asks. */
export async function endOtherSessions(exchange: Exchange, user: User): Promise<void> {
  const { ownId } = await listOwnChains(exchange, user);
  const chains = await endChains(exchange, user, ownId);
  const count = chains + (await endStoredSessions(exchange, user, ownKeyOf(exchange)));
  exchange.events({ name: 'sessions-revoked', userId: user.id, count });
}

/** End all, and take back the cookies of the one that asks. */
export async function endEverySession(exchange: Exchange, user: User): Promise<void> {
  await endRest(exchange, user, await endChains(exchange, user));
}

/** The same for chains that were listed before, as those of a deleted user cannot be found any more. */
export async function endSessionsAndChains(
  exchange: Exchange,
  { user, chains }: { user: User; chains: Chain[] },
): Promise<void> {
  for (const chain of chains) await endChain(exchange, chain);
  await endRest(exchange, user, chains.length);
}

/** What is no chain, and the cookies of the one that asks. */
async function endRest(exchange: Exchange, user: User, chains: number): Promise<void> {
  const count = chains + (await endStoredSessions(exchange, user));
  if (exchange.bearer === undefined) await flushSession(exchange);
  else if (readRefreshCookie(exchange) !== undefined) deleteRefreshCookie(exchange);
  exchange.events({ name: 'sessions-revoked', userId: user.id, count });
}

/** Every one, also those that a list would be too long for. */
async function endStoredSessions(context: ApiContext, user: User, keptKey?: string | null): Promise<number> {
  const { sessions } = context.stores;
  let count = 0;
  for await (const { key, data } of sessions.scanForUser(String(user.id), context.now())) {
    if (key === keptKey || !isUsable(context, data, user)) continue;
    await sessions.delete(key);
    count += 1;
  }
  return count;
}

function ownKeyOf({ bearer, session }: Exchange): string | null | undefined {
  return bearer === undefined ? session?.key : undefined;
}

async function listEntries(exchange: Exchange, user: User): Promise<Entry[]> {
  const entries = [
    ...(await listSessionEntries(exchange, user)),
    ...(await listChainEntries(exchange, user)),
  ];
  const activity = ({ shown }: Entry) => shown.last_seen_at ?? shown.created_at ?? '';
  return entries.sort(
    (a, b) => Number(b.shown.current) - Number(a.shown.current) || activity(b).localeCompare(activity(a)),
  );
}

async function listSessionEntries(exchange: Exchange, user: User): Promise<Entry[]> {
  const stored = await exchange.stores.sessions.listForUser(String(user.id), exchange.now());
  const ownKey = ownKeyOf(exchange);
  const { session: own } = exchange;
  // However many there are, the one that asks is among those shown.
  if (own && own.key !== null && own.key === ownKey && !stored.some(({ key }) => key === ownKey)) {
    stored.push({ key: own.key, data: own.data, expireDate: own.expireDate ?? exchange.now() });
  }
  return stored
    .filter(({ data }) => isUsable(exchange, data, user))
    .map(({ key, data, expireDate }) => {
      const { userAgent, address, createdAt, lastSeenAt } = readSessionFacts(data);
      const isCurrent = key === ownKey;
      return {
        shown: {
          id: shownId(exchange, 'session', key),
          current: isCurrent,
          kind: 'session',
          user_agent: userAgent,
          ip: address,
          created_at: formatSeconds(createdAt),
          last_seen_at: formatSeconds(lastSeenAt),
          expires_at: expireDate.toISOString(),
        },
        end: () => (isCurrent ? flushSession(exchange) : exchange.stores.sessions.delete(key)),
      };
    });
}

/** A session that a new password has ended is still a row; one that was handed over ends with its giver. */
function isUsable({ config }: ApiContext, data: SessionData, user: User): boolean {
  const backend = data[BACKEND_SESSION_KEY];
  const isKnownBackend = typeof backend === 'string' && config.session.backends.includes(backend);
  if (!isKnownBackend || typeof data[HANDED_OVER_BY] === 'string') return false;
  return checkSessionAuthHash(data[HASH_SESSION_KEY], user.password, config.keys) !== 'mismatch';
}

async function listChainEntries(exchange: Exchange, user: User): Promise<Entry[]> {
  const { chains, ownId } = await listOwnChains(exchange, user);
  const hasCookie = readRefreshCookie(exchange) !== undefined;
  return chains.map((chain) => ({
    shown: showChain(exchange, chain, chain.id === ownId),
    async end() {
      await endChain(exchange, chain);
      if (chain.id === ownId && hasCookie) deleteRefreshCookie(exchange);
    },
  }));
}

/** The user's chains, and the id of the one that asks, which is among them however many there are. */
async function listOwnChains(
  exchange: Exchange,
  user: User,
): Promise<{ chains: Chain[]; ownId: string | undefined }> {
  const chains = await listChains(exchange, user);
  if (exchange.bearer === undefined) return { chains, ownId: undefined };
  const ownChain = await readChainOf(exchange, user, readRefreshCookie(exchange));
  const bearerId = getChainId(exchange.bearer);
  if (chains.some(({ id }) => id === bearerId)) return { chains, ownId: bearerId };
  // Tokens that a plain Django issued do not name their chain; then the cookie does.
  if (ownChain === null) return { chains, ownId: bearerId };
  const isListed = chains.some(({ id }) => id === ownChain.id);
  return { chains: isListed ? chains : [ownChain, ...chains], ownId: ownChain.id };
}

function showChain(context: ApiContext, { id, claims, newest }: Chain, isCurrent: boolean): OpenSession {
  const { userAgent, address } = readDeviceClaims(claims);
  return {
    id: shownId(context, 'refresh', id),
    current: isCurrent,
    kind: 'refresh',
    user_agent: userAgent,
    ip: address,
    created_at: formatSeconds(getAuthTime(claims)),
    // The last rotation: an access token lives minutes, so nothing else writes.
    last_seen_at: newest.createdAt?.toISOString() ?? null,
    expires_at: newest.expiresAt.toISOString(),
  };
}

function shownId({ config }: ApiContext, kind: OpenSession['kind'], value: string): string {
  const options = { salt: `${salts.openSessionId}.${kind}`, value, secret: config.keys.secretKey };
  return saltedHmac(options).toString('hex').slice(0, 32);
}

function formatSeconds(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString();
}
