// The CSRF cookie that comes with the page where page and API share a host: a form can be sent without asking
// the API for a token first. The value is Django's: 32 characters, unmasked.
import { serializeCookie } from '@/lib/django/cookies';
import { createCsrfSecret } from '@/lib/django/csrf/csrf';
import type { CsrfCookie } from '@/lib/settings/web';

/** A new secret and its Set-Cookie line. `isHttps` is what the browser sees. */
export function createCsrfCookie(o: { name: string; attributes: CsrfCookie; isHttps: boolean; now: Date }): {
  secret: string;
  line: string;
} {
  const { ageSeconds, isSecure, ...attributes } = o.attributes;
  const secret = createCsrfSecret((size) => crypto.getRandomValues(new Uint8Array(size)));
  const line = serializeCookie(o.name, secret, {
    ...attributes,
    isSecure: isSecure ?? o.isHttps,
    maxAgeSeconds: ageSeconds,
    now: o.now,
  });
  return { secret, line };
}
