'use client';
// The browser's half of auth for React: <AuthProvider> holds one BrowserAuth for the page, useAuth() reads it.
import { useRouter } from 'next/navigation';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { UserAnswer } from '@/lib/contract/answers';
import { hasPermission } from '@/lib/contract/has-permission';
import type { ApiName, AuthBoot, AuthInfo, AuthStatus } from './auth-boot';
import { type BrowserAuth, createBrowserAuth } from './browser/browser-auth';
import type { BrowserPorts } from './browser/browser-ports';
import type { Credentials, LoginOutcome, LogoutOutcome } from './browser/outcomes';
import { watchPage } from './browser/watch-page';
import type { SecondFactor } from './forms/second-step'; // setup: factors

export type Auth = {
  user: UserAnswer | null;
  status: AuthStatus;
  isAuthenticated: boolean;
  /** Whether the user has a permission of Django's (`notes.view_note`). What may be done is decided by the API in any case. */
  can(permission: string): boolean;
  strategy: AuthInfo['strategy'];
  api: ApiName;
  door: AuthInfo['door'];
  /** Sign in. With `redirectTo`, success loads that page in full, so nothing rendered for a visitor is reused. */
  login(credentials: Credentials, options?: { redirectTo?: string }): Promise<LoginOutcome>;
  // setup: factors begin
  /** Finish a sign-in that `login` answered with `second-factor`. */
  giveSecondFactor(proof: SecondFactor, options?: { redirectTo?: string }): Promise<LoginOutcome>;
  /** GET /api/auth/passkey-login/: what to ask a passkey that signs in by itself. Null in an outage. */
  askForPasskey(): Promise<Response | null>;
  /** Sign in with what it gave. */
  loginWithPasskey(credential: unknown, options?: { redirectTo?: string }): Promise<LoginOutcome>;
  // setup: factors end
  /** Sign out in every tab of this browser; success loads `redirectTo` (default /login) in full. */
  logout(options?: { redirectTo?: string }): Promise<LogoutOutcome>;
  /** An access token for calls that `fetch` cannot make; null in the session strategy or when signed out. */
  getToken(): Promise<string | null>;
  /** As the global fetch, with the credential for calls to the API ('/api/…'); refreshes and retries a 401 once. */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** Ask the API again who is signed in, and drop what the front end remembers (after a profile change). */
  revalidate(): Promise<void>;
};

const AuthContext = createContext<BrowserAuth | null>(null);

type AuthProviderProps = {
  /** From getAuthBoot() on the server. */
  boot: AuthBoot;
  /** What auth uses of the browser, where somebody watches it; the browser's own if not given. */
  ports?: BrowserPorts;
  children: ReactNode;
};

/** Provide useAuth() to the page. */
export function AuthProvider({ boot, ports, children }: AuthProviderProps) {
  const [auth] = useState(() => createBrowserAuth(boot, ports));
  const router = useRouter();
  const { refreshAhead } = boot;
  // The server's word after a navigation replaces what this tab thought, so the two never drift apart.
  const seen = useRef(boot);
  useEffect(() => {
    if (seen.current === boot) return;
    seen.current = boot;
    auth.accept(boot);
  }, [auth, boot]);
  useEffect(
    () => watchPage(auth, { refreshAhead, refreshRouter: () => router.refresh() }),
    [auth, refreshAhead, router],
  );
  return <AuthContext value={auth}>{children}</AuthContext>;
}

/** Who is signed in, and the verbs to change it. */
export function useAuth(): Auth {
  const auth = useContext(AuthContext);
  if (!auth) throw new Error('useAuth() needs <AuthProvider> above it; app/layout.tsx renders one.');
  const view = useSyncExternalStore(auth.subscribe, auth.getView, auth.getView);
  return useMemo(
    () => ({
      ...view,
      isAuthenticated: view.status === 'authenticated',
      can: (permission) => hasPermission(view.user, permission),
      login: auth.login,
      giveSecondFactor: auth.giveSecondFactor, // setup: factors
      askForPasskey: auth.askForPasskey, // setup: factors
      loginWithPasskey: auth.loginWithPasskey, // setup: factors
      logout: auth.logout,
      getToken: auth.getToken,
      fetch: auth.fetch,
      revalidate: auth.revalidate,
    }),
    [auth, view],
  );
}
