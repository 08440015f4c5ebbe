// Whether a new password may be used: AUTH_PASSWORD_VALIDATORS, in Django's words, then BREACHED_PASSWORDS.
import { type ValidatedUser, validatePassword } from '@/lib/django/passwords/validation';
import type { ApiContext } from '../context';
import { HttpError } from '../http/http-error';

const breached = 'This password has appeared in a data breach. Choose another one.';

/**
 * The sentences of every rule that the password breaks. Throws HttpError 503 when the service of BREACHED_PASSWORDS does
 * not answer, unless BREACHED_PASSWORDS_ON_FAILURE=allow.
 */
export async function brokenPasswordRules(
  context: ApiContext,
  password: string,
  user: ValidatedUser,
): Promise<string[]> {
  const { validators, breaches } = context.config.passwords;
  const problems = validatePassword(password, { validators, user });
  // What is refused anyway is not looked up.
  if (problems.length > 0) return problems.map(({ message }) => message);
  const answer = await context.breachedPasswords.check(password);
  if (answer === 'breached') return [breached];
  if (answer === 'unavailable' && breaches.onFailure === 'refuse') throw breachCheckUnavailable();
  return [];
}

function breachCheckUnavailable(): HttpError {
  const detail = 'The password could not be checked against known data breaches. Try again later.';
  return new HttpError(503, { detail, code: 'breach_check_unavailable' }, { 'Retry-After': '30' });
}
