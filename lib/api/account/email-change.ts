// A new e-mail address: asked for with the password, and in force once the link that was sent there is opened by the
// user it was made for. Whether another account has the address is not told; Django does not mind either.
import { isValidEmail, normalizeEmail } from '@/lib/django/normalization';
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import { badRequest } from '../http/http-error';
import { emailChangedMail, emailChangeMail } from '../mail/messages';
import { siteOf } from '../mail/site';
import { makeLinkToken, openLinkToken } from './account-tokens';
import { checkOwnPassword, wrongPassword } from './confirm-password';
import { spentLink } from './email-verification';

/** Send the link. Throws HttpError 400 and 429. */
export async function requestEmailChange(
  exchange: Exchange,
  { user, email: given, password }: { user: User; email: string; password: string },
): Promise<void> {
  const email = normalizeEmail(given);
  await exchange.rateLimits.consume('change-email', exchange.clientAddress);
  if (!(await checkOwnPassword(exchange, { user, password }))) {
    throw badRequest({ password: [wrongPassword] });
  }
  if (email === user.email) throw badRequest({ email: ['This is your address already.'] });
  if (!(await exchange.rateLimits.admits('change-email', email))) return;
  const token = makeLinkToken(exchange, { purpose: 'change-email', user, email });
  const lifetimeSeconds = exchange.config.account.linkTimeoutSeconds;
  exchange.outbox.add(emailChangeMail(siteOf(exchange), { to: email, token, lifetimeSeconds }));
}

/** Take over the new address. Throws HttpError 400. */
export async function confirmEmailChange(
  context: ApiContext,
  { user, token }: { user: User; token: string },
): Promise<void> {
  const link = await openLinkToken(context, { purpose: 'change-email', token });
  // Another user's link: the owner of a mistyped address must not be able to attach it to the asker's account.
  if (link === null || link.user.id !== user.id) throw badRequest({ token: [spentLink] });
  // Opened twice.
  if (link.email === user.email) return;
  if (!link.isCurrent) throw badRequest({ token: [spentLink] });
  const outcome = await context.stores.users.update(user.id, { email: link.email });
  if (outcome !== 'updated') throw badRequest({ token: [spentLink] });
  context.events({ name: 'email-changed', userId: user.id });
  const { email: to, username } = user;
  if (isValidEmail(to)) context.outbox.add(emailChangedMail(siteOf(context), { to, username }));
}
