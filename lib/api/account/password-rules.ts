// Whether a new password may be used: AUTH_PASSWORD_VALIDATORS, in Django's words.
import { type ValidatedUser, validatePassword } from '@/lib/django/passwords/validation';
import type { ApiContext } from '../context';

/** The sentences of every rule that the password breaks. */
export function brokenPasswordRules(context: ApiContext, password: string, user: ValidatedUser): string[] {
  const problems = validatePassword(password, { validators: context.config.passwords.validators, user });
  return problems.map(({ message }) => message);
}
