// Proof that somebody has one of an account's factors: a code of the app, a recovery code, or an answer of a passkey.
// Wrong ones are counted and locked out as wrong passwords are, for the account and for the address.
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { spendRecoveryCode } from '@/lib/allauth/recovery-codes';
import type { SignInRecord } from '@/lib/allauth/session-records';
import { matchTotpCode, usedTotpCodeKey } from '@/lib/allauth/totp';
import type { Factor, FactorStore, User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import { badRequest } from '../http/http-error';
import { verifyPasskey } from './passkey-answers';
import { recordFactor } from './pending-sign-in';

export type Proof = { code?: string; credential?: AuthenticationResponseJSON };

/** allauth's word for it. */
export const incorrectCode = 'Incorrect code.';
const incorrectPasskey = 'Incorrect passkey.';

type Possession = { user: User; factors: readonly Factor[]; proof: Proof };

/** Check the proof, and note it where allauth looks. Throws HttpError 400 for a wrong one, 429 after too many. */
export async function provePossession(
  exchange: Exchange,
  { user, factors, proof }: Possession,
  { isAgain = false } = {},
): Promise<Factor> {
  const { code, credential } = proof;
  const used = await attempt(exchange, user, () => {
    if (code !== undefined) return spendCode(exchange, { user, factors, code });
    return credential === undefined ? null : verifyPasskey(exchange, { factors, credential });
  });
  if (used === null) {
    exchange.events({ name: 'second-factor-failed', userId: user.id, address: exchange.clientAddress });
    throw badRequest(code === undefined ? { credential: [incorrectPasskey] } : { code: [incorrectCode] });
  }
  const { id, type } = used;
  const record: SignInRecord = {
    method: 'mfa',
    id,
    type,
    ...(isAgain && { reauthenticated: true as const }),
  };
  await recordFactor(exchange, { user, record });
  return used;
}

/** A place with the limits is taken before the proof is looked at, so that parallel guesses cannot slip through. */
async function attempt(
  exchange: Exchange,
  user: User,
  check: () => Promise<Factor | null> | null,
): Promise<Factor | null> {
  const { rateLimits, clientAddress: address, events } = exchange;
  const taken = await rateLimits.beginLogin({ address, account: `second factor ${user.id}` }, events);
  try {
    const used = await check();
    if (used === null) await taken.fail();
    else await taken.succeed();
    return used;
  } catch (error) {
    // An outage says nothing about the code.
    await taken.withdraw();
    throw error;
  }
}

async function spendCode(
  context: ApiContext,
  { user, factors, code }: { user: User; factors: readonly Factor[]; code: string },
): Promise<Factor | null> {
  const { factors: store } = context.stores;
  if (store === null) return null;
  for (const factor of factors) {
    const isUsed =
      factor.type === 'totp'
        ? await spendTotpCode(context, { store, user, factor, code })
        : factor.type === 'recovery_codes' && (await spendOneRecoveryCode(context, { store, factor, code }));
    if (isUsed) return factor;
  }
  return null;
}

type Use = { store: FactorStore; factor: Factor; code: string };

/**
 * A code is good once. The row tells when the factor was last used, by allauth too, and no code of that period or an
 * earlier one is taken again; what is used here is noted in Django's cache, where allauth looks.
 */
async function spendTotpCode(
  { config, now }: ApiContext,
  { store, user, factor, code }: Use & { user: User },
): Promise<boolean> {
  const { secret } = factor.data;
  const { totp } = config.factors;
  const period = typeof secret === 'string' ? matchTotpCode(secret, code, { ...totp, now: now() }) : null;
  if (period === null) return false;
  const since = new Date(period * totp.periodSeconds * 1000);
  // A code of the next period, where the tolerance lets it in, is used up as well.
  const usedAt = new Date(Math.max(now().getTime(), since.getTime()));
  if (!(await store.markUsedSince(factor.id, { since, now: usedAt }))) return false;
  return store.claimCode(usedTotpCodeKey(user.id, code), totp.periodSeconds);
}

async function spendOneRecoveryCode(
  { config, now }: ApiContext,
  { store, factor, code }: Use,
): Promise<boolean> {
  return store.change(factor.id, (data) => spendRecoveryCode(data, code, config.factors.recoveryCodes), {
    usedAt: now(),
  });
}
