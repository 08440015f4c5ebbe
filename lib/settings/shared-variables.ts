// The variables that both halves read, by their Django names: where the halves are, the strategy, the keys and the
// three cookies. Values stay optional here; what follows where one is not set is in origins.ts, secrets.ts, cookies.ts.
import { z } from 'zod';
import { strategy } from '../contract/answers';
import { flag, type Given, httpUrl, list, origin, orNone, sameSite, text, wholeNumber } from './env';

const cookieName = text.refine((name) => /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name), 'write a cookie name');
const cookiePath = text.refine(
  (path) => path.startsWith('/') && !/[;\s]/.test(path),
  'write a path that begins with /',
);
const cookieDomain = orNone(
  z.string().regex(/^\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, 'write a domain such as example.com, or None'),
);
const seconds = wholeNumber();

/** Of REQUEST_BODY_LIMIT. */
export const defaultBodyLimitBytes = 64 * 1024;

export const sharedVariables = {
  NODE_ENV: text,
  AUTH_STRATEGY: text.pipe(z.enum(strategy.options, { error: 'write session, jwt or hybrid' })),
  WEB_ORIGIN: origin,
  API_ORIGIN: origin,
  NEXT_PUBLIC_API_HOST: origin,
  AUTH_API_URL: httpUrl,
  REQUEST_BODY_LIMIT: wholeNumber({ min: 1024 }),
  VERCEL_ENV: text,
  VERCEL_URL: text,
  VERCEL_BRANCH_URL: text,
  VERCEL_PROJECT_PRODUCTION_URL: text,

  SECRET_KEY: z.string(),
  SECRET_KEY_FALLBACKS: list,

  SESSION_COOKIE_NAME: cookieName,
  SESSION_COOKIE_AGE: seconds,
  SESSION_COOKIE_DOMAIN: cookieDomain,
  SESSION_COOKIE_PATH: cookiePath,
  SESSION_COOKIE_SECURE: flag,
  SESSION_COOKIE_HTTPONLY: flag,
  SESSION_COOKIE_SAMESITE: sameSite,
  SESSION_COOKIE_PARTITIONED: flag,

  CSRF_COOKIE_NAME: cookieName,
  CSRF_COOKIE_AGE: seconds,
  CSRF_COOKIE_DOMAIN: cookieDomain,
  CSRF_COOKIE_PATH: cookiePath,
  CSRF_COOKIE_SECURE: flag,
  CSRF_COOKIE_HTTPONLY: flag,
  CSRF_COOKIE_SAMESITE: sameSite,
  CSRF_COOKIE_PARTITIONED: flag,
  CSRF_USE_SESSIONS: flag,

  REFRESH_TOKEN_LIFETIME: wholeNumber({ min: 1 }),
  JWT_COOKIE_NAME: cookieName,
  JWT_COOKIE_DOMAIN: cookieDomain,
  JWT_COOKIE_PATH: cookiePath,
  JWT_COOKIE_SECURE: flag,
  JWT_COOKIE_SAMESITE: sameSite,
  JWT_COOKIE_PARTITIONED: flag,
};

export type SharedSettings = Given<typeof sharedVariables>;
