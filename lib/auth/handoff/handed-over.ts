// The credential in the cross-site shape. The API's cookies stay between it and the browser, so what the API gave this
// server for a handoff token travels in the sealed state: a session that ends with the visitor's own, or an access
// token. The strategies read it as if the browser had sent it.
import { CookieJar } from '../cookie-jar';
import type { SealedState } from '../sealed-state';

/** What the state carries, while it lasts. */
export function carriedCredential(state: SealedState | null, now: Date): string | undefined {
  const { handedOver = null, access = null } = state ?? {};
  if (handedOver === null || handedOver.expiresAtSeconds * 1000 <= now.getTime()) return undefined;
  return handedOver.session ?? access?.token;
}

/** The Cookie header that a browser on the API's own site would have sent. */
export function carriedCookies(state: SealedState | null, credentialCookie: string): CookieJar {
  const session = state?.handedOver?.session;
  return new CookieJar(session ? `${credentialCookie}=${session}` : null);
}
