// Keeps a page honest while it is open: asks who is signed in when nobody knows yet or the tab comes back, follows
// sign-ins and sign-outs of other tabs, and never shows a private page from the back/forward cache.
import { isPrivatePath, signInPath } from '../routes';
import type { BrowserAuth } from './browser-auth';

const checkAgainAfter = 60_000;
const loadsWithin = 10_000;

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
  // Hidden before it is kept: a browser paints a kept page before any script can replace it.
  const whenLeft = (event: PageTransitionEvent) => {
    if (event.persisted && isPrivatePath(window.location.pathname)) hide();
  };
  const whenShown = (event: PageTransitionEvent) => {
    if (event.persisted && isPrivatePath(window.location.pathname)) window.location.reload();
  };
  const stopListening = auth.listen((event) => {
    const { pathname } = window.location;
    if (event === 'signed-out' || event === 'nobody') {
      if (isPrivatePath(pathname)) leave();
      else if (event === 'signed-out') o.refreshRouter();
      return;
    }
    // The guard leads on from the sign-in page.
    if (pathname === signInPath) {
      if (mayLoadAgain({ key: 'auth-entered', limit: 1 })) window.location.reload();
      return;
    }
    if (event === 'signed-in elsewhere') void check();
    o.refreshRouter();
  });

  if (auth.getView().status === 'loading') void check();
  document.addEventListener('visibilitychange', whenVisible);
  window.addEventListener('focus', whenVisible);
  window.addEventListener('pagehide', whenLeft);
  window.addEventListener('pageshow', whenShown);
  const timer = o.refreshAhead ? setInterval(() => renewAhead(auth), 5000) : undefined;
  return () => {
    stopListening();
    document.removeEventListener('visibilitychange', whenVisible);
    window.removeEventListener('focus', whenVisible);
    window.removeEventListener('pagehide', whenLeft);
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

/** Leave a private page at once. The guard decides where to; a server that keeps leading back here is left for `/`. */
function leave(): void {
  hide();
  if (mayLoadAgain({ key: 'auth-left', limit: 3 })) window.location.reload();
  else if (!isPrivatePath('/')) window.location.replace('/');
}

function hide(): void {
  document.documentElement.hidden = true;
}

/** Count a load. False after `limit` in ten seconds: browser and server disagree, and no page may reload without end. */
function mayLoadAgain({ key, limit }: { key: string; limit: number }): boolean {
  const now = Date.now();
  const recent = (sessionStorage.getItem(key) ?? '')
    .split(' ')
    .filter((at) => now - Number(at) < loadsWithin);
  if (recent.length >= limit) return false;
  sessionStorage.setItem(key, [...recent, now].join(' '));
  return true;
}
