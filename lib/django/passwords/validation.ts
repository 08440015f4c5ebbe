// Django's password validators, with its codes and sentences. A validator is a function; all that fail are reported,
// in order. The list behind CommonPasswordValidator is a separate import (common-passwords.ts), so that a browser
// bundle need not carry it. Follows django.contrib.auth.password_validation of Django 4.2 to 6.1. No node: imports.
import { codePointLength, isDigitText } from '../python/text';

export type PasswordProblem = { code: string; message: string };
export type ValidatedUser = { username?: string; firstName?: string; lastName?: string; email?: string };
export type PasswordValidator = (password: string, user?: ValidatedUser) => PasswordProblem | null;
export type UserAttribute = keyof ValidatedUser;

const verboseNames: Record<UserAttribute, string> = {
  username: 'username',
  firstName: 'first name',
  lastName: 'last name',
  email: 'email address',
};
const defaultAttributes: readonly UserAttribute[] = ['username', 'firstName', 'lastName', 'email'];

/** Collect what is wrong with a password; an empty list means it is accepted. */
export function validatePassword(
  password: string,
  { validators, user }: { validators: readonly PasswordValidator[]; user?: ValidatedUser },
): PasswordProblem[] {
  return validators.flatMap((validate) => validate(password, user) ?? []);
}

/** MinimumLengthValidator: counts code points. */
export function minimumLength(minLength = 8): PasswordValidator {
  const noun = minLength === 1 ? 'character' : 'characters';
  const message = `This password is too short. It must contain at least ${minLength} ${noun}.`;
  return (password) =>
    codePointLength(password) < minLength ? { code: 'password_too_short', message } : null;
}

/** NumericPasswordValidator: digits of every script. */
export function notNumeric(): PasswordValidator {
  return (password) =>
    isDigitText(password)
      ? { code: 'password_entirely_numeric', message: 'This password is entirely numeric.' }
      : null;
}

export type SimilarityOptions = { attributes?: readonly UserAttribute[]; maxSimilarity?: number };

/** UserAttributeSimilarityValidator: compares with each attribute and its parts; stops at the first hit. */
export function notSimilarToUser(options: SimilarityOptions = {}): PasswordValidator {
  const { attributes = defaultAttributes, maxSimilarity = 0.7 } = options;
  if (maxSimilarity < 0.1)
    throw new RangeError('AUTH_PASSWORD_VALIDATORS: max_similarity must be at least 0.1');
  return (password, user) => {
    const similar = attributes.find((attribute) => isSimilar(password, user?.[attribute], maxSimilarity));
    if (similar === undefined) return null;
    return {
      code: 'password_too_similar',
      message: `The password is too similar to the ${verboseNames[similar]}.`,
    };
  };
}

function isSimilar(password: string, attribute: string | undefined, maxSimilarity: number): boolean {
  if (!attribute) return false;
  const lowered = [...password.toLowerCase()];
  const value = attribute.toLowerCase();
  return [...value.split(/[^\p{L}\p{N}_]+/u), value].some((part) => {
    const characters = [...part];
    // Lengths this far apart cannot be similar enough; Django skips the comparison.
    const isFarShorter =
      lowered.length >= 10 * characters.length && characters.length < (maxSimilarity / 2) * lowered.length;
    return !isFarShorter && quickRatio(lowered, characters) >= maxSimilarity;
  });
}

/** difflib's SequenceMatcher.quick_ratio(): characters in common, in any order, over the mean length. */
function quickRatio(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1;
  const available = new Map<string, number>();
  for (const character of b) available.set(character, (available.get(character) ?? 0) + 1);
  let matches = 0;
  for (const character of a) {
    const left = available.get(character) ?? 0;
    if (left > 0) matches += 1;
    available.set(character, left - 1);
  }
  return (2 * matches) / (a.length + b.length);
}
