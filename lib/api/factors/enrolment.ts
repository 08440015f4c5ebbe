// Setting second factors up and removing them, by somebody who has signed in lately. Rows are as allauth writes them; a
// mail tells of each change. The secret of an app waits for its first code in a signed text that the client sends back,
// {"u": "7", "p": "<tag of the password>", "s": "<secret>"}, so that every strategy can do it.
import {
  createRecoveryData,
  listUnusedCodes,
  type RecoveryData,
  withViewedAt,
} from '@/lib/allauth/recovery-codes';
import { createTotpSecret, matchTotpCode, totpUri } from '@/lib/allauth/totp';
import { readPasskey } from '@/lib/allauth/webauthn';
import type { FactorsAnswer } from '@/lib/contract/factors';
import { dumps, loads } from '@/lib/django/signing';
import { salts } from '@/lib/settings/salts';
import type { Factor, FactorStore, User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import { badRequest, HttpError } from '../http/http-error';
import { factorChangedMail } from '../mail/messages';
import { siteOf } from '../mail/site';
import { isPasswordTag, tagOfPassword } from './pending-sign-in';
import { incorrectCode } from './possession';
import { isSwitchedOn } from './second-factor';

type FactorType = Factor['type'];

const setupSeconds = 600;
/** Not that of a sign-in that waits: nobody is half signed in by setting up an app. */
const setupSalt = `${salts.secondFactor}.totp`;

/** The kinds of factors that users may set up here. */
export function listOfferedFactors({ config, stores }: Pick<ApiContext, 'config' | 'stores'>): FactorType[] {
  return stores.factors === null ? [] : config.factors.types;
}

/** All factors of a user. */
export async function listFactors({ config, stores }: ApiContext, user: User): Promise<FactorsAnswer> {
  const factors = (await stores.factors?.list(user.id)) ?? [];
  const codes = factors.find(({ type }) => type === 'recovery_codes');
  return {
    factors: factors.map(({ id, type, data, createdAt, lastUsedAt }) => ({
      id: String(id),
      type,
      name: type === 'webauthn' ? (readPasskey(data)?.name ?? '') : '',
      created_at: createdAt.toISOString(),
      last_used_at: lastUsedAt?.toISOString() ?? null,
    })),
    recovery_codes_left:
      codes === undefined ? null : listUnusedCodes(codes.data, config.factors.recoveryCodes).length,
  };
}

/** A secret for an app. Nothing is stored before the first code proves that the app has it. */
export async function beginTotp(exchange: Exchange, user: User) {
  await requireNoTotp(exchange, user);
  const { keys, factors } = exchange.config;
  const secret = createTotpSecret(exchange.random);
  const value = { u: String(user.id), p: tagOfPassword(exchange, user), s: secret };
  const label = user.email || user.username;
  return {
    setup: dumps(value, { keys, salt: setupSalt, now: exchange.now() }),
    secret,
    uri: totpUri(secret, { label, issuer: factors.issuer, ...factors.totp }),
  };
}

/**
 * Take the app's first code, which stays good for a sign-in, as with allauth. Gives recovery codes where the user has
 * none. Throws HttpError 400 for a wrong code, 409 where there is an app already.
 */
export async function activateTotp(
  exchange: Exchange,
  { user, setup, code }: { user: User; setup: string; code: string },
): Promise<string[] | undefined> {
  const store = await requireNoTotp(exchange, user);
  const secret = readSetup(exchange, { user, setup });
  if (secret === null) {
    throw badRequest({ setup: ['This took too long. Start again with a new QR code.'] });
  }
  const now = exchange.now();
  if (matchTotpCode(secret, code, { ...exchange.config.factors.totp, now }) === null) {
    throw badRequest({ code: [incorrectCode] });
  }
  const created = await store.create({ userId: user.id, type: 'totp', data: { secret }, now });
  if (created.status === 'exists') throw alreadyThere();
  exchange.events({ name: 'factor-added', userId: user.id, factor: 'totp' });
  tellByMail(exchange, user, 'An authenticator app was added as a second factor.');
  return makeFirstRecoveryCodes(exchange, user);
}

/** New recovery codes in place of the old ones. Throws HttpError 409 for a user without another factor. */
export async function renewRecoveryCodes(exchange: Exchange, user: User): Promise<string[]> {
  const store = requireOffer(exchange, 'recovery_codes');
  if (!isSwitchedOn(await store.list(user.id))) {
    const detail = 'Add an authenticator app or a passkey first.';
    throw new HttpError(409, { detail, code: 'no_second_factor' });
  }
  const data = makeRecoveryData(exchange);
  await store.replaceRecoveryCodes({ userId: user.id, data, now: exchange.now() });
  exchange.events({ name: 'recovery-codes-made', userId: user.id });
  tellByMail(exchange, user, 'New recovery codes were made. Earlier ones no longer work.');
  return listUnusedCodes(data, exchange.config.factors.recoveryCodes);
}

/** Those that come with the first factor; undefined where they are not offered, or the user has some. */
export async function makeFirstRecoveryCodes(exchange: Exchange, user: User): Promise<string[] | undefined> {
  const { factors: store } = exchange.stores;
  if (store === null || !listOfferedFactors(exchange).includes('recovery_codes')) return undefined;
  const data = makeRecoveryData(exchange);
  const type = 'recovery_codes';
  const created = await store.create({ userId: user.id, type, data, now: exchange.now() });
  if (created.status === 'exists') return undefined;
  exchange.events({ name: 'recovery-codes-made', userId: user.id });
  return listUnusedCodes(data, exchange.config.factors.recoveryCodes);
}

const removedSentences: Record<FactorType, string> = {
  totp: 'The authenticator app was removed from the second factors.',
  webauthn: 'A passkey was removed.',
  recovery_codes: 'The recovery codes were removed.',
};

/** Remove a factor, and with the last of apps and passkeys the recovery codes. Throws HttpError 404. */
export async function removeFactor(
  exchange: Exchange,
  { user, id }: { user: User; id: string },
): Promise<void> {
  const { factors: store } = exchange.stores;
  const factor = await findFactor(exchange, { user, id });
  if (store === null || factor === null || !(await store.delete(user.id, factor.id))) throw noSuchFactor();
  exchange.events({ name: 'factor-removed', userId: user.id, factor: factor.type });
  tellByMail(exchange, user, removedSentences[factor.type]);
}

/** One of the user's own factors; null for any other id. */
export async function findFactor(
  { stores }: ApiContext,
  { user, id }: { user: User; id: string },
): Promise<Factor | null> {
  const factors = (await stores.factors?.list(user.id)) ?? [];
  return factors.find((factor) => String(factor.id) === id) ?? null;
}

export function noSuchFactor(): HttpError {
  return new HttpError(404, { detail: 'There is no such factor.', code: 'not_found' });
}

/** The store, where factors of this kind are offered. Throws HttpError 404 elsewhere. */
export function requireOffer(context: ApiContext, type: FactorType): FactorStore {
  const { factors: store } = context.stores;
  if (store !== null && listOfferedFactors(context).includes(type)) return store;
  throw new HttpError(404, { detail: 'This factor is not offered here.', code: 'factor_not_offered' });
}

export function tellByMail(context: ApiContext, { email: to, username }: User, change: string): void {
  if (to !== '') context.outbox.add(factorChangedMail(siteOf(context), { to, username, change }));
}

async function requireNoTotp(context: ApiContext, user: User): Promise<FactorStore> {
  const store = requireOffer(context, 'totp');
  if ((await store.list(user.id)).some(({ type }) => type === 'totp')) throw alreadyThere();
  return store;
}

function alreadyThere(): HttpError {
  return new HttpError(409, { detail: 'You already have an authenticator app.', code: 'factor_exists' });
}

function readSetup(context: ApiContext, { user, setup }: { user: User; setup: string }): string | null {
  const { keys } = context.config;
  const read = loads(setup, { keys, salt: setupSalt, now: context.now(), maxAgeSeconds: setupSeconds });
  if (read.status !== 'valid' || typeof read.value !== 'object' || read.value === null) return null;
  const { u, p, s }: { u?: unknown; p?: unknown; s?: unknown } = read.value;
  return u === String(user.id) && isPasswordTag(context, user, p) && typeof s === 'string' ? s : null;
}

/** They are shown at once, and the row says so. */
function makeRecoveryData({ random, now }: ApiContext): RecoveryData {
  return withViewedAt(createRecoveryData(random), now());
}
