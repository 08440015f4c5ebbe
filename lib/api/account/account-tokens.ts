// The tokens in the links of our own mails (password resets use Django's): signing.dumps() of
// {"u":"1","e":"ada@example.com","f":"<fingerprint>"}, one salt per purpose. The fingerprint is an HMAC over what must
// not change until the link is opened, so that a new password or another address makes every older link void.

import { constantTimeCompare } from '@/lib/django/constant-time';
import { saltedHmac } from '@/lib/django/salted-hmac';
import { dumps, loads } from '@/lib/django/signing';
import { salts } from '@/lib/settings/salts';
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';

export type LinkPurpose = keyof typeof salts.mailLink;

/** Make the token of a link to `email`. */
export function makeLinkToken(
  context: ApiContext,
  { purpose, user, email }: { purpose: LinkPurpose; user: User; email: string },
): string {
  const { keys } = context.config;
  const value = { u: String(user.id), e: email, f: fingerprint(user, purpose, keys.secretKey) };
  return dumps(value, { keys, salt: salts.mailLink[purpose], now: context.now() });
}

export type OpenedLink = {
  user: User;
  email: string;
  /** False once the password, the address or the sign-in it was made for is no longer the account's. */
  isCurrent: boolean;
};

/** Open a token: null when it is not ours, too old, or its user is gone. */
export async function openLinkToken(
  context: ApiContext,
  { purpose, token }: { purpose: LinkPurpose; token: string },
): Promise<OpenedLink | null> {
  const { keys, account } = context.config;
  const opened = loads(token, {
    keys,
    salt: salts.mailLink[purpose],
    now: context.now(),
    maxAgeSeconds: account.linkTimeoutSeconds,
  });
  if (opened.status !== 'valid' || typeof opened.value !== 'object' || opened.value === null) return null;
  const { u, e, f }: { u?: unknown; e?: unknown; f?: unknown } = opened.value;
  if (typeof u !== 'string' || typeof e !== 'string' || typeof f !== 'string') return null;
  const user = await context.stores.users.getById(u);
  if (user === null) return null;
  const isCurrent = [keys.secretKey, ...keys.secretKeyFallbacks].some((secret) =>
    constantTimeCompare(f, fingerprint(user, purpose, secret)),
  );
  return { user, email: e, isCurrent };
}

/** A verification also dies with the first sign-in; a change of address outlives sign-ins elsewhere. */
function fingerprint(user: User, purpose: LinkPurpose, secret: string): string {
  const signedIn = purpose === 'verify-email' ? (user.lastLogin ?? '') : '';
  const value = [user.id, user.password, user.email, signedIn].join('\n');
  return saltedHmac({ salt: `${salts.mailLink[purpose]}.fingerprint`, value, secret })
    .toString('hex')
    .slice(0, 32);
}
