// The jwt strategy: the credential is the HttpOnly `refresh_token` cookie. A server call needs an access token: the
// one in the sealed state while it lasts, else POST /api/auth/refresh/?include=user brings a new one with the user
// in the same answer, and rotates the cookie. An API that ignores `include` is asked GET /api/auth/me/ as well.
import { jwtRefreshAnswer } from '@/lib/contract/answers';
import type { ApiClient } from '../api-client';
import type { CookieJar } from '../cookie-jar';
import { isUnexpired, type SealedState } from '../sealed-state';
import { type Resolution, readClearNo, readMeAnswer, type Strategy } from './strategy';

/** Build the strategy. */
export function createJwtRefreshCookieStrategy(o: { cookieName: string }): Strategy {
  return {
    name: 'jwt',
    credentialCookie: o.cookieName,
    async resolve({ jar, state, api, now }) {
      if (state?.access && isUnexpired(state.access, now)) {
        const me = await askMe(api, state.access.token);
        if (me.status === 'authenticated') return { ...me, access: state.access };
        if (me.status === 'unavailable') return me;
      }
      return refresh({ api, jar, cookieName: o.cookieName });
    },
    async inspect({ state, api, now }) {
      if (!state?.access || !isUnexpired(state.access, now)) return { status: 'unknown' };
      const me = await askMe(api, state.access.token);
      // The access token may have been revoked while the refresh token lives on; only a refresh would tell.
      return me.status === 'unauthenticated' ? { status: 'unknown' } : me;
    },
    credentialHeaders({ state, now }) {
      return state?.access && isUnexpired(state.access, now) ? bearer(state) : null;
    },
  };
}

async function refresh(o: { api: ApiClient; jar: CookieJar; cookieName: string }): Promise<Resolution> {
  const answer = await o.api({
    method: 'POST',
    path: '/api/auth/refresh/?include=user',
    headers: { cookie: `${o.cookieName}=${o.jar.get(o.cookieName) ?? ''}` },
  });
  if (answer.status === 'unavailable') return answer;
  // 400: the API saw no cookie, which is as clear as a token it refuses.
  if (answer.httpStatus !== 200) return readClearNo(answer, [400, 401]);
  const pair = jwtRefreshAnswer.safeParse(answer.body);
  if (!pair.success) return { status: 'unavailable', reason: 'the API answered 200 without an access token' };
  const access = { token: pair.data.access, expiresAtSeconds: pair.data.access_expires };
  const { setCookies, api } = answer;
  if (pair.data.user) return { status: 'authenticated', user: pair.data.user, access, api, setCookies };
  const me = await askMe(o.api, access.token);
  if (me.status === 'authenticated') return { ...me, access, setCookies: [...setCookies, ...me.setCookies] };
  // The rotation has happened: its cookies must reach the browser, or the next visit looks like theft.
  if (me.status === 'unauthenticated') return { ...me, setCookies: [...setCookies, ...me.setCookies] };
  return { ...me, setCookies };
}

async function askMe(api: ApiClient, token: string) {
  const headers = { authorization: `Bearer ${token}` };
  return readMeAnswer(await api({ method: 'GET', path: '/api/auth/me/', headers }));
}

function bearer(state: SealedState): Record<string, string> {
  return { authorization: `Bearer ${state.access?.token}` };
}
