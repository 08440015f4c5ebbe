// A spent refresh token came again: a race of two tabs, a lost answer, or a thief. docs/security.md says what is told
// apart and what is not.
import type { Claims } from '@/lib/django/jwt/tokens';
import { saltedHmac } from '@/lib/django/salted-hmac';
import { salts } from '@/lib/settings/salts';
import type { ApiContext } from '../context';
import { tokenNotValid } from '../http/http-error';
import { networkOf } from '../limits/network';
import { type Device, readDeviceClaims } from '../sessions/device';
import { endAfter, findNewest, type Newest } from './chain-search';
import type { LinkOfChain } from './link-id';
import { readRefreshToken, userIdOf } from './refresh-claims';

export type SpentToken = LinkOfChain & { blacklistedAt: Date | null; device: Device };
type TheftSign = 'late' | 'user-agent' | 'address';

/** In a session row that signs nobody in: the link that was used again from another address. */
const reusedLink = '_refresh_reuse';

/** The newest link of the chain, if the client may have it. Ends the chain on a sign of theft. Throws HttpError 401. */
export async function forgiveReuse(
  context: ApiContext,
  spent: SpentToken,
): Promise<{ newest: Newest; claims: Claims }> {
  const newest = await findNewest(context, spent);
  if (newest?.status !== 'outstanding') throw tokenNotValid('Token is blacklisted');
  const claims = await readRefreshToken(context, newest.token);
  const userId = userIdOf(context, claims);
  const address = spent.device.address ?? undefined;
  const reason = await findTheft(context, spent, claims);
  if (reason === null) {
    context.events({ name: 'token-reused-in-leeway', userId, address });
    return { newest, claims };
  }
  await endAfter(context, spent);
  context.events({ name: 'token-reuse-detected', userId, reason, address });
  throw tokenNotValid('Token is blacklisted');
}

async function findTheft(context: ApiContext, spent: SpentToken, claims: Claims): Promise<TheftSign | null> {
  const ageMs = context.now().getTime() - (spent.blacklistedAt ?? new Date(0)).getTime();
  if (ageMs > context.config.jwt.reuseLeewaySeconds * 1000) return 'late';
  // Of the request that the newest link was made for.
  const { userAgent, address } = readDeviceClaims(claims);
  if (userAgent !== spent.device.userAgent) return 'user-agent';
  if (address === null || spent.device.address === null) return null;
  if (networkOf(address) === networkOf(spent.device.address)) return null;
  context.events({
    name: 'token-reused-elsewhere',
    userId: userIdOf(context, claims),
    address: spent.device.address,
  });
  return (await isFirstElsewhere(context, spent)) ? null : 'address';
}

/**
 * A phone that changes networks while its answer is on the way does this once; a thief must do it after each rotation.
 * Remembered for REFRESH_TOKEN_LIFETIME, in a row of the session store, which all processes and a Django share.
 */
async function isFirstElsewhere(context: ApiContext, { chain, number }: LinkOfChain): Promise<boolean> {
  const { sessions } = context.stores;
  const now = context.now();
  const key = saltedHmac({
    salt: salts.refreshReuse,
    value: chain,
    secret: context.config.keys.secretKey,
  })
    .toString('hex')
    .slice(0, 32);
  const row = { [reusedLink]: number };
  const until = new Date(now.getTime() + context.config.jwt.refreshLifetimeSeconds * 1000);
  if (await sessions.create(key, row, until)) return true;
  const known = await sessions.load(key, now);
  if (known !== null) return known.data[reusedLink] === number;
  // Expired, and not deleted yet.
  await sessions.update(key, row, until);
  return true;
}
