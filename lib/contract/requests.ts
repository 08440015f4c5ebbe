// The body of every request of the wire contract. The API validates with these schemas and the forms of the
// front end use the same ones, so a rule is written once. Unknown keys are dropped.
import { z } from 'zod';
import { normalizeUsername } from '@/lib/django/normalization';
import { charField } from './fields';

// A custom user model may sign in by e-mail address, so the field takes 254, not the 150 of auth_user.username.
const usernameMaxLength = 254;
// Above any pass-phrase, below what would make a hasher's first pass worth attacking.
const passwordMaxLength = 4096;

const username = charField({ maxLength: usernameMaxLength }).transform(normalizeUsername);
/** A password is taken as typed: Django's forms do not trim it either. */
const password = charField({ maxLength: passwordMaxLength, trim: false });

/** A code of an authenticator app, or a recovery code, as typed. */
export const factorCode = charField({ maxLength: 64 });

/** `code` is for a client that asks for the second factor at once: one that keeps no cookie has no other way. */
export const loginRequest = z.object({ username, password, code: factorCode.optional() });

/**
 * simplejwt's TokenObtainSerializer: stock CharFields, which trim the password too. The first field bears the name of
 * the user model's USERNAME_FIELD.
 */
export const tokenObtainRequestBy = (usernameField: string) =>
  z.object({ [usernameField]: charField(), password: charField(), code: factorCode.optional() });
export const tokenObtainRequest = tokenObtainRequestBy('username');
export const tokenRefreshRequest = z.object({ refresh: charField() });
export const tokenVerifyRequest = z.object({ token: charField() });
