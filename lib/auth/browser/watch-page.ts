// Keeps a page honest while it is open: asks who is signed in when nobody knows yet or the tab comes back, follows
// sign-ins and sign-outs of other tabs, and never shows a private page from the back/forward cache.
import { isPrivatePath, signInPath } from '../routes';
import type { BrowserAuth } from './browser-auth';

const checkAgainAfter = 60_000;
const reloadAgainAfter = 10_000;
const lastReloadKey = 'auth-last-reload';

/** Start watching; returns how to stop. `refreshAhead` renews an access token before it is needed. */
export function watchPage(
  auth: BrowserAuth,
  o: { refreshAhead: boolean; refreshRouter: () => void },
): () => void {
  let checkedAt = Date.now();
  const check = () => {
    checkedAt = Date.now();
    return auth.check();
  };
  const whenVisible = () => {
    if (document.visibilityState !== 'visible') return;
    const { status } = auth.getView();
    const mayHaveChanged = status === 'unavailable' || Date.now() - checkedAt > checkAgainAfter;
    if (status !== 'unauthenticated' && mayHaveChanged) void check();
  };
  const whenShown = (event: PageTransitionEvent) => {
    if (event.persisted && isPrivatePath(window.location.pathname)) window.location.reload();
  };
  const stopListening = auth.listen((event) => {
    const { pathname } = window.location;
    // The guard decides where to go: to the sign-in page from a private one, and away from the sign-in page.
    const mustLeave = event === 'signed-out' ? isPrivatePath(pathname) : pathname === signInPath;
    if (mustLeave) reloadOnce();
    else {
      if (event === 'signed-in elsewhere') void check();
      o.refreshRouter();
    }
  });

  if (auth.getView().status === 'loading') void check();
  document.addEventListener('visibilitychange', whenVisible);
  window.addEventListener('focus', whenVisible);
  window.addEventListener('pageshow', whenShown);
  const timer = o.refreshAhead ? setInterval(() => renewAhead(auth), 5000) : undefined;
  return () => {
    stopListening();
    document.removeEventListener('visibilitychange', whenVisible);
    window.removeEventListener('focus', whenVisible);
    window.removeEventListener('pageshow', whenShown);
    clearInterval(timer);
  };
}

function renewAhead(auth: BrowserAuth): void {
  if (document.visibilityState === 'visible' && auth.refreshDueIn() === 0) {
    // An outage is met when the token is needed; there is nobody to tell now.
    auth.getToken().catch(() => undefined);
  }
}

/** Where browser and server disagree for good (cookies that cannot be written), a page must not reload for ever. */
function reloadOnce(): void {
  const last = Number(sessionStorage.getItem(lastReloadKey) ?? 0);
  if (Date.now() - last < reloadAgainAfter) return;
  sessionStorage.setItem(lastReloadKey, String(Date.now()));
  window.location.reload();
}
