// The second factor at every way in: who has TOTP or a passkey is not signed in by a password alone, whichever back end
// set it up. Without allauth's table there is nothing to ask for, and nothing is asked of the database.
import type { Factor, User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import { HttpError, unauthorized } from '../http/http-error';
import { rememberPendingSignIn } from './pending-sign-in';
import { type Proof, provePossession } from './possession';

const order = ['totp', 'webauthn', 'recovery_codes'] as const;

/** The factors of a user whom a password alone does not sign in; none for everybody else. */
export async function listOwedFactors({ stores }: ApiContext, user: User): Promise<Factor[]> {
  if (stores.factors === null) return [];
  const factors = await stores.factors.list(user.id);
  return isSwitchedOn(factors) ? factors : [];
}

/** Whether these are factors to ask for. Recovery codes alone are not. */
export function isSwitchedOn(factors: readonly Factor[]): boolean {
  return factors.some(({ type }) => type !== 'recovery_codes');
}

/**
 * Let a user through who has no second factor or proves it at once. Throws HttpError 401 otherwise, having remembered
 * whose password was right where the client has cookies; 400 for a wrong code, 429.
 */
export async function requireSecondFactor(
  exchange: Exchange,
  user: User,
  { proof, isRemembered = true }: { proof: Proof; isRemembered?: boolean },
): Promise<void> {
  const factors = await listOwedFactors(exchange, user);
  if (factors.length === 0) return;
  if (proof.code !== undefined) {
    await provePossession(exchange, { user, factors, proof });
    return;
  }
  if (isRemembered) await rememberPendingSignIn(exchange, user);
  throw unauthorized(describeOwed(factors));
}

/** The same for somebody who is signed in already: not 401, which would read as signed out. Throws HttpError 403, 400, 429. */
export async function requireSecondFactorAgain(exchange: Exchange, user: User, proof: Proof): Promise<void> {
  const factors = await listOwedFactors(exchange, user);
  if (factors.length === 0) return;
  if (proof.code === undefined && proof.credential === undefined)
    throw new HttpError(403, describeOwed(factors));
  await provePossession(exchange, { user, factors, proof }, { isAgain: true });
}

function describeOwed(factors: readonly Factor[]) {
  return {
    detail: 'Please give your second factor.',
    code: 'second_factor_required',
    factors: listTypes(factors),
  };
}

/** The kinds of factors, the usual ones first. */
export function listTypes(factors: readonly Factor[]) {
  return order.filter((type) => factors.some((factor) => factor.type === type));
}
