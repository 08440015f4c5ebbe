// Requests and answers of the account: sign-up, e-mail, passwords, profile, sessions, deletion. Words and lengths are
// those of django.contrib.auth's own models and forms (5.2); the API adds what only it can know (taken, too common).
import { z } from 'zod';
import {
  codePointLength,
  isValidEmail,
  isValidUsername,
  maxUsernameLength,
  normalizeEmail,
  normalizeUsername,
} from '@/lib/django/normalization';
import { charField, type Validator } from './fields';

const maxEmailLength = 254;
const isTooLongEmail = (address: string) => codePointLength(address) > maxEmailLength;

const usernameRule: Validator = (name) =>
  isValidUsername(name)
    ? null
    : 'Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.';
const invalidEmail = 'Enter a valid email address.';
const emailFormat: Validator = (address) => (isValidEmail(address) ? null : invalidEmail);
/** One that will be stored: a lower-case domain can be longer than it was. */
const newEmailFormat: Validator = (address) =>
  !isTooLongEmail(address) && isTooLongEmail(normalizeEmail(address))
    ? `Ensure this field has no more than ${maxEmailLength} characters.`
    : emailFormat(address);

// django.contrib.auth.models.AbstractUser. As Django's forms do, a name that is too long is not normalized: NFKC makes
// up to eighteen characters of one, and the length is judged after it.
const newUsername = charField({
  maxLength: maxUsernameLength,
  normalize: (name) => (codePointLength(name) > maxUsernameLength ? name : normalizeUsername(name)),
  validators: [usernameRule],
});
const email = charField({ maxLength: maxEmailLength, format: emailFormat, invalid: invalidEmail });
const newEmail = charField({ maxLength: maxEmailLength, format: newEmailFormat, invalid: invalidEmail });
const password = charField({ maxLength: 4096, trim: false });
const token = charField({ maxLength: 4096 });

export const registerRequest = z.object({ username: newUsername, email: newEmail, password });
export const verifyEmailRequest = z.object({ token });
/** Resend the verification, or start a password reset: an address is all that is asked. */
export const emailRequest = z.object({ email });
/** A blank password is for the API to refuse, once it has looked at the link: that is how a page asks about a link. */
export const passwordResetRequest = z.object({
  uid: charField({ maxLength: 254 }),
  token,
  new_password: charField({ maxLength: 4096, trim: false, allowBlank: true }),
});
export const newPasswordRequest = z.object({ new_password: password });
export const passwordChangeRequest = z.object({ old_password: password, new_password: password });
export const profileRequest = z.object({
  username: newUsername,
  first_name: charField({ maxLength: 150, allowBlank: true }),
  last_name: charField({ maxLength: 150, allowBlank: true }),
});
export const emailChangeRequest = z.object({ email: newEmail, password });
export const emailConfirmRequest = z.object({ token });
/** Deleting the account and confirming the password both ask for the password alone. */
export const passwordRequest = z.object({ password });

/** One way in that is still open: a row of django_session, or a chain of refresh tokens. */
const openSession = z.object({
  id: z.string(),
  current: z.boolean(),
  kind: z.enum(['session', 'refresh']),
  user_agent: z.string(),
  ip: z.string().nullable(),
  created_at: z.string().nullable(),
  last_seen_at: z.string().nullable(),
  expires_at: z.string().nullable(),
});
export const sessionsAnswer = z.object({ sessions: z.array(openSession) });
/** `id` as `GET /api/auth/sessions/` shows it. */
export const revokeRequest = z.object({ id: charField({ maxLength: 64 }) });

export type OpenSession = z.infer<typeof openSession>;
