// The id of the refresh token that follows another: derived from it under SECRET_KEY, so that parallel requests reach
// the same successor. The Django app derives it the same way (django/auth_contract/rotation.py).
import { saltedHmac } from '@/lib/django/salted-hmac';
import { salts } from '@/lib/settings/salts';

/** Derive the id of the refresh token that follows `jti`: 32 lower-case hexadecimal digits. */
export function deriveSuccessorJti(jti: string, secret: string): string {
  return saltedHmac({ salt: salts.refreshSuccessor, value: jti, secret }).toString('hex').slice(0, 32);
}
