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
  return current?.isActive ? current : null;
}

async function upgradePassword(context: ApiContext, user: User, password: string): Promise<User | null> {
  const encoded = await context.hashers.makePassword(password);
  // Only if nobody changed the password meanwhile: an upgrade must not bring an old one back.
  const isWritten = await context.stores.users.setPassword(user.id, encoded, user.password);
  if (!isWritten) return confirmPassword(context, user, password);
  context.events({ name: 'password-upgraded', userId: user.id });
  return { ...user, password: encoded };
}

/** Another request wrote the column meanwhile: the same upgrade, or a new password, which this one no longer is. */
async function confirmPassword({ stores, hashers }: ApiContext, { id }: User, password: string) {
  const user = await stores.users.getById(String(id));
  if (user === null) return null;
  return (await hashers.checkPassword(password, user.password)).isCorrect ? user : null;
}
