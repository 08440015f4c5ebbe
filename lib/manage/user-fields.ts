// The two fields that createsuperuser asks for, with the names, checks and sentences of Django's model fields.
import type { ApiConfig } from '@/lib/api/settings/config';
import {
  codePointLength,
  isValidEmail,
  isValidUsername,
  maxUsernameLength,
  normalizeEmail,
  normalizeUsername,
} from '@/lib/django/normalization';
import type { UserStore } from '@/lib/stores/stores';

export interface UserField {
  /** As in flags (--username) and in DJANGO_SUPERUSER_USERNAME. */
  name: string;
  verboseName: string;
  /** What is wrong with a value; empty when nothing is. */
  check(value: string): string[];
  normalize(value: string): string;
}

const MAX_EMAIL_COLUMN = 254;
const BLANK = 'This field cannot be blank.';

/** USERNAME_FIELD, and EMAIL_FIELD where that is another one. */
export function describeUserFields({ table, usernameField, emailField }: ApiConfig['user']): {
  username: UserField;
  email: UserField | null;
} {
  if (usernameField === emailField)
    return { username: { ...emailAs(emailField), check: required(checkEmail) }, email: null };
  const isDjangos = table === 'auth_user';
  return {
    username: {
      name: usernameField,
      verboseName: usernameField.replaceAll('_', ' '),
      check: required(isDjangos ? checkUsername : checkText),
      normalize: normalizeUsername,
    },
    email: { ...emailAs(emailField), verboseName: 'email address' },
  };
}

/** Say why nobody can have this username; null when it is free and well-formed. */
export async function findUsernameProblem(
  field: UserField,
  users: UserStore,
  username: string,
): Promise<string | null> {
  if (await users.getByUsername(username)) return takenMessage(field);
  if (username === '') return `${capitalized(field.verboseName)} cannot be blank.`;
  return field.check(username).join('; ') || null;
}

export function takenMessage({ verboseName }: UserField): string {
  return `Error: That ${verboseName} is already taken.`;
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function emailAs(name: string): UserField {
  return {
    name,
    verboseName: name.replaceAll('_', ' '),
    // AbstractUser.email may be blank.
    check: (value) => (value === '' ? [] : checkEmail(value)),
    normalize: normalizeEmail,
  };
}

function required(check: UserField['check']): UserField['check'] {
  return (value) => (value === '' ? [BLANK] : check(value));
}

function checkUsername(value: string): string[] {
  const characters =
    'Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.';
  return [...(isValidUsername(value) ? [] : [characters]), ...checkLength(value, maxUsernameLength)];
}

function checkEmail(value: string): string[] {
  return [
    ...(isValidEmail(value) ? [] : ['Enter a valid email address.']),
    ...checkLength(value, MAX_EMAIL_COLUMN),
  ];
}

function checkText(value: string): string[] {
  return value.includes('\0') ? ['Null characters are not allowed.'] : checkLength(value, MAX_EMAIL_COLUMN);
}

function checkLength(value: string, max: number): string[] {
  const length = codePointLength(value);
  return length > max ? [`Ensure this value has at most ${max} characters (it has ${length}).`] : [];
}
