// AUTH_PASSWORD_VALIDATORS: Django's dotted paths and OPTIONS turned into validators.
// [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}}]
import { notCommon } from './common-passwords';
import {
  minimumLength,
  notNumeric,
  notSimilarToUser,
  type PasswordValidator,
  type UserAttribute,
} from './validation';

export type ValidatorSetting = { NAME: string; OPTIONS?: Record<string, unknown> };

const module = 'django.contrib.auth.password_validation.';

/** What `startproject` writes into settings.py; Django's own default is no validator at all. */
export const startprojectValidators: readonly ValidatorSetting[] = [
  { NAME: `${module}UserAttributeSimilarityValidator` },
  { NAME: `${module}MinimumLengthValidator` },
  { NAME: `${module}CommonPasswordValidator` },
  { NAME: `${module}NumericPasswordValidator` },
];

const attributeNames = new Map<unknown, UserAttribute>([
  ['username', 'username'],
  ['first_name', 'firstName'],
  ['last_name', 'lastName'],
  ['email', 'email'],
]);

/** Create the validators of a setting; throws a TypeError naming what is wrong with it. */
export function createPasswordValidators(settings: readonly ValidatorSetting[]): PasswordValidator[] {
  return settings.map(createValidator);
}

function createValidator({ NAME, OPTIONS = {} }: ValidatorSetting): PasswordValidator {
  const name = NAME.startsWith(module) ? NAME.slice(module.length) : NAME;
  switch (name) {
    case 'MinimumLengthValidator':
      return minimumLength(readNumber(OPTIONS, 'min_length'));
    case 'NumericPasswordValidator':
      return notNumeric();
    case 'CommonPasswordValidator':
      return notCommon();
    case 'UserAttributeSimilarityValidator':
      return notSimilarToUser({
        attributes: readAttributes(OPTIONS),
        maxSimilarity: readNumber(OPTIONS, 'max_similarity'),
      });
    default:
      throw new TypeError(
        `AUTH_PASSWORD_VALIDATORS: ${NAME} is unknown; use ${module}MinimumLengthValidator or such`,
      );
  }
}

function readNumber(options: Record<string, unknown>, key: string): number | undefined {
  const value = options[key];
  if (value === undefined || typeof value === 'number') return value;
  throw new TypeError(`AUTH_PASSWORD_VALIDATORS: ${key} must be a number`);
}

function readAttributes(options: Record<string, unknown>): UserAttribute[] | undefined {
  const names = options.user_attributes;
  if (names === undefined) return undefined;
  if (!Array.isArray(names)) throw new TypeError('AUTH_PASSWORD_VALIDATORS: user_attributes must be a list');
  // Django ignores attributes that the user does not have.
  return names.flatMap((name) => attributeNames.get(name) ?? []);
}
