// The page that a `next` parameter asks for. By itself, because a browser needs nothing of Django's check to stay on
// its own origin (browser/browser-auth.ts), and every page would load it.
import { getSafeNext } from '@/lib/django/redirects';
import { afterSignInPath, signInPath } from './routes';

/** The page to show after sign-in: `next` if it stays on this site and is not the sign-in page, else the default. */
export function readNext(next: string | null | undefined): string {
  const safe = getSafeNext(next, { fallback: afterSignInPath });
  return safe === signInPath || safe.startsWith(`${signInPath}?`) ? afterSignInPath : safe;
}
