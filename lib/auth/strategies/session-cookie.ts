// The session strategy (and hybrid, which is session for a browser): the credential is the `sessionid` cookie,
// GET /api/auth/me/ says whose it is.
import type { Strategy as StrategyName } from '@/lib/contract/answers';
import type { CookieReader } from '../cookie-jar';
import { readMeAnswer, type Strategy } from './strategy';

/** Build the strategy. `name` is what the settings call it. */
export function createSessionCookieStrategy(o: { name: StrategyName; cookieName: string }): Strategy {
  const carry = (cookies: CookieReader) => ({ cookie: `${o.cookieName}=${cookies.get(o.cookieName) ?? ''}` });
  return {
    name: o.name,
    credentialCookie: o.cookieName,
    async resolve({ jar, api }) {
      const me = readMeAnswer(await api({ method: 'GET', path: '/api/auth/me/', headers: carry(jar) }));
      return me.status === 'authenticated' ? { ...me, access: null } : me;
    },
    async inspect({ cookies, api }) {
      return readMeAnswer(await api({ method: 'GET', path: '/api/auth/me/', headers: carry(cookies) }));
    },
    credentialHeaders: ({ cookies }) => carry(cookies),
  };
}
