// Sign-up. Reports a taken username, as Django does, but never a taken address: the answer, its
// hashing and the stored rows are the same, and the owner of the address gets a mail instead of the newcomer.
// The account is created either way, because an unclaimed username would reveal it too; auth_user has no unique
// address, and with ACCOUNT_EMAIL_VERIFICATION=mandatory that account can never be used.
import { isSameEmail, normalizeEmail } from '@/lib/django/normalization';
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import { badRequest, HttpError } from '../http/http-error';
import { networkOf } from '../limits/network';
import { addressTakenMail } from '../mail/messages';
import { siteOf } from '../mail/site';
import { neverSignedIn, sendVerification } from './email-verification';
import { brokenPasswordRules } from './password-rules';

export type NewAccount = { username: string; email: string; password: string };

export const usernameTaken = 'A user with that username already exists.';

/** Whether settings and the user table allow it. */
export function offersRegistration({ config, stores }: Pick<ApiContext, 'config' | 'stores'>): boolean {
  return config.account.isRegistrationOpen && stores.users.creationProblem === null;
}

/** Make an account. Throws HttpError 400 with the sentences by field, 403 where registration is closed, and 429. */
export async function register(
  exchange: Exchange,
  { username, email: given, password }: NewAccount,
): Promise<string> {
  if (!offersRegistration(exchange)) {
    throw new HttpError(403, { detail: 'Registration is closed.', code: 'registration_closed' });
  }
  const address = exchange.clientAddress;
  await exchange.rateLimits.consume('register', address);
  const { users } = exchange.stores;
  const email = normalizeEmail(given);
  // With USERNAME_FIELD=email the address is the name, so whether it is taken is not told either.
  const isEmailLogin = exchange.config.user.usernameField === exchange.config.user.emailField;
  const isTaken = !isEmailLogin && (await users.hasUsername(username));
  refuseBroken({
    username: isTaken ? [usernameTaken] : [],
    password: await brokenPasswordRules(exchange, password, { username, email }),
  });
  // Counted whether the address has an owner or not, so that a refusal does not tell.
  await exchange.rateLimits.consumeOwn('register', email);

  const owner = (await users.listByEmail(email)).find((user) => isSameEmail(user.email, email));
  const isMandatory = exchange.config.account.emailVerification === 'mandatory';
  const encoded = await exchange.takeTurn(address && networkOf(address), () =>
    exchange.hashers.makePassword(password),
  );
  const newcomer = {
    username: isEmailLogin ? email : username,
    email,
    password: encoded,
    firstName: '',
    lastName: '',
    isActive: !isMandatory,
    isStaff: false,
    isSuperuser: false,
    dateJoined: exchange.now(),
    lastLogin: isMandatory ? neverSignedIn : null,
  };
  const created = await users.create(newcomer, { ignoringCase: true });
  // Two requests for one name at once; a unique address of a custom user model is not told.
  if (created.status === 'username-taken' && !isEmailLogin && (await users.hasUsername(username))) {
    throw badRequest({ username: [usernameTaken] });
  }
  if (created.status === 'created') exchange.events({ name: 'registered', userId: created.user.id, address });
  tellByMail(exchange, { owner, newcomer: created.status === 'created' ? created.user : undefined });
  return isMandatory
    ? 'We have sent a mail with a link. Open it to confirm your address, then sign in.'
    : 'Your account is ready. You can sign in now.';
}

function tellByMail(context: ApiContext, o: { owner: User | undefined; newcomer: User | undefined }): void {
  if (o.owner !== undefined) {
    const { email: to, username } = o.owner;
    context.outbox.add(addressTakenMail(siteOf(context), { to, username }));
  } else if (o.newcomer !== undefined && !o.newcomer.isActive) {
    sendVerification(context, o.newcomer);
  }
}

function refuseBroken(errors: Record<string, string[]>): void {
  const broken = Object.entries(errors).filter(([, sentences]) => sentences.length > 0);
  if (broken.length > 0) throw badRequest(Object.fromEntries(broken));
}
