// The attributes of the three cookies: those of the deployment shape, where no setting says otherwise.
import type { ShapeDefaults } from '@/lib/contract/shape';
import type { SameSite } from '@/lib/settings/env';
import type { Settings } from './variables';

/** Attributes of one cookie. `domain: null` is host-only; `maxAgeSeconds: null` ends with the browser. */
export type CookieConfig = {
  name: string;
  domain: string | null;
  path: string;
  isSecure: boolean;
  isHttpOnly: boolean;
  sameSite: SameSite;
  isPartitioned: boolean;
};

export const sessionCookie = (given: Settings, shape: ShapeDefaults): CookieConfig =>
  readCookie('SESSION', {
    given,
    shape,
    name: 'sessionid',
    isHttpOnly: given.SESSION_COOKIE_HTTPONLY ?? true,
  });

export const csrfCookie = (given: Settings, shape: ShapeDefaults): CookieConfig =>
  readCookie('CSRF', { given, shape, name: 'csrftoken', isHttpOnly: given.CSRF_COOKIE_HTTPONLY ?? false });

/** Nobody may want a script to read a refresh token. */
export const jwtCookie = (given: Settings, shape: ShapeDefaults): CookieConfig =>
  readCookie('JWT', { given, shape, name: 'refresh_token', isHttpOnly: true });

function readCookie(
  prefix: 'SESSION' | 'CSRF' | 'JWT',
  {
    given,
    shape,
    name,
    isHttpOnly,
  }: { given: Settings; shape: ShapeDefaults; name: string; isHttpOnly: boolean },
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
