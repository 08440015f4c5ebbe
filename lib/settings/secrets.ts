// SECRET_KEY: shared with Django, required in production, never Django's insecure default there. What the front end
// seals its cookie with is derived from it, unless AUTH_STATE_SECRET says otherwise.
import { salts } from './salts';
import type { SharedSettings } from './shared-variables';

/** Known to everyone who reads this file, hence refused in production and on public origins. */
const developmentSecretKey = 'django-insecure-development-only-never-use-this-key-in-production';
const howToMake = `make one with: node -p "require('node:crypto').randomBytes(48).toString('base64url')"`;
// iron-session takes no shorter password.
const shortestSeal = 32;
// Of Django's check security.W009.
const fewestCharacters = 5;

/** The key, or the development key outside production; a refused one adds a line to `problems`. */
export function readSecretKey(given: SharedSettings, problems: string[]): string {
  const key = given.SECRET_KEY;
  if (given.NODE_ENV !== 'production') return key ?? developmentSecretKey;
  if (key === undefined) {
    problems.push(`SECRET_KEY: not set, and production cannot run without it; ${howToMake}.`);
  } else if (isInsecure(key)) {
    problems.push(`SECRET_KEY: begins with django-insecure-, so it is a development key; ${howToMake}.`);
  }
  return key ?? '';
}

/** Whether everybody can know the key: `startproject` and this project mark such keys. */
export function isInsecure(secretKey: string): boolean {
  return secretKey.startsWith('django-insecure-');
}

/** The secrets of the sealed state: the first seals, all unseal. */
export function readStateSecrets(
  given: SharedSettings & { AUTH_STATE_SECRET?: string; AUTH_STATE_SECRET_FALLBACKS?: string[] },
  problems: string[],
): [string, ...string[]] {
  const fallbacks = [
    ...(given.AUTH_STATE_SECRET_FALLBACKS ?? []),
    ...(given.SECRET_KEY_FALLBACKS ?? []).map(deriveSeal),
  ];
  const own = given.AUTH_STATE_SECRET;
  if (own === undefined) {
    if (given.SECRET_KEY !== undefined || given.NODE_ENV !== 'production') {
      const key = readSecretKey(given, problems);
      if (given.NODE_ENV === 'production' && isGuessable(key)) {
        const problem = `fewer than ${shortestSeal} characters, or than ${fewestCharacters} different ones, so a cookie sealed with it can be forged`;
        problems.push(`SECRET_KEY: ${problem}; ${howToMake}, or set AUTH_STATE_SECRET.`);
      }
      return [deriveSeal(key), ...fallbacks];
    }
    const problem = 'required in production (or SECRET_KEY, from which it is derived)';
    problems.push(`AUTH_STATE_SECRET: ${problem}; ${howToMake}.`);
    return [''];
  }
  if (own.length < shortestSeal) {
    problems.push(`AUTH_STATE_SECRET: write ${shortestSeal} characters or more; ${howToMake}.`);
  }
  return [own, ...fallbacks];
}

function isGuessable(key: string): boolean {
  return !isInsecure(key) && (key.length < shortestSeal || new Set(key).size < fewestCharacters);
}

/** Keeps this use of the key apart from every use that Django makes of it. */
function deriveSeal(secretKey: string): string {
  return `${salts.sealedState}:${secretKey}`;
}
