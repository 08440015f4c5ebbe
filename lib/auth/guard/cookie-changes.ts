// The cookies that one answer changes: lines for the browser, and the jar that the render of the same request sees.
import { readCsrfSecret } from '@/lib/django/csrf/csrf';
import type { WebConfig } from '@/lib/settings/web';
import type { CookieJar } from '../cookie-jar';
import { forgetStateCookie, sealedStateCookie } from '../sealed-state';
import { createCsrfCookie } from './csrf-cookie';

export type CookieChanges = { setCookies: string[]; jar: CookieJar };

/** Delete the sealed state, if the visitor brought one. */
export function forgetState({ jar, setCookies }: CookieChanges): CookieChanges {
  if (jar.get(sealedStateCookie) === undefined) return { jar, setCookies };
  jar.delete(sealedStateCookie);
  return { jar, setCookies: [...setCookies, forgetStateCookie] };
}

/**
 * Bring the CSRF cookie with the page, once; setting one on every answer would render pages twice. A malformed one,
 * left by another application, counts as none.
 */
export function withCsrfCookie(
  { jar, setCookies }: CookieChanges,
  { config, isHttps, now }: { config: WebConfig; isHttps: boolean; now: Date },
): CookieChanges {
  const { csrfCookie: attributes, csrfCookieName: name } = config;
  if (attributes === null || readCsrfSecret(jar.get(name)).status === 'valid') return { jar, setCookies };
  const { secret, line } = createCsrfCookie({ name, attributes, isHttps, now });
  jar.set(name, secret);
  return { jar, setCookies: [...setCookies, line] };
}
