// A new password for someone who is signed in: every other session ends by its hash of the password, every chain of
// refresh tokens is revoked, and the current client continues with a new session key or a new pair of tokens.
import type { User } from '@/lib/stores/stores';
import type { Exchange } from '../http/exchange';
import { badRequest } from '../http/http-error';
import { passwordChangedMail } from '../mail/messages';
import { siteOf } from '../mail/site';
import { readDevice } from '../sessions/device';
import { updateSessionAuthHash } from '../sessions/sessions';
import type { AccessToken } from '../tokens/access-tokens';
import { readRefreshCookie, setRefreshCookie } from '../tokens/refresh-cookie';
import { issueTokens, type TokenPair } from '../tokens/refresh-tokens';
import { endChains } from '../tokens/token-chains';
import { checkOwnPassword } from './confirm-password';
import { brokenPasswordRules } from './password-rules';

/** django.contrib.auth.forms.PasswordChangeForm, `password_incorrect`. */
const wrongOldPassword = 'Your old password was entered incorrectly. Please enter it again.';

/** `refresh` for clients that keep it themselves. */
export type NewTokens = AccessToken & Partial<Pick<TokenPair, 'refresh'>>;

/** Throws HttpError 400 with the sentences by field, and 429. Gives new tokens to those who were signed in by one. */
export async function changePassword(
  exchange: Exchange,
  { user, oldPassword, newPassword }: { user: User; oldPassword: string; newPassword: string },
): Promise<NewTokens | null> {
  if (!(await checkOwnPassword(exchange, { user, password: oldPassword }))) {
    throw badRequest({ old_password: [wrongOldPassword] });
  }
  const broken = await brokenPasswordRules(exchange, newPassword, user);
  if (broken.length > 0) throw badRequest({ new_password: broken });
  const encoded = await exchange.hashers.makePassword(newPassword);
  if (!(await exchange.stores.users.setPassword(user.id, encoded, user.password))) {
    // Changed a moment ago by another request: this old password is no longer the old one.
    throw badRequest({ old_password: [wrongOldPassword] });
  }
  const tokens = await keepSignedIn(exchange, { ...user, password: encoded });
  exchange.events({ name: 'password-changed', userId: user.id });
  const { email: to, username } = user;
  exchange.outbox.add(passwordChangedMail(siteOf(exchange), { to, username }));
  return tokens;
}

async function keepSignedIn(exchange: Exchange, user: User): Promise<NewTokens | null> {
  // The chain of the one who asks too: a copy of its refresh token must not lead to the new ones.
  await endChains(exchange, user);
  if (exchange.bearer === undefined) {
    await updateSessionAuthHash(exchange, user);
    return null;
  }
  const tokens = await issueTokens(exchange, user, readDevice(exchange));
  const { refresh, ...access } = tokens;
  if (readRefreshCookie(exchange) === undefined) return { ...access, refresh };
  // A browser: no script of its pages is shown the refresh token.
  setRefreshCookie(exchange, tokens);
  return access;
}
