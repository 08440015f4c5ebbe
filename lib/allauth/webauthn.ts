// Passkeys as allauth stores them: mfa_authenticator.data keeps the whole registration response,
//   {"name": "My laptop", "credential": {"id": "…", "rawId": "…", "type": "public-key", "response": {"clientDataJSON": "…",
//    "attestationObject": "…", "transports": ["internal"]}, "clientExtensionResults": {"credProps": {"rk": true}}}}
// and the public key is read from it at each sign-in. Follows allauth.mfa.webauthn.internal.auth of django-allauth 65.
import {
  decodeAttestationObject,
  isoBase64URL,
  parseAuthenticatorData,
} from '@simplewebauthn/server/helpers';
import { isRecord } from '@/lib/django/python/record';
import { decodePk, encodePk } from './session-records';

/** In the session while a challenge waits for its answer: {"challenge": "<base64url>", "user_verification": "preferred"}. */
export const webauthnStateKey = 'mfa.webauthn.state';

export type Passkey = {
  name: string;
  /** The credential id, in base64url. */
  id: string;
  /** The public key as COSE (RFC 9052). */
  publicKey: Uint8Array<ArrayBuffer>;
  transports: string[];
  /** The browser said that it can be found without its id. */
  isDiscoverable: boolean;
};

/** Read a stored passkey; null for a row that cannot be read, which then fits no answer. */
export function readPasskey(data: Record<string, unknown>): Passkey | null {
  const credential = isRecord(data.credential) ? data.credential : {};
  const response = isRecord(credential.response) ? credential.response : {};
  if (typeof response.attestationObject !== 'string') return null;
  try {
    const attestation = decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject));
    const { credentialID, credentialPublicKey } = parseAuthenticatorData(attestation.get('authData'));
    if (credentialID === undefined || credentialPublicKey === undefined) return null;
    return {
      name: typeof data.name === 'string' ? data.name : '',
      id: isoBase64URL.fromBuffer(credentialID),
      publicKey: credentialPublicKey,
      transports: Array.isArray(response.transports) ? response.transports.filter(isText) : [],
      isDiscoverable: readDiscoverable(credential),
    };
  } catch {
    return null;
  }
}

/** What an authenticator keeps of its user and gives back at sign-in: the primary key as in allauth's links, "7" for 7. */
export function makeUserHandle(userId: number | string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(encodePk(userId), 'ascii'));
}

/** The primary key in a user handle (base64url); null for what is none. */
export function readUserHandle(handle: string): string | null {
  return decodePk(Buffer.from(handle, 'base64url').toString('latin1'));
}

/** The name of a passkey whose owner gives it none. */
export function defaultPasskeyName(others: number): string {
  return others === 0 ? 'Master key' : 'Backup key';
}

function readDiscoverable({ clientExtensionResults: results }: Record<string, unknown>): boolean {
  const properties = isRecord(results) ? results.credProps : undefined;
  return isRecord(properties) && properties.rk === true;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
