// What runs inside the pages. Only the text of each function goes there, so each stands by itself.
import type { BrowserAuth } from '@/lib/auth/browser/browser-auth';

/** A window with the answer to `startCall()`; null while there is none. */
type AskingWindow = Window & { lastStatus?: number | null };

export function readText(): string {
  // biome-ignore lint/performance/useDomNodeTextContent: what is seen, and no <noscript> that is not
  return document.body?.innerText ?? '';
}

export function readPath(): string {
  return location.pathname;
}

/** Whether React listens: what is clicked before is lost, or sent as a plain form. */
export function isListening(): boolean {
  const start = document.getElementById('content') ?? document.body;
  return (
    document.readyState === 'complete' && Object.keys(start).some((key) => key.startsWith('__reactFiber$'))
  );
}

/** The cookies that come back from another site which sets one plain and one partitioned. */
export async function readForeignCookies(url: string): Promise<string[]> {
  await fetch(url, { credentials: 'include' });
  const text = await (await fetch(url, { credentials: 'include' })).text();
  return text
    .split('; ')
    .filter((pair) => pair !== '')
    .sort();
}

/** The page as the server sends it, before any script. */
export async function readServerRendered(): Promise<string> {
  return (await fetch(location.pathname)).text();
}

/** What password managers look for in the sign-in form. */
export function readAutocomplete(): (string | undefined)[] {
  const names = ['username', 'password'];
  return names.map((name) => document.querySelector<HTMLInputElement>(`input[name=${name}]`)?.autocomplete);
}

/** Call GET /api/auth/me/ as a component does by useAuth().fetch. True when it was sent. */
export function startCall(): boolean {
  type Fiber = { return: Fiber | null; memoizedProps: { value?: Partial<BrowserAuth> } | null };
  const start = document.getElementById('content') ?? document.body;
  const key = Object.keys(start).find((name) => name.startsWith('__reactFiber$'));
  // the cast: React keeps its tree under a name of its own making
  let fiber = key === undefined ? null : ((start as unknown as Record<string, Fiber>)[key] ?? null);
  const asking = window as AskingWindow;
  asking.lastStatus = null;
  for (; fiber !== null; fiber = fiber.return) {
    const value = fiber.memoizedProps?.value;
    if (!value?.getView || !value.fetch) continue;
    value.fetch('/api/auth/me/').then(
      (answer) => {
        asking.lastStatus = answer.status;
      },
      () => {
        asking.lastStatus = 0;
      },
    );
    return true;
  }
  return false;
}

export function readCallStatus(): number | null {
  return (window as AskingWindow).lastStatus ?? null;
}

/** How often this page has asked for a refresh since it was loaded. */
export function countRefreshes(): number {
  const entries = performance.getEntriesByType('resource');
  return entries.filter(({ name }) => new URL(name).pathname.startsWith('/api/auth/refresh')).length;
}
