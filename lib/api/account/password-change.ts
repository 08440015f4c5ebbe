// A new password for someone who is signed in: every other session dies by its hash of the password, every other
// chain of refresh tokens is revoked, and this one goes on under a new key or a new token.
import type { User } from '@/lib/stores/stores';
import type { Exchange } from '../http/exchange';
import { badRequest } from '../http/http-error';
import { passwordChangedMail } from '../mail/messages';
import { siteOf } from '../mail/site';
import { readDevice } from '../sessions/device';
import { updateSessionAuthHash } from '../sessions/sessions';
import { getChainId } from '../tokens/refresh-claims';
import { readRefreshCookie, setRefreshCookie } from '../tokens/refresh-cookie';
import { type AccessToken, issueTokens } from '../tokens/refresh-tokens';
import { endChains, readChainOf } from '../tokens/token-chains';
import { isPasswordOf } from './confirm-password';
import { brokenPasswordRules } from './password-rules';

/** django.contrib.auth.forms.PasswordChangeForm, `password_incorrect`. */
const wrongOldPassword = 'Your old password was entered incorrectly. Please enter it again.';

/** Throws HttpError 400 with the sentences by field, and 429. Gives an access token where tokens are in use. */
export async function changePassword(
  exchange: Exchange,
  { user, oldPassword, newPassword }: { user: User; oldPassword: string; newPassword: string },
): Promise<AccessToken | null> {
  if (!(await isPasswordOf(exchange, { user, password: oldPassword }))) {
    throw badRequest({ old_password: [wrongOldPassword] });
  }
  const broken = brokenPasswordRules(exchange, newPassword, user);
  if (broken.length > 0) throw badRequest({ new_password: broken });
  const encoded = await exchange.hashers.makePassword(newPassword);
  if (!(await exchange.stores.users.setPassword(user.id, encoded, user.password))) {
    // Changed a moment ago by another request: this old password is no longer the old one.
    throw badRequest({ old_password: [wrongOldPassword] });
  }
  const tokens = await keepSignedIn(exchange, user, { ...user, password: encoded });
  exchange.events({ name: 'password-changed', userId: user.id });
  const { email: to, username } = user;
  exchange.outbox.add(passwordChangedMail(siteOf(exchange), { to, username }));
  return tokens;
}

async function keepSignedIn(exchange: Exchange, before: User, after: User): Promise<AccessToken | null> {
  if (exchange.bearer === undefined) {
    await endChains(exchange, before);
    await updateSessionAuthHash(exchange, after);
    return null;
  }
  const ownChain = await readChainOf(exchange, before, readRefreshCookie(exchange));
  // A client that keeps its refresh token itself goes on with it: there is no cookie to put another into.
  await endChains(exchange, before, ownChain === null ? getChainId(exchange.bearer) : undefined);
  if (ownChain === null) return null;
  // A chain of its own: whoever holds a copy of the old token must not be led to the successor.
  const tokens = await issueTokens(exchange, after, readDevice(exchange));
  setRefreshCookie(exchange, tokens);
  return tokens;
}
