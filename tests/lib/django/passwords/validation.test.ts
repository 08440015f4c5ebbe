import { describe, expect, test } from 'vitest';
import { isCommonPassword } from '@/lib/django/passwords/common-passwords';
import {
  minimumLength,
  notSimilarToUser,
  type PasswordProblem,
  validatePassword,
} from '@/lib/django/passwords/validation';
import { createPasswordValidators, startprojectValidators } from '@/lib/django/passwords/validators-setting';
import { readVectors } from '../vectors';

type Case = {
  password: string;
  user: { username: string; first_name: string; last_name: string; email: string } | null;
  validators: string[];
  options: Record<string, unknown>;
  errors: PasswordProblem[];
};

const { cases } = readVectors<Case>('password-validation');

describe('the errors of validate_password', () => {
  test.each(cases)('"$password" for $user.username, $validators $options', (row) => {
    const { password, user, options, errors } = row;
    const validators = createPasswordValidators(
      row.validators.map((name) => ({
        NAME: `django.contrib.auth.password_validation.${name}`,
        OPTIONS: options,
      })),
    );
    const known = user && {
      username: user.username,
      firstName: user.first_name,
      lastName: user.last_name,
      email: user.email,
    };
    expect(validatePassword(password, { validators, user: known ?? undefined })).toEqual(errors);
  });
});

test('the list has the entries of Django 5.2', () => {
  const defaults = readVectors<{ commonPasswords: number }>('defaults-5.2').cases[0];
  expect(defaults?.commonPasswords).toBe(19_640);
  for (const password of ['password', '!', 'zzzzzz', 'friend of emily', 'money$', ' Password\t']) {
    expect(isCommonPassword(password), password).toBe(true);
  }
  for (const password of ['', 'passwor', 'correct horse', '__proto__', 'constructor', '¤']) {
    expect(isCommonPassword(password), password).toBe(false);
  }
});

describe('AUTH_PASSWORD_VALIDATORS', () => {
  test('of startproject is four validators', () => {
    expect(createPasswordValidators(startprojectValidators)).toHaveLength(4);
    expect(validatePassword('password', { validators: [] })).toEqual([]);
  });

  test('names what is wrong with it', () => {
    const create = (NAME: string, OPTIONS?: Record<string, unknown>) =>
      createPasswordValidators([{ NAME, OPTIONS }]);
    expect(() => create('myapp.Own')).toThrow(/AUTH_PASSWORD_VALIDATORS: myapp\.Own/);
    expect(() => create('MinimumLengthValidator', { min_length: '8' })).toThrow(/min_length/);
    expect(() => create('UserAttributeSimilarityValidator', { user_attributes: 'email' })).toThrow(
      /user_attributes/,
    );
    expect(() => create('UserAttributeSimilarityValidator', { max_similarity: 0.05 })).toThrow(
      /max_similarity/,
    );
  });
});

test('long input is judged in time', () => {
  const validators = [notSimilarToUser(), minimumLength()];
  const started = performance.now();
  validatePassword('a '.repeat(30_000), {
    validators,
    user: { username: 'a'.repeat(150), email: '- '.repeat(120) },
  });
  expect(performance.now() - started).toBeLessThan(1000);
});
