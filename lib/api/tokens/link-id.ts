// The ids of the links of a chain of refresh tokens, under SECRET_KEY: requests that race for the next link compute the
// same id, and without the key nobody can. The Django app derives them the same way (django/auth_contract/rotation.py).
import { saltedHmac } from '@/lib/django/salted-hmac';
import { salts } from '@/lib/settings/salts';

/** A refresh token's place: the id of its chain, and how many rotations came before it. */
export type LinkOfChain = { chain: string; number: number };

/** Derive the `jti` of a link: 32 lower-case hexadecimal digits. */
export function deriveLinkJti({ chain, number, secret }: LinkOfChain & { secret: string }): string {
  const value = `${chain}:${number}`;
  return saltedHmac({ salt: salts.refreshLink, value, secret }).toString('hex').slice(0, 32);
}
