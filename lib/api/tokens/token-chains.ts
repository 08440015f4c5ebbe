// A user's chains of refresh tokens, each one sign-in of one device: list them, end one, and mark the password as
// given again. The links of a chain share the claim `sid` (OpenID Connect's session id).
import type { Claims } from '@/lib/django/jwt/tokens';
import type { OutstandingToken, User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import type { Device } from '../sessions/device';
import { endAfter, findNewest, placeOf } from './chain-search';
import { getChainId, jtiOf, readOwnRefresh } from './refresh-claims';
import { rotateWithNewSignIn, type TokenPair } from './refresh-tokens';

/** `links`: the claims of all that can still be used; one, unless BLACKLIST_AFTER_ROTATION is off. */
export type Chain = { id: string; claims: Claims; newest: OutstandingToken; links: Claims[] };

// After the first, each is for what was rotated while the one before went on.
const mostPasses = 100;
// More devices than anyone has. Every sign-in with the API's token endpoints begins a chain, so a robot has thousands.
const mostListed = 1000;

/** The chains that could be refreshed now, newest sign of life first; those of the newest 1 000 tokens. */
export async function listChains(context: ApiContext, user: User): Promise<Chain[]> {
  const chains = new Map<string, Chain>();
  let seen = 0;
  for await (const slice of context.stores.tokens.scanOutstanding(user.id, context.now())) {
    for (const newest of slice) {
      const claims = await readOwnRefresh(context, user, newest.token);
      if (claims === null) continue;
      const id = getChainId(claims);
      const chain = chains.get(id);
      if (chain) chain.links.push(claims);
      else chains.set(id, { id, claims, newest, links: [claims] });
    }
    seen += slice.length;
    if (seen >= mostListed) break;
  }
  return [...chains.values()];
}

export async function endChain(context: ApiContext, { links }: Chain): Promise<void> {
  const ended = await context.stores.tokens.blacklistRecorded(links.map(jtiOf), context.now());
  if (ended === links.length) return;
  // A refresh rotated one of them after they were listed.
  for (const claims of links) await endAfter(context, placeOf(context, claims));
}

/**
 * End every chain of the user, also those that a list would be too long for, but the one that is named `kept`. Answers
 * how many tokens that were.
 */
export async function endChains(context: ApiContext, user: User, kept?: string): Promise<number> {
  const { tokens } = context.stores;
  let ended = 0;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    let found = 0;
    for await (const slice of tokens.scanOutstanding(user.id, context.now())) {
      const others = kept === undefined ? slice : await withoutChain(context, user, { slice, kept });
      found += others.length;
      ended += await tokens.blacklistRecorded(
        others.map(({ jti }) => jti),
        context.now(),
      );
    }
    // A refresh may have rotated one of them meanwhile; the next pass finds its successor.
    if (found === 0) return ended;
  }
  throw new Error('Refresh tokens were rotated faster than they could be ended.');
}

async function withoutChain(
  context: ApiContext,
  user: User,
  { slice, kept }: { slice: OutstandingToken[]; kept: string },
): Promise<OutstandingToken[]> {
  const others: OutstandingToken[] = [];
  for (const token of slice) {
    const claims = await readOwnRefresh(context, user, token.token);
    if (claims === null || getChainId(claims) !== kept) others.push(token);
  }
  return others;
}

/** The chain that a refresh token is in, if it is the user's and has not ended. */
export async function readChainOf(
  context: ApiContext,
  user: User,
  refresh: string | undefined,
): Promise<Chain | null> {
  const given = refresh === undefined ? null : await readOwnRefresh(context, user, refresh);
  if (given === null) return null;
  const found = await context.stores.tokens.getStatus(jtiOf(given));
  const newest =
    found.status === 'blacklisted'
      ? await findNewest(context, placeOf(context, given))
      : { ...found, jti: jtiOf(given) };
  if (newest?.status !== 'outstanding') return null;
  const claims = await readOwnRefresh(context, user, newest.token);
  return claims === null ? null : { id: getChainId(claims), claims, newest, links: [claims] };
}

/**
 * Rotate the chain behind a refresh token, with the time of sign-in set to now; null when there is none. Other tabs
 * that refresh meanwhile get the same successor, so nobody is signed out by it.
 */
export async function renewChain(
  context: ApiContext,
  { user, refresh, device }: { user: User; refresh: string | undefined; device: Device },
): Promise<TokenPair | null> {
  // A refresh of another tab may win the race for the newest link; then its successor is the newest.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const chain = await readChainOf(context, user, refresh);
    if (chain === null) return null;
    const { newest: current, claims } = chain;
    const tokens = await rotateWithNewSignIn(context, { current, claims, device });
    if (tokens !== null) return tokens;
  }
  return null;
}
