// Confirming the address of a new account (ACCOUNT_EMAIL_VERIFICATION=mandatory). Django has no column for it: an
// account that waits is inactive, and its last_login is a time that only our sign-up writes. NULL would not do: Django
// leaves it in accounts that wait for someone's approval, and simplejwt in those that sign in with tokens alone, and
// once deactivated these would open their own door again. Confirming sets last_login, as every sign-in does.

import { isSameEmail } from '@/lib/django/normalization';
import { isPasswordUsable } from '@/lib/django/passwords/hashers';
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import { badRequest } from '../http/http-error';
import { verificationMail } from '../mail/messages';
import { siteOf } from '../mail/site';
import { mailsAtOnce } from '../settings/limit-policy';
import { makeLinkToken, openLinkToken } from './account-tokens';

/** last_login of an account that waits. */
export const neverSignedIn = new Date(0);

export const spentLink = 'This link does not work any more. Ask for a new one.';

export function sendVerification(context: ApiContext, user: User): void {
  const { email: to, username } = user;
  const token = makeLinkToken(context, { purpose: 'verify-email', user, email: to });
  const lifetimeSeconds = context.config.account.linkTimeoutSeconds;
  context.outbox.add(verificationMail(siteOf(context), { to, username, token, lifetimeSeconds }));
}

/** Activate the account behind the link. Opening it twice is fine. Throws HttpError 400 and 429. */
export async function verifyEmail(exchange: Exchange, token: string): Promise<void> {
  await exchange.rateLimits.consume('verify-email', exchange.clientAddress);
  const link = await openLinkToken(exchange, { purpose: 'verify-email', token });
  if (link === null) throw badRequest({ token: [spentLink] });
  const { user, email, isCurrent } = link;
  if (user.isActive && user.email === email) return;
  if (!isAskedFor(exchange) || !isCurrent || !isWaiting(user)) throw badRequest({ token: [spentLink] });
  await exchange.stores.users.update(user.id, { isActive: true });
  await exchange.stores.users.setLastLogin(user.id, exchange.now());
  exchange.events({ name: 'email-verified', userId: user.id });
}

/** Send a link to each account that waits for the address. The answer does not tell. Throws HttpError 429. */
export async function resendVerification(exchange: Exchange, email: string): Promise<void> {
  await exchange.rateLimits.consume('verify-email', exchange.clientAddress);
  if (!isAskedFor(exchange) || !(await exchange.rateLimits.admits('verify-email', email))) return;
  const { users } = exchange.stores;
  const owners = await users.listByEmail(email);
  // Who registered with an address that has an owner gets no way to use it.
  if (owners.length > 0) return;
  // To all of them, or a stranger who signs up with the address later would be the only one to get a link.
  const waiting = (await users.listByEmail(email, { isActive: false })).filter(
    (user) => isWaiting(user) && isSameEmail(user.email, email),
  );
  for (const user of waiting.slice(0, mailsAtOnce)) sendVerification(exchange, user);
}

function isAskedFor({ config }: ApiContext): boolean {
  return config.account.emailVerification === 'mandatory';
}

function isWaiting({ isActive, lastLogin, password }: User): boolean {
  const isMarked = lastLogin !== null && Date.parse(lastLogin) === neverSignedIn.getTime();
  return !isActive && isMarked && isPasswordUsable(password);
}
