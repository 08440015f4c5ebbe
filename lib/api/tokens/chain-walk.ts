// Walking a chain of refresh tokens forward: the successor's id is derived from the token's, so every link leads to
// all that follow it, and none to what came before.
import type { OutstandingToken } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import { deriveSuccessorJti } from './successor';

// More links than a chain can have at one rotation a second for the longest lifetime; bounds every walk.
const longestWalk = 10_000;

export type Link = OutstandingToken & { status: 'outstanding' | 'blacklisted' };

/** Blacklist a token and every successor. */
export async function revokeFrom(context: ApiContext, token: OutstandingToken): Promise<void> {
  await context.stores.tokens.blacklist(token, context.now());
  await revokeSuccessors(context, token.jti);
}

/** The last link of a chain, counted from `jti` itself, if it may still be used. */
export async function findLive(context: ApiContext, jti: string): Promise<Link | null> {
  const found = await context.stores.tokens.getStatus(jti);
  return found.status === 'outstanding' ? { ...found, status: found.status, jti } : findNewest(context, jti);
}

/** The last link of the chain behind `jti`, if it may still be used. */
export async function findNewest(context: ApiContext, jti: string): Promise<Link | null> {
  let link = await findSuccessor(context, jti);
  for (let step = 0; link?.status === 'blacklisted' && step < longestWalk; step += 1) {
    link = await findSuccessor(context, link.jti);
  }
  return link?.status === 'outstanding' ? link : null;
}

export async function revokeSuccessors(context: ApiContext, jti: string): Promise<number> {
  let revoked = 0;
  let link = await findSuccessor(context, jti);
  for (let step = 0; link !== null && step < longestWalk; step += 1) {
    if (await context.stores.tokens.blacklist(link, context.now())) revoked += 1;
    link = await findSuccessor(context, link.jti);
  }
  return revoked;
}

/** The recorded successor of `jti`, under the current key or, for links made before a rotation, an older one. */
async function findSuccessor(context: ApiContext, jti: string): Promise<Link | null> {
  const { secretKey, secretKeyFallbacks } = context.config.keys;
  for (const key of [secretKey, ...secretKeyFallbacks]) {
    const successor = deriveSuccessorJti(jti, key);
    const found = await context.stores.tokens.getStatus(successor);
    if (found.status !== 'unknown') return { ...found, jti: successor };
  }
  return null;
}
