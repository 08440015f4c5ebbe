// Who is signed in, in this tab: the state behind useAuth() and the verbs that change it. Free of React; what it
// needs of the browser comes in as ports, so tests run it against a real API in Node.
import type { UserAnswer } from '@/lib/contract/answers';
import { readErrorAnswer } from '@/lib/contract/read-errors';
import type { AuthBoot, AuthInfo, AuthStatus } from '../auth-boot';
import type { SecondFactor } from '../forms/second-step'; // setup: factors
import { afterSignInPath, signInPath } from '../routes';
import { keyOfUser } from './access-token';
import { type BrowserFetch, createApiHost, readJson } from './api-host';
import { createAuthFetch } from './auth-fetch';
import { type BrowserPorts, pagePorts } from './browser-ports';
import { createCsrfRetry } from './csrf-retry';
import { createCsrfToken } from './csrf-token';
import { createHandOver } from './hand-over'; // setup: handoff
import { createJwtAccessTokenBrowser } from './jwt-access-token';
import type { Credentials, LoginOutcome, LogoutOutcome } from './outcomes';
import { readLogin } from './read-answers';
import { createSessionCookieBrowser } from './session-cookie';

export type View = AuthInfo & { status: AuthStatus; user: UserAnswer | null };
/** What other parts of the page, or other tabs, caused. `nobody`: nobody was shown, and now it is known that nobody is. */
export type AuthEvent = 'signed-in elsewhere' | 'handed-over' | 'signed-out' | 'nobody';

type SignInOptions = { redirectTo?: string };

export type BrowserAuth = ReturnType<typeof createBrowserAuth>;

