// Sign in: check the credentials once, then open a session or issue tokens, as the strategy says.
import type { LoginAnswer } from '@/lib/contract/answers';
import { formatTime } from '@/lib/stores/database/tables';
import type { User } from '@/lib/stores/stores';
import { requireSecondFactor } from '../factors/second-factor'; // setup: factors
import type { Exchange } from '../http/exchange';
import { type HttpError, unauthorized } from '../http/http-error';
import { rotateCsrfToken } from '../sessions/csrf';
import { readDevice } from '../sessions/device';
import { logInSession } from '../sessions/sessions';
import { setRefreshCookie } from '../tokens/refresh-cookie';
import { issueTokens } from '../tokens/refresh-tokens';
import { attemptPassword } from './password-attempt';
import { authenticatePassword } from './passwords';
import { readUserAnswer } from './user-answer';

type SessionLogin = Pick<LoginAnswer, 'user'>;
type TokenLogin = Required<LoginAnswer>;
export type Credentials = { username: string; password: string; code?: string };

/** Throws HttpError 401 for wrong credentials and 429 after too many of them. */
export async function logIn(exchange: Exchange, credentials: Credentials): Promise<LoginAnswer> {
  const user = await checkCredentials(exchange, credentials);
  if (exchange.config.strategy === 'jwt') return openTokens(exchange, user);
  return openSessionFor(exchange, user);
}

/** Sign a user in with a session. */
export async function openSessionFor(exchange: Exchange, user: User): Promise<SessionLogin> {
  const now = exchange.now();
  const signedIn = { ...user, lastLogin: formatTime(now) };
  await logInSession(exchange, signedIn);
  rotateCsrfToken(exchange);
  await exchange.stores.users.setLastLogin(user.id, now);
  return { user: await readUserAnswer(exchange, signedIn) };
}

/** Sign a user in with a pair of tokens; the refresh token goes into its cookie. */
export async function openTokens(exchange: Exchange, user: User): Promise<TokenLogin> {
  const now = exchange.now();
  const signedIn = { ...user, lastLogin: formatTime(now) };
  const tokens = await issueTokens(exchange, signedIn, readDevice(exchange));
  await exchange.stores.users.setLastLogin(user.id, now);
  setRefreshCookie(exchange, tokens);
  return {
    user: await readUserAnswer(exchange, signedIn),
    access: tokens.access,
    access_expires: Math.floor(tokens.accessExpiresAt.getTime() / 1000),
  };
}

/**
 * The user behind a username and password, who has no second factor or has given it. Throws HttpError 401 and 429, and
 * 400 for a wrong code. Who must still give it is remembered, unless the client keeps no cookies.
 */
export async function checkCredentials(
  exchange: Exchange,
  credentials: Credentials,
  { hasCookies = true } = {}, // setup: factors
): Promise<User> {
  const address = exchange.clientAddress;
  const user = await attemptPassword(exchange, {
    account: credentials.username,
    check: () => authenticatePassword(exchange, credentials),
  });
  if (user === null) {
    exchange.events({ name: 'login-failed', address });
    const detail = 'No active account found with the given credentials';
    throw unauthorized({ detail, code: 'no_active_account' });
  }
  // setup: factors begin
  const { code } = credentials;
  await requireSecondFactor(exchange, user, { proof: { code }, isRemembered: hasCookies });
  // setup: factors end
  exchange.events({ name: 'login', userId: user.id, address });
  return user;
}

/** Whether a refusal says that the password was right and the second factor is missing: dialects pass it on as it is. */
export function isFactorOwed({ body }: HttpError): boolean {
  return 'code' in body && body.code === 'second_factor_required';
}
