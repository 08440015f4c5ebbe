// The jwt strategy in the browser: calls carry the access token; the HttpOnly refresh cookie renews it.
import { createAccessToken, holdAccess, type RefreshOutcome } from './access-token';
import { type ApiHost, readJson } from './api-host';
import type { BrowserStrategy, Check } from './browser-strategy';
import { readJwtRefresh, readUser } from './read-answers';
import type { Tabs } from './tabs';

export function createJwtAccessTokenBrowser(o: {
  api: ApiHost;
  tabs: Tabs;
  now: () => number;
  wait: (milliseconds: number) => Promise<void>;
}): BrowserStrategy {
  const access = createAccessToken({ tabs: o.tabs, refresh, now: o.now, wait: o.wait });

  async function refresh(): Promise<RefreshOutcome> {
    const answer = await o.api.call('/api/auth/refresh/?include=user', { method: 'POST' });
    if (answer?.status === 400 || answer?.status === 401) return { status: 'refused' };
    if (!answer?.ok) return { status: 'unavailable' };
    const pair = readJwtRefresh(await readJson(answer));
    if (!pair) return { status: 'unavailable' };
    const { access: token, access_expires: expiresAtSeconds, user = null } = pair;
    return { status: 'refreshed', access: holdAccess({ token, expiresAtSeconds, user, now: o.now() }), user };
  }

  async function askMe(token: string): Promise<Check | 'token refused'> {
    const answer = await o.api.call('/api/auth/me/', { headers: bearer(token) });
    if (answer?.status === 401) return 'token refused';
    if (!answer?.ok) return { status: 'unavailable' };
    const user = readUser(await readJson(answer));
    return user ? { status: 'authenticated', user } : { status: 'unavailable' };
  }

  async function check(): Promise<Check> {
    let outcome: Awaited<ReturnType<typeof access.replace>> = await access.get();
    for (let attempt = 0; attempt < 2 && outcome.status === 'refreshed'; attempt += 1) {
      if (outcome.user) return { status: 'authenticated', user: outcome.user };
      const me = await askMe(outcome.access.token);
      if (me !== 'token refused') return me;
      outcome = await access.replace(outcome.access.token);
    }
    return outcome.status === 'refused' ? { status: 'unauthenticated' } : { status: 'unavailable' };
  }

  return {
    check,
    async authorize() {
      const outcome = await access.get();
      if (outcome.status === 'unavailable') return 'unavailable';
      return outcome.status === 'refreshed' ? bearer(outcome.access.token) : {};
    },
    async recover({ headers }) {
      const rejected = headers.authorization?.slice('Bearer '.length);
      if (!rejected) return 'signed-out';
      const outcome = await access.replace(rejected);
      if (outcome.status === 'refreshed') return bearer(outcome.access.token);
      if (outcome.status === 'hopeless') return 'hopeless';
      return outcome.status === 'refused' ? 'signed-out' : 'unavailable';
    },
    async getToken() {
      const outcome = await access.get();
      if (outcome.status === 'unavailable') throw new Error('The auth API cannot be reached; try again.');
      return outcome.status === 'refreshed' ? outcome.access.token : null;
    },
    signedIn(answer) {
      if (answer.access === undefined || answer.access_expires === undefined) return;
      const { access: token, access_expires: expiresAtSeconds, user } = answer;
      access.accept(holdAccess({ token, expiresAtSeconds, user, now: o.now() }));
    },
    signedOut: access.clear,
    canReturn: access.reopen,
    belongTo: access.belongTo,
    dueIn: access.dueIn,
  };
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}
