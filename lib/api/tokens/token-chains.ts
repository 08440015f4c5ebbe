// A user's chains of refresh tokens, each one sign-in of one device: list them, end one, and mark the password as
// given again. The links of a chain share the claim `sid` (OpenID Connect's session id).
import type { Claims } from '@/lib/django/jwt/tokens';
import type { OutstandingToken, User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import { revokeFrom } from './chain-walk';
import { getChainId, readOwnRefresh } from './refresh-claims';
import { rotateWithNewSignIn, type TokenPair } from './refresh-tokens';

export type Chain = { id: string; claims: Claims; newest: OutstandingToken; links: OutstandingToken[] };

/** The chains that could be refreshed now, newest sign of life first. */
export async function listChains(context: ApiContext, user: User): Promise<Chain[]> {
  const chains = new Map<string, Chain>();
  for (const token of await context.stores.tokens.listOutstanding(user.id, context.now())) {
    const claims = await readOwnRefresh(context, user, token.token);
    if (claims === null) continue;
    const id = getChainId(claims);
    const chain = chains.get(id);
    // Without BLACKLIST_AFTER_ROTATION the older links of a chain are good as well.
    if (chain) chain.links.push(token);
    else chains.set(id, { id, claims, newest: token, links: [token] });
  }
  return [...chains.values()];
}

export async function endChain(context: ApiContext, { links }: Chain): Promise<void> {
  for (const link of links) await revokeFrom(context, link);
}

/** End every chain of the user, except the one named. */
export async function endChains(context: ApiContext, user: User, keptId?: string): Promise<void> {
  for (const chain of await listChains(context, user)) {
    if (chain.id !== keptId) await endChain(context, chain);
  }
}

/** The chain behind a refresh token, if it is the user's and not revoked. */
export async function readChainOf(
  context: ApiContext,
  user: User,
  refresh: string | undefined,
): Promise<Chain | null> {
  const claims = refresh === undefined ? null : await readOwnRefresh(context, user, refresh);
  if (claims === null) return null;
  const id = getChainId(claims);
  return (await listChains(context, user)).find((chain) => chain.id === id) ?? null;
}

/**
 * Rotate the chain behind a refresh token, with the time of sign-in set to now; null when there is none. Other tabs
 * that refresh meanwhile get the same successor, so nobody is signed out by it.
 */
export async function renewChain(
  context: ApiContext,
  user: User,
  refresh: string | undefined,
): Promise<TokenPair | null> {
  // A refresh of another tab may win the race for the newest link; then its successor is the newest.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const chain = await readChainOf(context, user, refresh);
    if (chain === null) return null;
    const tokens = await rotateWithNewSignIn(context, chain.newest, chain.claims);
    if (tokens !== null) return tokens;
  }
  return null;
}
