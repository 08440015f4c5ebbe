// Sensitive changes need a recent sign-in (REAUTH_MAX_AGE): a session left open in a library must not be enough to
// rename the account. A session knows when its user last gave the password, a token by its `auth_time` claim
// (OpenID Connect's); one that Django opened knows neither, so its user is asked.
import type { User } from '@/lib/stores/stores';
import type { Exchange } from '../http/exchange';
import { HttpError } from '../http/http-error';
import { getSignedInAt, markReauthentication, readDevice } from '../sessions/device';
import { openSession } from '../sessions/sessions';
import { type AccessToken, renewAccess } from '../tokens/access-tokens';
import { getAuthTime } from '../tokens/refresh-claims';
import { readRefreshCookie, setRefreshCookie } from '../tokens/refresh-cookie';
import { readChainOf, renewChain } from '../tokens/token-chains';

/** Refuse a request whose user has not given the password lately. Throws HttpError 403. */
export async function requireRecentSignIn(exchange: Exchange, user: User): Promise<void> {
  const latest = Math.max(...(await listSignIns(exchange, user)));
  const ageSeconds = Math.floor(exchange.now().getTime() / 1000) - latest;
  if (ageSeconds <= exchange.config.account.reauthMaxAgeSeconds) return;
  const detail = 'Please enter your password again.';
  throw new HttpError(403, { detail, code: 'reauthentication_required' });
}

/** Unix seconds of the sign-ins that the request proves; 0 for none. */
async function listSignIns(exchange: Exchange, user: User): Promise<number[]> {
  if (exchange.bearer === undefined) {
    return [getSignedInAt((await openSession(exchange)).data) ?? 0];
  }
  // The refresh cookie came along and may be newer: the page that asked for the password is not the only tab.
  const chain = await readChainOf(exchange, user, readRefreshCookie(exchange));
  return [getAuthTime(exchange.bearer) ?? 0, chain === null ? 0 : (getAuthTime(chain.claims) ?? 0)];
}

/** The password was right: note it in whatever the request was signed in by; with tokens, hand out newer ones. */
export async function renewSignIn(exchange: Exchange, user: User): Promise<AccessToken | null> {
  if (exchange.bearer === undefined) {
    const session = await openSession(exchange);
    markReauthentication(session.data, exchange.now());
    session.isModified = true;
    return null;
  }
  const refresh = readRefreshCookie(exchange);
  const tokens = await renewChain(exchange, { user, refresh, device: readDevice(exchange) });
  if (tokens === null) return renewAccess(exchange, exchange.bearer);
  setRefreshCookie(exchange, tokens);
  // Without the refresh token, which is the cookie's alone.
  const { access, accessExpiresAt } = tokens;
  return { access, accessExpiresAt };
}
