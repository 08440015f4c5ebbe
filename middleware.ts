// Runs lib/auth/guard before every page, on the Edge runtime. Static files and /api bypass it. Prefetches do not: a page
// in app/(private) is private whatever headers its request has, and a fresh sealed state costs no call.
import type { NextRequest } from 'next/server';
import { createGuard, type Guard } from '@/lib/auth/guard/guard';
import { getWebConfig } from '@/lib/settings/web';

let guard: Guard | undefined;

export function middleware(request: NextRequest) {
  guard ??= createGuard({ config: getWebConfig(), fetch: callFromEdge, now: () => new Date() });
  return guard(request);
}

/** Next's sandbox puts its own User-Agent in place of the visitor's, unless the headers are given apart from the request. */
function callFromEdge(call: Request): Promise<Response> {
  return fetch(call, { headers: call.headers });
}

export const config = {
  matcher: '/((?!api/|_next/static/|_next/image|\\.well-known/|healthz$|readyz$|favicon\\.ico$).*)',
};
