// Deleting one's own account, with everything that Django's cascades would delete.
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import type { Exchange } from '../exchange';
import { badRequest } from '../http-error';
import { accountDeletedMail } from '../mail/messages';
import { siteOf } from '../mail/site';
import { isPasswordOf, wrongPassword } from './confirm-password';
import { endEverySession } from './open-sessions';

/** Throws HttpError 400 and 429. */
export async function deleteAccount(
  context: ApiContext,
  exchange: Exchange,
  { user, password }: { user: User; password: string },
): Promise<void> {
  if (!(await isPasswordOf(context, exchange, { user, password }))) {
    throw badRequest({ password: [wrongPassword] });
  }
  await endEverySession(context, exchange, user);
  await context.stores.users.delete(user.id);
  context.events({ name: 'account-deleted', userId: user.id });
  const { email: to, username } = user;
  context.outbox.add(accountDeletedMail(siteOf(context), { to, username }));
}
