// Chains of refresh tokens. Link n of chain `sid` has the id HMAC(SECRET_KEY, "sid:n"), so each link leads to all others
// without a table. A link is blacklisted when the next one is recorded: the newest is the only one that is not, and one
// insert ends a chain. A token that is no link, as a plain simplejwt makes them, is link 0 of a chain named after its
// id. See docs/decisions/009-chains-of-refresh-tokens.md.
import type { Claims } from '@/lib/django/jwt/tokens';
import type { RecordedToken } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import { deriveLinkJti, type LinkOfChain } from './link-id';
import { chainClaim, jtiOf, linkClaim } from './refresh-claims';

export type Newest = RecordedToken & LinkOfChain;

// They reach 2^25 links, five weeks of refreshing as often as the limits allow.
const searchSteps = Array.from({ length: 25 }, (_, power) => 2 ** power);
// More rotations than can come between a search and an insert.
const mostAttempts = 1000;
const linksPerTurn = 500;

/** Tell which link of which chain a refresh token is. */
export function placeOf(context: ApiContext, claims: Claims): LinkOfChain {
  const { [chainClaim]: chain, [linkClaim]: number } = claims;
  const jti = jtiOf(claims);
  // A plain simplejwt copies both claims to the token that it makes of a link, and gives it an id of its own.
  const isLink =
    typeof chain === 'string' &&
    typeof number === 'number' &&
    Number.isSafeInteger(number) &&
    listIds(context, { chain, number }).includes(jti);
  return isLink ? { chain, number } : { chain: jti, number: 0 };
}

/**
 * Find the last recorded link behind this one, blacklisted or not; null when there is none. A galloping search: each
 * statement takes the greatest power of two that leads to a recorded link and goes on from there, so the number of
 * statements grows with the logarithm of the distance, and is 1 for the next link.
 */
export async function findNewest(context: ApiContext, from: LinkOfChain): Promise<Newest | null> {
  const newest = await search(context, from);
  if (newest?.status !== 'blacklisted') return newest;
  // Ended, or rotated between two statements of the search: then there is a link behind it.
  return (await findNewest(context, newest)) ?? newest;
}

async function search(context: ApiContext, { chain, number }: LinkOfChain): Promise<Newest | null> {
  let newest: Newest | null = null;
  let from = number;
  let steps = searchSteps;
  while (steps.length > 0) {
    const stepById = new Map(
      steps.flatMap((step) =>
        listIds(context, { chain, number: from + step }).map((id): [string, number] => [id, step]),
      ),
    );
    const found = await context.stores.tokens.listRecorded([...stepById.keys()]);
    const step = Math.max(0, ...found.map(({ jti }) => stepById.get(jti) ?? 0));
    const link = found.find(({ jti }) => stepById.get(jti) === step);
    if (link === undefined) break;
    from += step;
    newest = { ...link, chain, number: from };
    steps = steps.filter((smaller) => smaller < step);
  }
  return newest;
}

/** End a chain from one of its links on; false when it had ended before. The link itself is the caller's to blacklist. */
export async function endAfter(context: ApiContext, link: LinkOfChain): Promise<boolean> {
  if (!context.config.jwt.blacklistAfterRotation) return endEveryLink(context, link);
  let from = link;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const newest = await findNewest(context, from);
    if (newest?.status !== 'outstanding') return false;
    if ((await context.stores.tokens.blacklistRecorded([newest.jti], context.now())) === 1) return true;
    // Another request rotated or revoked it after the search.
    from = newest;
  }
  throw new Error('A chain of refresh tokens was rotated faster than it could be ended.');
}

/** Without BLACKLIST_AFTER_ROTATION each unexpired link can still be used. */
async function endEveryLink(context: ApiContext, link: LinkOfChain): Promise<boolean> {
  const last = (await findNewest(context, link))?.number ?? link.number;
  let ended = 0;
  for (let first = 0; first <= last; first += linksPerTurn) {
    const numbers = Array.from({ length: Math.min(linksPerTurn, last - first + 1) }, (_, n) => first + n);
    const ids = numbers.flatMap((number) => listIds(context, { chain: link.chain, number }));
    ended += await context.stores.tokens.blacklistRecorded(ids, context.now());
  }
  return ended > 0;
}

/** Under the current key and, for links made before a change of SECRET_KEY, the older ones. */
function listIds({ config }: ApiContext, link: LinkOfChain): string[] {
  const { secretKey, secretKeyFallbacks } = config.keys;
  return [secretKey, ...secretKeyFallbacks].map((secret) => deriveLinkJti({ ...link, secret }));
}
