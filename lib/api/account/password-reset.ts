// The forgotten password, with Django's own links: uid and token as PasswordResetTokenGenerator makes them, so a link
// made here opens in a Django on the same database and the other way round.

import { isSameEmail } from '@/lib/django/normalization';
import { isPasswordUsable } from '@/lib/django/passwords/hashers';
import { checkResetToken, decodeUid, encodeUid, makeResetToken } from '@/lib/django/tokens';
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import { badRequest } from '../http/http-error';
import { passwordChangedMail, passwordResetMail } from '../mail/messages';
import { siteOf } from '../mail/site';
import { mailsAtOnce } from '../settings/limit-policy';
import { endChains } from '../tokens/token-chains';
import { spentLink } from './email-verification';
import { brokenPasswordRules } from './password-rules';

/** PasswordResetForm.save(): a mail to each account of the address. The answer does not tell. Throws 429. */
export async function requestReset(exchange: Exchange, email: string): Promise<void> {
  await exchange.rateLimits.consume('forgot', exchange.clientAddress);
  if (!(await exchange.rateLimits.admits('forgot', email))) return;
  // The database ignores case by rules of its own; two addresses must be one to Unicode as well.
  const owners = (await exchange.stores.users.listByEmail(email)).filter(
    (user) => isPasswordUsable(user.password) && isSameEmail(user.email, email),
  );
  // Oldest first: accounts that a stranger made with the address later cannot crowd out its owner's.
  for (const user of owners.slice(0, mailsAtOnce)) {
    exchange.outbox.add(
      passwordResetMail(siteOf(exchange), {
        to: user.email,
        username: user.username,
        uid: encodeUid(user.id),
        token: makeResetToken(user, tokenOptions(exchange)),
        lifetimeSeconds: exchange.config.passwords.resetTimeoutSeconds,
      }),
    );
  }
}

export type Reset = { uid: string; token: string; newPassword: string };

/** Set the password that the link's owner chose, and end every session and chain. Throws HttpError 400 and 429. */
export async function resetPassword(exchange: Exchange, reset: Reset): Promise<void> {
  const address = exchange.clientAddress;
  await exchange.rateLimits.consume('reset', address);
  const user = await findLinkUser(exchange, reset);
  if (user === null) throw badRequest({ token: [spentLink] });
  if (reset.newPassword === '') throw badRequest({ new_password: ['This field may not be blank.'] });
  const broken = await brokenPasswordRules(exchange, reset.newPassword, user);
  if (broken.length > 0) throw badRequest({ new_password: broken });
  const encoded = await exchange.hashers.makePassword(reset.newPassword);
  // Two requests with one link: the second finds the password changed, and its token void.
  if (!(await exchange.stores.users.setPassword(user.id, encoded, user.password))) {
    throw badRequest({ token: [spentLink] });
  }
  // Sessions die by their hash of the password.
  await endChains(exchange, user);
  // Who reads the account's mail is its owner: the way in for one whom strangers' guesses keep out at this address.
  await exchange.rateLimits.trust({ address, account: user.username });
  exchange.events({ name: 'password-reset', userId: user.id, address });
  const { email: to, username } = user;
  exchange.outbox.add(passwordChangedMail(siteOf(exchange), { to, username }));
}

/** The active user whose link it is. An unknown one costs what a wrong token costs, and is answered alike. */
async function findLinkUser(context: ApiContext, { uid, token }: Reset): Promise<User | null> {
  const id = decodeUid(uid);
  const user = id === null ? null : await context.stores.users.getById(id);
  const nobody = { id: 0, password: '', lastLogin: null, email: '' };
  const { resetTimeoutSeconds: timeoutSeconds } = context.config.passwords;
  const isGenuine = checkResetToken(user ?? nobody, token, { ...tokenOptions(context), timeoutSeconds });
  return isGenuine && user?.isActive ? user : null;
}

function tokenOptions({ config, now }: ApiContext) {
  return { keys: config.keys, now: now(), timeZone: config.timeZone };
}
