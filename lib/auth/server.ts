// Auth for server components: who is looking at this page, answered from the sealed state where it is fresh and
// by the API, read only, where it is not. A server component cannot set cookies, so nothing here refreshes.
import { cookies, headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { cache } from 'react';
import type { UserAnswer } from '@/lib/contract/answers';
import { hasPermission } from '@/lib/contract/has-permission';
import { ownOrigin } from '@/lib/settings/own-origin';
import { getWebConfig } from '@/lib/settings/web';
import { callApi } from '@/lib/upstream';
import { createApiClient, describeVisitor } from './api-client';
import type { ApiName, AuthBoot, AuthInfo } from './auth-boot';
import { readApiName } from './auth-boot';
import { addCsrfPair } from './forms/own-call';
import { afterSignInPath, pageHeader, signInPathFor } from './routes';
import { createStrategy } from './strategies/create-strategy';
import { readVisit } from './visit';

/**
 * The API could not say who is asking. app/error.tsx knows it by `digest`, the one field that reaches the browser.
 * @public
 */
export class AuthUnavailableError extends Error {
  readonly digest = 'AUTH_UNAVAILABLE';
  override readonly name = 'AuthUnavailableError';
}

/**
 * The signed-in user, or null. Throws AuthUnavailableError when the API cannot say.
 * @public
 */
export function getUser(): Promise<UserAnswer | null> {
  return lookUp(false);
}

export type RequireUserOptions = {
  /** Where the sign-in page leads back to; the page that asks if not given. */
  next?: string;
  /** Ask the API even where the sealed state is fresh: for pages that must notice at once what happened elsewhere. */
  recheck?: boolean;
};

/** The signed-in user. Everyone else is redirected to the sign-in page, which leads back. */
export async function requireUser({ next, recheck = false }: RequireUserOptions = {}): Promise<UserAnswer> {
  const user = await lookUp(recheck);
  if (user) return user;
  const back = next ?? (await headers()).get(pageHeader) ?? afterSignInPath;
  // With a credential it was the API that said no. The guard asks too, or it would lead back here on a fresh state.
  const { credential } = await readOwnVisit();
  redirect(signInPathFor(back, { mustAsk: credential !== undefined }));
}

/** The signed-in user, if they have this Django permission (`notes.view_note`); everyone else gets app/forbidden.tsx, 403. */
export async function requirePermission(
  permission: string,
  options: RequireUserOptions = {},
): Promise<UserAnswer> {
  const user = await requireUser(options);
  if (hasPermission(user, permission)) return user;
  return forbidden();
}

const lookUp = cache(async (mustAsk: boolean): Promise<UserAnswer | null> => {
  const { strategy, state, isFresh, credential, reader, now } = await readOwnVisit();
  if (credential === undefined) return null;
  if (state && isFresh && !state.isPartial && !mustAsk) return state.user;
  const { apiTimeoutSeconds } = getWebConfig();
  const visitorHeaders = await headers();
  const api = createApiClient({
    baseUrl: await apiOrigin(),
    send: callApi,
    timeoutSeconds: apiTimeoutSeconds,
    visitorHeaders,
  });
  const inspection = await strategy.inspect({ cookies: reader, state, api, now });
  if (inspection.status === 'unavailable') throw new AuthUnavailableError(inspection.reason);
  return inspection.status === 'authenticated' ? inspection.user : null;
});

/** Props for <AuthProvider>. Never asks the API about the visitor. */
export const getAuthBoot = cache(async (): Promise<AuthBoot> => {
  const { apiHost, csrfCookieName, usesHandoff, refreshAhead } = getWebConfig();
  const { state, isFresh, credential } = await readOwnVisit();
  const serverKnows = !usesHandoff || credential !== undefined;
  const shared = {
    ...(await getAuthInfo()),
    apiHost,
    csrfCookieName,
    usesHandoff,
    serverKnows,
    refreshAhead,
  };
  if (state && isFresh) {
    return { ...shared, status: 'authenticated', user: state.user, isPartial: state.isPartial };
  }
  // With the API on another site the credential is out of sight here; the browser has to ask.
  const isKnown = credential === undefined && !usesHandoff;
  return { ...shared, status: isKnown ? 'unauthenticated' : 'loading', user: null, isPartial: false };
});

/** Strategy, API and door, for display. */
export const getAuthInfo = cache(async (): Promise<AuthInfo> => {
  const { strategy, apiUrl, apiHost, bridge } = getWebConfig(); // setup: bridges else const { strategy, apiUrl, apiHost } = getWebConfig();
  if (bridge !== null) return { strategy, door: 'proxied', api: 'django' }; // setup: bridges
  const door = apiHost !== '' ? 'direct' : apiUrl === null ? 'mounted' : 'proxied';
  if (apiUrl === null) return { strategy, door, api: 'typescript' };
  const { state } = await readOwnVisit();
  return { strategy, door, api: state && state.api !== 'unknown' ? state.api : await probeApi(apiUrl) };
});

/** fetch() to the API ('/api/…') with the visitor's credential; unsafe methods carry a CSRF pair. */
export async function apiFetch(path: string, init: RequestInit = {}): Promise<Response> {
  const { strategy, state, reader, now } = await readOwnVisit();
  const visitorHeaders = await headers();
  const sent = new Headers(init.headers);
  for (const [name, value] of Object.entries(describeVisitor(visitorHeaders))) sent.set(name, value);
  const credential = strategy.credentialHeaders({ cookies: reader, state, now });
  for (const [name, value] of Object.entries(credential ?? {})) sent.set(name, value);
  if (!['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes((init.method ?? 'GET').toUpperCase())) {
    const config = getWebConfig();
    addCsrfPair(sent, { cookieName: config.csrfCookieName, origin: ownOrigin(visitorHeaders, config) });
  }
  return callApi(new Request(`${await apiOrigin()}${path}`, { ...init, headers: sent, cache: 'no-store' }));
}

// A page is rendered moments after the guard let it through; a state that was fresh then must not turn stale on the
// way, because a server component can neither refresh nor answer 503: it could only redirect or fail.
const renderGraceSeconds = 10;

const readOwnVisit = cache(async () => {
  const config = getWebConfig();
  const strategy = createStrategy(config);
  const store = await cookies();
  const own = { get: (name: string) => store.get(name)?.value };
  const now = new Date();
  const visit = await readVisit({ config, strategy, cookies: own, now, graceSeconds: renderGraceSeconds });
  return { ...visit, strategy, reader: visit.carried ?? own, now };
});

/** Origin for a call to the API. The mounted one sees the visitor's host, as it would through its route handler. */
async function apiOrigin(): Promise<string> {
  const config = getWebConfig();
  return config.apiUrl ?? ownOrigin(await headers(), config);
}

const probeEverySeconds = 60;
let probe: { api: Promise<ApiName>; endsAt: number } | undefined;

/** Ask a foreign API for its name, once a minute for all visitors; nobody's credential is sent. */
async function probeApi(apiUrl: string): Promise<ApiName> {
  const now = Date.now();
  if (!probe || probe.endsAt <= now) {
    const asked: { api: Promise<ApiName>; endsAt: number } = {
      endsAt: now + probeEverySeconds * 1000,
      api: fetch(`${apiUrl}/api/auth/session/`, { cache: 'no-store', signal: AbortSignal.timeout(1000) })
        .then((answer) => readApiName(answer.headers))
        .catch(() => {
          asked.endsAt = 0;
          return 'unknown' as const;
        }),
    };
    probe = asked;
  }
  return probe.api;
}
