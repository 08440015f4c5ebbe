// Runs lib/auth/guard before every page, on the Edge runtime. Static files and /api bypass it. Prefetches do not: a page
// in app/(private) is private whatever headers its request has, and a fresh sealed state costs no call.
import type { NextRequest } from 'next/server';
import { createGuard, type Guard } from '@/lib/auth/guard/guard';
import { getWebConfig } from '@/lib/settings/web';

let guard: Guard | undefined;

export function middleware(request: NextRequest) {
  guard ??= createGuard({ config: getWebConfig(), fetch: (call) => fetch(call), now: () => new Date() });
  return guard(request);
}

export const config = {
  matcher: '/((?!api/|_next/static/|_next/image|\\.well-known/|healthz$|readyz$|favicon\\.ico$).*)',
};
