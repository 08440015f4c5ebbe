// The browser's passkeys, through @simplewebauthn/browser, which is loaded when somebody uses one.
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/** `cancelled`: by its owner, or by another request for a passkey. */
export type PasskeyOutcome =
  | { status: 'given'; credential: unknown }
  | { status: 'cancelled' }
  /** The authenticator is one of the account's already. */
  | { status: 'known' }
  | { status: 'failed' };

/** Whether this browser has passkeys at all. */
export function hasPasskeys(): boolean {
  return typeof window !== 'undefined' && typeof window.PublicKeyCredential === 'function';
}

/** Whether this browser offers passkeys in the list of a field with autocomplete="… webauthn". */
export async function hasPasskeyAutofill(): Promise<boolean> {
  if (!hasPasskeys()) return false;
  return (await window.PublicKeyCredential.isConditionalMediationAvailable?.().catch(() => false)) ?? false;
}

/** Ask for a passkey. With `isAutofill` the browser waits until one is picked from the list of the field. */
export async function askPasskey(options: object, { isAutofill = false } = {}): Promise<PasskeyOutcome> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  // the cast: the API's options are those of the library on its side
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
  return read(startAuthentication({ optionsJSON, useBrowserAutofill: isAutofill }));
}

/** Make a passkey. */
export async function createPasskey(options: object): Promise<PasskeyOutcome> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  // the cast: as above
  return read(startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON }));
}

/** Stop waiting for one. */
export async function cancelPasskey(): Promise<void> {
  (await import('@simplewebauthn/browser')).WebAuthnAbortService.cancelCeremony();
}

/** Options in an answer of the API, in the field of this name. */
export function readOptions(body: unknown, field: 'options' | 'passkey'): object | null {
  if (typeof body !== 'object' || body === null) return null;
  const options: unknown = Object.entries(body).find(([name]) => name === field)?.[1];
  return typeof options === 'object' ? options : null;
}

async function read(asked: Promise<unknown>): Promise<PasskeyOutcome> {
  try {
    return { status: 'given', credential: await asked };
  } catch (error) {
    // The library names its errors as the browser does (WebAuthn Level 3, sections 5.1.3 and 5.1.4).
    const name = error instanceof Error ? error.name : '';
    if (name === 'InvalidStateError') return { status: 'known' };
    return { status: name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'failed' };
  }
}
