// Where people are sent, and which pages need a signed-in user: those in app/(private), which is the only place that says so.
import { pageList } from './pages/page-list';
import { matchesPattern } from './pages/route-patterns';

/** Where the sign-in form is. */
export const signInPath = '/login';
/** Where a signed-in user lands when no other page was asked for. */
export const afterSignInPath = '/dashboard';
/** On the address of the sign-in page: the API is asked even where the sealed state is fresh. */
export const recheckParameter = 'recheck';
/** The request header in which the guard passes a page its own path and query. */
export const pageHeader = 'x-page';

/** Whether the page is for signed-in users only. */
export function isPrivatePath(pathname: string): boolean {
  const page = Object.entries(pageList).find(([pattern]) => matchesPattern(pattern, pathname));
  return page?.[1] === 'private';
}

/** The sign-in page that leads back to `next` (a path with its query). */
export function signInPathFor(next: string, { mustAsk = false }: { mustAsk?: boolean } = {}): string {
  const query = new URLSearchParams();
  if (next !== afterSignInPath) query.set('next', next);
  if (mustAsk) query.set(recheckParameter, '1');
  return query.size === 0 ? signInPath : `${signInPath}?${query}`;
}
