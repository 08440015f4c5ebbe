// A session of the back end, as the cookies that carry it: by name, sealed into the visitor's session cookie.
import type { Bridge } from '../bridge';
import type { HeldCredential } from './held-credential';
import { readSetCookies } from './set-cookies';

/** Name → value; empty for a stranger. */
export type SessionCookies = Record<string, string>;

/** Headers of a call in this session, with the CSRF token that Django wants. `url` is the back end's. */
export function sessionHeaders(cookies: SessionCookies, url: string): Record<string, string> {
  const pairs = Object.entries(cookies);
  const csrf = pairs.find(([name]) => /csrf/i.test(name))?.[1];
  return {
    ...(pairs.length > 0 && { cookie: pairs.map(([name, value]) => `${name}=${value}`).join('; ') }),
    // Over HTTPS Django compares the host of the Referer as well, and wants it to be https.
    ...(csrf !== undefined && { 'x-csrftoken': csrf, referer: `https://${new URL(url).host}/` }),
  };
}

/** The cookies after an answer; the same object where it changed none. */
export function withAnswer(cookies: SessionCookies, answer: Headers): SessionCookies {
  const changed = [...readSetCookies(answer)].filter(([name, value]) => (cookies[name] ?? '') !== value);
  if (changed.length === 0) return cookies;
  const all = Object.entries({ ...cookies, ...Object.fromEntries(changed) });
  return Object.fromEntries(all.filter(([, value]) => value !== ''));
}

/** Keep what an answer has made of the visitor's session; a credential of another kind (`token`) has no cookies. */
export function createAbsorb(held: Pick<HeldCredential, 'read' | 'keep'>): NonNullable<Bridge['absorb']> {
  return async (exchange, answer) => {
    const before = await held.read(exchange);
    if (before === null || before.token !== undefined) return;
    const after = withAnswer(before, answer);
    if (after !== before && Object.keys(after).length > 0) await held.keep(exchange, after);
  };
}
