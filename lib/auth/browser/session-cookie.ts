// The session strategy in the browser: the cookie does the work, unsafe calls add X-CSRFToken.
import { type ApiHost, readJson } from './api-host';
import type { BrowserStrategy, Check } from './browser-strategy';
import type { CsrfToken } from './csrf-token';
import { readSession } from './read-answers';

export function createSessionCookieBrowser(o: { api: ApiHost; csrf: CsrfToken }): BrowserStrategy {
  async function authorize({ isUnsafe }: { isUnsafe: boolean }): Promise<Record<string, string>> {
    const token = isUnsafe ? await o.csrf.get() : null;
    return token ? { 'x-csrftoken': token } : {};
  }

  async function check(): Promise<Check> {
    const answer = await o.api.call('/api/auth/session/');
    if (!answer?.ok) return { status: 'unavailable' };
    const session = readSession(await readJson(answer));
    if (!session) return { status: 'unavailable' };
    const { isAuthenticated, user } = session;
    return isAuthenticated && user ? { status: 'authenticated', user } : { status: 'unauthenticated' };
  }

  return {
    authorize,
    check,
    async recover(call) {
      const { status } = await check();
      if (status === 'unavailable') return 'unavailable';
      // Another tab signed in while the call was under way: the cookie is a new one.
      return status === 'authenticated' ? authorize(call) : 'signed-out';
    },
    getToken: async () => null,
    signedIn: () => o.csrf.drop(),
    signedOut: () => o.csrf.drop(),
    canReturn: () => o.csrf.drop(),
    belongTo: () => {},
    dueIn: () => null,
  };
}
