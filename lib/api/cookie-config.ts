// The attributes of the three cookies: those of the deployment shape, where no setting says otherwise.
import type { ShapeDefaults } from '@/lib/contract/shape';
import type { SameSite } from './env';
import type { Settings } from './settings';

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

export function sessionCookie(given: Settings, shape: ShapeDefaults): CookieConfig {
  return {
    name: given.SESSION_COOKIE_NAME ?? 'sessionid',
    domain: given.SESSION_COOKIE_DOMAIN === undefined ? shape.domain : given.SESSION_COOKIE_DOMAIN,
    path: given.SESSION_COOKIE_PATH ?? '/',
    isSecure: given.SESSION_COOKIE_SECURE ?? shape.isSecure,
    isHttpOnly: given.SESSION_COOKIE_HTTPONLY ?? true,
    sameSite: given.SESSION_COOKIE_SAMESITE ?? shape.sameSite,
    isPartitioned: given.SESSION_COOKIE_PARTITIONED ?? shape.isPartitioned,
  };
}

export function csrfCookie(given: Settings, shape: ShapeDefaults): CookieConfig {
  return {
    name: given.CSRF_COOKIE_NAME ?? 'csrftoken',
    domain: given.CSRF_COOKIE_DOMAIN === undefined ? shape.domain : given.CSRF_COOKIE_DOMAIN,
    path: given.CSRF_COOKIE_PATH ?? '/',
    isSecure: given.CSRF_COOKIE_SECURE ?? shape.isSecure,
    isHttpOnly: given.CSRF_COOKIE_HTTPONLY ?? false,
    sameSite: given.CSRF_COOKIE_SAMESITE ?? shape.sameSite,
    isPartitioned: given.CSRF_COOKIE_PARTITIONED ?? shape.isPartitioned,
  };
}

export function jwtCookie(given: Settings, shape: ShapeDefaults): CookieConfig {
  return {
    name: given.JWT_COOKIE_NAME ?? 'refresh_token',
    domain: given.JWT_COOKIE_DOMAIN === undefined ? shape.domain : given.JWT_COOKIE_DOMAIN,
    path: given.JWT_COOKIE_PATH ?? '/',
    isSecure: given.JWT_COOKIE_SECURE ?? shape.isSecure,
    isHttpOnly: true,
    sameSite: given.JWT_COOKIE_SAMESITE ?? shape.sameSite,
    isPartitioned: given.JWT_COOKIE_PARTITIONED ?? shape.isPartitioned,
  };
}
