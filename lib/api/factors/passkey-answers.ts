// What a browser is asked for when somebody signs in with a passkey, and the check of its answer (WebAuthn Level 3,
// section 7.2). Stricter than allauth: a challenge is good for one answer, right or wrong.
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { readPasskey } from '@/lib/allauth/webauthn';
import type { Factor } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import { keepChallenge, takeChallenge } from './pending-sign-in';

/** Options for the given keys, or for any that the browser finds by itself. Their challenge waits for the answer. */
export async function askForPasskey(
  exchange: Exchange,
  {
    factors,
    userVerification,
    isVisitor = false,
  }: { factors: readonly Factor[]; userVerification: 'required' | 'preferred'; isVisitor?: boolean },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const passkeys = factors.flatMap(({ type, data }) => (type === 'webauthn' ? [readPasskey(data)] : []));
  const options = await generateAuthenticationOptions({
    rpID: exchange.config.factors.relyingPartyId,
    challenge: Uint8Array.from(exchange.random(32)),
    allowCredentials: passkeys.flatMap((passkey) => (passkey === null ? [] : [{ id: passkey.id }])),
    userVerification,
  });
  await keepChallenge(exchange, { challenge: options.challenge, userVerification }, { isVisitor });
  return options;
}

/** The factor whose key has signed the challenge; null for a wrong answer, and when no challenge waits. */
export async function verifyPasskey(
  exchange: Exchange,
  { factors, credential }: { factors: readonly Factor[]; credential: AuthenticationResponseJSON },
  { isVisitor = false } = {},
): Promise<Factor | null> {
  const state = await takeChallenge(exchange, { isVisitor });
  const { factors: store } = exchange.stores;
  if (state === null || store === null || credential.id !== credential.rawId) return null;
  for (const factor of factors) {
    const passkey = factor.type === 'webauthn' ? readPasskey(factor.data) : null;
    if (passkey === null || passkey.id !== credential.id) continue;
    const { id, publicKey } = passkey;
    const isVerified = await verifyAuthenticationResponse({
      response: credential,
      expectedChallenge: state.challenge,
      ...expectedPlace(exchange),
      // allauth keeps no signature counter, so there is none to compare with.
      credential: { id, publicKey, counter: 0 },
      requireUserVerification: state.userVerification === 'required',
    }).then(
      ({ verified }) => verified,
      // It throws for whatever does not fit.
      () => false,
    );
    if (!isVerified) continue;
    await store.markUsed(factor.id, exchange.now());
    return factor;
  }
  return null;
}

/** The origins whose pages may use a passkey, and the name it is bound to. */
export function expectedPlace({ config }: ApiContext): { expectedOrigin: string[]; expectedRPID: string } {
  return { expectedOrigin: config.factors.origins, expectedRPID: config.factors.relyingPartyId };
}
