// Sign in: check the credentials once, then open a session or issue tokens, as the strategy says.
import type { LoginAnswer } from '@/lib/contract/answers';
import { formatTime } from '@/lib/stores/database/tables';
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import { clientAddress } from '../http/client-address';
import type { Exchange } from '../http/exchange';
import { unauthorized } from '../http/http-error';
import { rotateCsrfToken } from '../sessions/csrf';
import { readDevice } from '../sessions/device';
import { logInSession } from '../sessions/sessions';
import { setRefreshCookie } from '../tokens/refresh-cookie';
import { issueTokens } from '../tokens/refresh-tokens';
import { authenticatePassword } from './passwords';
import { readUserAnswer } from './user-answer';

type SessionLogin = Pick<LoginAnswer, 'user'>;
type TokenLogin = Required<LoginAnswer>;
export type Credentials = { username: string; password: string };

/** Throws HttpError 401 for wrong credentials and 429 after too many of them. */
export async function logIn(
  context: ApiContext,
  exchange: Exchange,
  credentials: Credentials,
): Promise<LoginAnswer> {
  const user = await checkCredentials(context, exchange, credentials);
  if (context.config.strategy === 'jwt') return openTokens(context, exchange, user);
  return openSessionFor(context, exchange, user);
}

/** Sign a user in with a session. */
export async function openSessionFor(
  context: ApiContext,
  exchange: Exchange,
  user: User,
): Promise<SessionLogin> {
  const now = context.now();
  const signedIn = { ...user, lastLogin: formatTime(now) };
  await logInSession(context, exchange, signedIn);
  rotateCsrfToken(context, exchange);
  await context.stores.users.setLastLogin(user.id, now);
  return { user: await readUserAnswer(context, signedIn) };
}

/** Sign a user in with a pair of tokens; the refresh token goes into its cookie. */
export async function openTokens(context: ApiContext, exchange: Exchange, user: User): Promise<TokenLogin> {
  const now = context.now();
  const signedIn = { ...user, lastLogin: formatTime(now) };
  const tokens = await issueTokens(context, signedIn, readDevice(context, exchange));
  await context.stores.users.setLastLogin(user.id, now);
  setRefreshCookie(context, exchange, tokens);
  return {
    user: await readUserAnswer(context, signedIn),
    access: tokens.access,
    access_expires: Math.floor(tokens.accessExpiresAt.getTime() / 1000),
  };
}

/** The user behind a username and password. Throws HttpError 401 or 429. */
export async function checkCredentials(
  context: ApiContext,
  exchange: Exchange,
  credentials: Credentials,
): Promise<User> {
  const address = clientAddress(context, exchange);
  const attempt = await context.rateLimits.beginLogin(
    { address, account: credentials.username },
    context.events,
  );
  const user = await authenticatePassword(context, credentials).catch(async (error: unknown) => {
    // Nobody learnt whether the password was right, so nobody is charged for it.
    await attempt.withdraw();
    throw error;
  });
  if (user === null) {
    context.events({ name: 'login-failed', address });
    const detail = 'No active account found with the given credentials';
    throw unauthorized({ detail, code: 'no_active_account' });
  }
  await attempt.succeed();
  context.events({ name: 'login', userId: user.id, address });
  return user;
}