/** Build the one of this page. */
export function createBrowserAuth(boot: AuthBoot, ports: BrowserPorts = pagePorts()) {
  const { strategy, api: apiName, door, status, user } = boot;
  // Permissions left out look like permissions not granted, so nobody is shown before all is known of them.
  const known = boot.isPartial ? ({ status: 'loading', user: null } as const) : { status, user };
  let view: View = { strategy, api: apiName, door, ...known };
  const viewers = new Set<() => void>();
  const eventListeners = new Set<(event: AuthEvent) => void>();
  let rendered = boot;
  let { serverKnows } = boot;

  const isSameOrigin = boot.apiHost === '' || boot.apiHost === ports.pageOrigin;
  const api = createApiHost({
    host: boot.apiHost,
    pageOrigin: ports.pageOrigin,
    fetch: ports.fetch,
    onAnswer: (name) => name !== view.api && show({ api: name }),
  });
  const csrf = createCsrfToken({
    api,
    cookieName: boot.csrfCookieName,
    isSameOrigin,
    readCookies: ports.readCookies,
  });
  const retryCsrf = createCsrfRetry({ csrf, isCrossSite: boot.usesHandoff });
  const browser =
    strategy === 'jwt'
      ? createJwtAccessTokenBrowser({ api, tabs: ports.tabs, now: ports.now, wait: ports.wait })
      : createSessionCookieBrowser({ api, csrf });
  browser.belongTo(keyOfUser(user));

  // setup: handoff begin
  const handOver = createHandOver({
    fetch: ports.fetch,
    sendToApi: sendForm,
    takeTurn: ports.tabs.takeTurn,
  });
  // setup: handoff end

  function show(change: Partial<View>): void {
    view = { ...view, ...change };
    if (change.user !== undefined) browser.belongTo(keyOfUser(change.user));
    for (const viewer of viewers) viewer();
  }

  function emit(event: AuthEvent): void {
    for (const listener of eventListeners) listener(event);
  }

  function becomeSignedOut(): void {
    const { status: before, user: shown } = view;
    browser.signedOut();
    show({ status: 'unauthenticated', user: null });
    if (before === 'unauthenticated') return;
    if (shown === null && rendered.user === null) {
      emit('nobody');
      return;
    }
    // A state from a handoff is a credential in itself; elsewhere it is void without the cookie.
    if (boot.usesHandoff) void forgetSealedState().then(() => emit('signed-out'));
    else emit('signed-out');
  }

  /** Where the API is on another site, the page's server learns here who is signed in. */
  async function tellServer(): Promise<void> {
    if (!boot.usesHandoff || serverKnows) return;
    serverKnows = await handOver(); // setup: handoff else serverKnows = true;
  }

  async function check(): Promise<void> {
    const before = view;
    const result = await browser.check();
    // A sign-in or sign-out in the meantime knows better.
    if (before.user?.id !== view.user?.id) return;
    if (result.status === 'authenticated') {
      show({ status: 'authenticated', user: result.user });
      const wasKnown = serverKnows;
      await tellServer();
      if (serverKnows && !wasKnown) emit('handed-over');
    } else if (result.status === 'unauthenticated') becomeSignedOut();
    // An outage takes nothing away from who is known to be signed in.
    else if (view.status === 'loading') show({ status: 'unavailable' });
  }

  function acceptUser({ user, isPartial }: AuthBoot): void {
    const isAsked = view.status === 'loading' || (view.user !== null && view.user.id === user?.id);
    if (isPartial && isAsked) return;
    if (view.status === 'unauthenticated') browser.canReturn();
    show(isPartial ? { status: 'loading', user: null } : { status: 'authenticated', user });
    browser.belongTo(keyOfUser(user));
    if (isPartial) void check();
  }

  async function sendForm(path: string, body: unknown): Promise<Response | null> {
    return retryCsrf(async () => {
      const token = await csrf.get();
      const headers: Record<string, string> = {
        'content-type': 'application/json',
        accept: 'application/json',
      };
      if (token) headers['x-csrftoken'] = token;
      return api.call(path, { method: 'POST', headers, body: JSON.stringify(body) });
    });
  }

  /** Sign in at one of the paths that answer as login does. */
  async function signIn(path: string, body: unknown, options: SignInOptions = {}): Promise<LoginOutcome> {
    // In turn with refreshes: the cookie of one that is under way would come later, and replace the new one.
    const answer = await ports.tabs.takeTurn(() => sendForm(path, body));
    if (answer === null) return { status: 'unavailable' };
    const said = await readJson(answer);
    if (!answer.ok) {
      const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN);
      const retryAfterSeconds = Number.isFinite(retryAfter) ? retryAfter : null;
      const { code, messages } = readErrorAnswer(said);
      if (code === 'second_factor_required') return { status: 'second-factor' }; // setup: factors
      return { status: 'rejected', code, messages, retryAfterSeconds };
    }
    const signedIn = readLogin(said);
    if (!signedIn) return { status: 'unavailable' };
    browser.signedIn(signedIn);
    show({ status: 'authenticated', user: signedIn.user });
    serverKnows = false;
    await tellServer();
    ports.tabs.tell({ type: 'signed-in', user: keyOfUser(signedIn.user) });
    if (options.redirectTo !== undefined) ports.navigate(onThisSite(options.redirectTo));
    return { status: 'authenticated', user: signedIn.user };
  }

  /** Where the browser would go, if that is a page of this site. */
  function onThisSite(path: string): string {
    const url =
      path.startsWith('/') && URL.canParse(path, ports.pageOrigin) && new URL(path, ports.pageOrigin);
    return url && url.origin === ports.pageOrigin ? url.href : afterSignInPath;
  }

  async function logout(options: { redirectTo?: string } = {}): Promise<LogoutOutcome> {
    // In turn with refreshes: one that is under way ends first, and its token is revoked with the rest of its chain.
    const answer = await ports.tabs.takeTurn(() => sendForm('/api/auth/logout/', {}));
    const isSignedOut = answer?.ok === true || answer?.status === 401 || answer?.status === 400;
    if (!isSignedOut) return { status: 'unavailable' };
    browser.signedOut();
    ports.tabs.tell({ type: 'signed-out' });
    await forgetSealedState();
    show({ status: 'unauthenticated', user: null });
    ports.navigate(options.redirectTo ?? signInPath);
    return { status: 'unauthenticated' };
  }

  /** The state is void already once the credential is gone; deleting it leaves nothing behind in the browser. */
  async function forgetSealedState(): Promise<void> {
    await ports.fetch('/auth/forget', { method: 'POST' }).catch(() => undefined);
  }

  ports.tabs.listen((message) => {
    if (message.type === 'signed-out') becomeSignedOut();
    if (message.type === 'signed-in') {
      browser.canReturn();
      browser.belongTo(message.user);
      emit('signed-in elsewhere');
    }
  });

  const authFetch: BrowserFetch = createAuthFetch({
    api,
    pageOrigin: ports.pageOrigin,
    fetch: ports.fetch,
    strategy: browser,
    retryCsrf,
    onSignedOut: becomeSignedOut,
  });

  return {
    getView: () => view,
    subscribe(viewer: () => void) {
      viewers.add(viewer);
      return () => {
        viewers.delete(viewer);
      };
    },
    listen(listener: (event: AuthEvent) => void) {
      eventListeners.add(listener);
      return () => {
        eventListeners.delete(listener);
      };
    },
    /** Take over what the server said with a newer render. */
    accept(newer: AuthBoot) {
      rendered = newer;
      serverKnows = newer.serverKnows;
      if (newer.status === 'authenticated') acceptUser(newer);
      if (newer.status === 'unauthenticated') becomeSignedOut();
      // The handoff has expired; a page that knows its user repeats it without prompting.
      if (newer.status === 'loading' && !serverKnows && view.user !== null) void check();
    },
    login: (credentials: Credentials, options?: SignInOptions) =>
      signIn('/api/auth/login/', credentials, options),
    // setup: factors begin
    giveSecondFactor: (proof: SecondFactor, options?: SignInOptions) =>
      signIn('/api/auth/second-factor/', proof, options),
    // Without a credential: a visitor has none, and asking for one would be a refresh for nothing.
    askForPasskey: () => api.call('/api/auth/passkey-login/'),
    loginWithPasskey: (credential: unknown, options?: SignInOptions) =>
      signIn('/api/auth/passkey-login/', { credential }, options),
    // setup: factors end
    logout,
    fetch: authFetch,
    getToken: browser.getToken,
    check,
    async revalidate() {
      await forgetSealedState();
      serverKnows = !boot.usesHandoff;
      await check();
    },
    /** Milliseconds until an access token should be renewed; null when there is none. */
    refreshDueIn: browser.dueIn,
  };
}
