// The profile: names freely, the username (what one signs in with) only after a recent sign-in.
import type { User } from '@/lib/stores/stores';
import type { Exchange } from '../http/exchange';
import { badRequest } from '../http/http-error';
import { requireRecentSignIn } from './recent-sign-in';
import { usernameTaken } from './registration';

export type ProfilePatch = { username?: string; first_name?: string; last_name?: string };

/** Throws HttpError 400 and 403. Gives the user as it is now. */
export async function updateProfile(
  exchange: Exchange,
  { user, patch }: { user: User; patch: ProfilePatch },
): Promise<User> {
  const changed: User = {
    ...user,
    username: patch.username ?? user.username,
    firstName: patch.first_name ?? user.firstName,
    lastName: patch.last_name ?? user.lastName,
  };
  const { username, firstName, lastName } = changed;
  const isRenamed = username !== user.username;
  if (isRenamed) await requireRename(exchange, user, username);
  if (!isRenamed && firstName === user.firstName && lastName === user.lastName) return user;
  const outcome = await exchange.stores.users.update(
    user.id,
    { firstName, lastName, ...(isRenamed && { username }) },
    { ignoringCase: true },
  );
  if (outcome === 'username-taken') throw badRequest({ username: [usernameTaken] });
  if (isRenamed) exchange.events({ name: 'username-changed', userId: user.id });
  return changed;
}

async function requireRename(exchange: Exchange, user: User, username: string): Promise<void> {
  const { usernameField, emailField } = exchange.config.user;
  if (usernameField === emailField) {
    // It would be a way around the confirmation of the new address.
    throw badRequest({ username: ['This is your e-mail address; change it there.'] });
  }
  await requireRecentSignIn(exchange, user);
  const isOtherCase = username.toLowerCase() === user.username.toLowerCase();
  if (!isOtherCase && (await exchange.stores.users.hasUsername(username))) {
    throw badRequest({ username: [usernameTaken] });
  }
}
