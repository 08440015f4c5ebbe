// Which pages need a signed-in user, and where people are sent. This is the file to edit when you add a private page.
import { getSafeNext } from '@/lib/django/redirects';

const privatePrefixes = ['/dashboard', '/account'];

/** Where the sign-in form is. */
export const signInPath = '/login';
/** Where a signed-in user lands when no other page was asked for. */
export const afterSignInPath = '/dashboard';

/** Whether the page is for signed-in users only. */
export function isPrivatePath(pathname: string): boolean {
  return privatePrefixes.some((prefix) => pathname === prefix || pathname.startsWith(`${prefix}/`));
}

/** The sign-in page that leads back to `next` (a path with its query). */
export function signInPathFor(next: string): string {
  return next === afterSignInPath ? signInPath : `${signInPath}?next=${encodeURIComponent(next)}`;
}

/** The page to show after sign-in: `next` if it stays on this site and is not the sign-in page, else the default. */
export function readNext(next: string | null | undefined): string {
  const safe = getSafeNext(next, { fallback: afterSignInPath });
  return safe === signInPath || safe.startsWith(`${signInPath}?`) ? afterSignInPath : safe;
}
