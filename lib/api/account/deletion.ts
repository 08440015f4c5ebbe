// Deleting one's own account, with everything that Django's cascades would delete.
import type { User } from '@/lib/stores/stores';
import type { Exchange } from '../http/exchange';
import { badRequest, HttpError } from '../http/http-error';
import { accountDeletedMail } from '../mail/messages';
import { siteOf } from '../mail/site';
import { listChains } from '../tokens/token-chains';
import { checkOwnPassword, wrongPassword } from './confirm-password';
import { endSessionsAndChains } from './open-sessions';

const stillInUse =
  'Your account cannot be deleted yet, because other things on this site still belong to it. Nothing has changed. Please ask us to remove them.';

/** Throws HttpError 400, 409 and 429. */
export async function deleteAccount(
  exchange: Exchange,
  { user, password }: { user: User; password: string },
): Promise<void> {
  if (!(await checkOwnPassword(exchange, { user, password }))) {
    throw badRequest({ password: [wrongPassword] });
  }
  const chains = await listChains(exchange, user);
  // First, because it may be refused; sessions without their user are as good as ended.
  if ((await exchange.stores.users.delete(user.id)) === 'referenced') {
    throw new HttpError(409, { detail: stillInUse, code: 'account_in_use' });
  }
  exchange.events({ name: 'account-deleted', userId: user.id });
  const { email: to, username } = user;
  exchange.outbox.add(accountDeletedMail(siteOf(exchange), { to, username }));
  await endSessionsAndChains(exchange, { user, chains });
}
