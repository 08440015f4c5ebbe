// The three cookies of the API: attributes of the deployment shape, where no setting says otherwise.
import type { ShapeDefaults } from '../contract/shape';
import type { SameSite } from './env';
import type { SharedSettings } from './shared-variables';

const secondsPerDay = 86_400;

/** Attributes of one cookie. `domain: null` is host-only. */
export type CookieConfig = {
  name: string;
  domain: string | null;
  path: string;
  isSecure: boolean;
  isHttpOnly: boolean;
  sameSite: SameSite;
  isPartitioned: boolean;
};

/** Read the attributes and the longest lives, in seconds. */
export function readCookies(given: SharedSettings, shape: ShapeDefaults) {
  return {
    session: {
      cookie: readCookie('SESSION', {
        given,
        shape,
        name: 'sessionid',
        isHttpOnly: given.SESSION_COOKIE_HTTPONLY ?? true,
      }),
      ageSeconds: given.SESSION_COOKIE_AGE ?? 14 * secondsPerDay,
    },
    csrf: {
      cookie: readCookie('CSRF', {
        given,
        shape,
        name: 'csrftoken',
        isHttpOnly: given.CSRF_COOKIE_HTTPONLY ?? false,
      }),
      ageSeconds: given.CSRF_COOKIE_AGE ?? 364 * secondsPerDay,
    },
    jwt: {
      // Always HttpOnly: nobody may want a script to read a refresh token.
      cookie: readCookie('JWT', { given, shape, name: 'refresh_token', isHttpOnly: true }),
      ageSeconds: given.REFRESH_TOKEN_LIFETIME ?? secondsPerDay,
    },
  };
}

function readCookie(
  prefix: 'SESSION' | 'CSRF' | 'JWT',
  {
    given,
    shape,
    name,
    isHttpOnly,
  }: { given: SharedSettings; shape: ShapeDefaults; name: string; isHttpOnly: boolean },
): CookieConfig {
  // Null is a setting too: None, this host only.
  const domain = given[`${prefix}_COOKIE_DOMAIN`];
  return {
    name: given[`${prefix}_COOKIE_NAME`] ?? name,
    domain: domain === undefined ? shape.domain : domain,
    path: given[`${prefix}_COOKIE_PATH`] ?? '/',
    isSecure: given[`${prefix}_COOKIE_SECURE`] ?? shape.isSecure,
    isHttpOnly,
    sameSite: given[`${prefix}_COOKIE_SAMESITE`] ?? shape.sameSite,
    isPartitioned: given[`${prefix}_COOKIE_PARTITIONED`] ?? shape.isPartitioned,
  };
}
