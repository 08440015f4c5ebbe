// Adding and renaming passkeys, and signing in with one alone. Rows hold the whole registration as the browser sent it,
// which is how allauth keeps them (WebAuthn Level 3, sections 7.1 and 7.2).
import {
  type AuthenticationResponseJSON,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { defaultPasskeyName, makeUserHandle, readPasskey, readUserHandle } from '@/lib/allauth/webauthn';
import type { Factor, User } from '@/lib/stores/stores';
import type { Exchange } from '../http/exchange';
import { badRequest, unauthorized } from '../http/http-error';
import { findFactor, makeFirstRecoveryCodes, noSuchFactor, requireOffer, tellByMail } from './enrolment';
import { expectedPlace, verifyPasskey } from './passkey-answers';
import { keepChallenge, recordFactor, takeChallenge } from './pending-sign-in';

// ES256, EdDSA, ES384, ES512 and RS256: what browsers' authenticators have, and allauth reads.
const algorithms = [-7, -8, -35, -36, -257];
const userVerification = 'preferred';

/** Options of navigator.credentials.create(). Their challenge waits for the answer. */
export async function beginPasskey(
  exchange: Exchange,
  user: User,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { relyingPartyId, issuer } = exchange.config.factors;
  const others = await listPasskeys(exchange, user);
  const options = await generateRegistrationOptions({
    rpName: issuer,
    rpID: relyingPartyId,
    userName: user.email || user.username,
    userDisplayName: user.username,
    userID: makeUserHandle(user.id),
    challenge: Uint8Array.from(exchange.random(32)),
    attestationType: 'none',
    excludeCredentials: others.flatMap(({ data }) => {
      const passkey = readPasskey(data);
      return passkey === null ? [] : [{ id: passkey.id }];
    }),
    // One that can be found without its id signs in by itself; one that cannot is still a second factor.
    authenticatorSelection: { residentKey: 'preferred', userVerification },
    supportedAlgorithmIDs: algorithms,
  });
  await keepChallenge(exchange, { challenge: options.challenge, userVerification });
  return options;
}

/** Throws HttpError 400 for an answer that does not fit. Gives recovery codes where the user has none. */
export async function addPasskey(
  exchange: Exchange,
  { user, name, credential }: { user: User; name: string; credential: RegistrationResponseJSON },
): Promise<string[] | undefined> {
  const store = requireOffer(exchange, 'webauthn');
  const state = await takeChallenge(exchange);
  const others = await listPasskeys(exchange, user);
  const isKnown = others.some(({ data }) => readPasskey(data)?.id === credential.id);
  const isVerified =
    state !== null &&
    !isKnown &&
    credential.id === credential.rawId &&
    (await verifyRegistrationResponse({
      response: credential,
      expectedChallenge: state.challenge,
      ...expectedPlace(exchange),
      requireUserVerification: state.userVerification === 'required',
      supportedAlgorithmIDs: algorithms,
    }).then(
      ({ verified }) => verified,
      // It throws for whatever does not fit.
      () => false,
    ));
  if (!isVerified) throw badRequest({ credential: ['This passkey cannot be added. Please try again.'] });
  const data = { name: name || defaultPasskeyName(others.length), credential };
  await store.create({ userId: user.id, type: 'webauthn', data, now: exchange.now() });
  exchange.events({ name: 'factor-added', userId: user.id, factor: 'webauthn' });
  tellByMail(exchange, user, 'A passkey was added.');
  return makeFirstRecoveryCodes(exchange, user);
}

/** Throws HttpError 404 for what is no passkey of the user. */
export async function renamePasskey(
  exchange: Exchange,
  { user, id, name }: { user: User; id: string; name: string },
): Promise<void> {
  const factor = await findFactor(exchange, { user, id });
  if (factor?.type !== 'webauthn') throw noSuchFactor();
  await exchange.stores.factors?.change(factor.id, (data) => ({ ...data, name }));
}

/**
 * The user whose passkey has signed the challenge of a visitor; it must have verified who holds it, since nothing else is
 * asked for. Throws HttpError 401, one for every reason, and 429.
 */
export async function authenticatePasskey(
  exchange: Exchange,
  credential: AuthenticationResponseJSON,
): Promise<User> {
  requireOffer(exchange, 'webauthn');
  const { rateLimits, clientAddress: address, events } = exchange;
  const account = `passkey ${credential.id.slice(0, 100)}`;
  const attempt = await rateLimits.beginLogin({ address, account }, events);
  const found = await check(exchange, credential).catch(async (error: unknown) => {
    // An outage says nothing about the passkey.
    await attempt.withdraw();
    throw error;
  });
  if (found === null) {
    await attempt.fail();
    events({ name: 'login-failed', address });
    throw unauthorized({ detail: 'This passkey was not accepted.', code: 'passkey_refused' });
  }
  await attempt.succeed();
  const record = { method: 'mfa', id: found.factor.id, type: 'webauthn', passwordless: true } as const;
  await recordFactor(exchange, { user: found.user, record });
  return found.user;
}

async function check(
  exchange: Exchange,
  credential: AuthenticationResponseJSON,
): Promise<{ user: User; factor: Factor } | null> {
  const user = await findOwner(exchange, credential);
  const factors = user === null ? [] : await listPasskeys(exchange, user);
  // Also where there is no user: the challenge is used up.
  const factor = await verifyPasskey(exchange, { factors, credential }, { isVisitor: true });
  return user === null || factor === null ? null : { user, factor };
}

async function findOwner(
  { stores }: Exchange,
  { response }: AuthenticationResponseJSON,
): Promise<User | null> {
  const id = response.userHandle === undefined ? null : readUserHandle(response.userHandle);
  const user = id === null ? null : await stores.users.getById(id);
  return user?.isActive ? user : null;
}

async function listPasskeys({ stores }: Exchange, user: User): Promise<Factor[]> {
  const factors = (await stores.factors?.list(user.id)) ?? [];
  return factors.filter(({ type }) => type === 'webauthn');
}
