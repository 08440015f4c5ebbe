// ModelBackend.authenticate() of Django: username and password in, user or nothing out, with the same amount of
// hashing whether the user exists or not, and the hash brought up to date when the password was right.
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';

export async function authenticatePassword(
  context: ApiContext,
  { username, password }: { username: string; password: string },
): Promise<User | null> {
  const { users } = context.stores;
  const user = await users.getByUsername(username);
  if (user === null) {
    // Costs what a wrong password costs, so that the time does not tell who has an account.
    await context.hashers.runDummy(password);
    return null;
  }
  const { isCorrect, mustUpdate } = await context.hashers.checkPassword(password, user.password);
  if (!isCorrect) return null;
  const current = mustUpdate ? await upgradePassword(context, user, password) : user;
  return current.isActive ? current : null;
}

async function upgradePassword(context: ApiContext, user: User, password: string): Promise<User> {
  const encoded = await context.hashers.makePassword(password);
  // Only if nobody changed the password meanwhile: an upgrade must not bring an old one back.
  const isWritten = await context.stores.users.setPassword(user.id, encoded, user.password);
  if (!isWritten) return (await context.stores.users.getById(String(user.id))) ?? user;
  context.events({ name: 'password-upgraded', userId: user.id });
  return { ...user, password: encoded };
}
