// Runs lib/auth/guard before every page, on the Edge runtime. Files and the API pass by it. Prefetches do too: what
// they bring is checked by the page itself (requireUser), and a guard call for each link in view would be a flood.
import type { NextRequest } from 'next/server';
import { getWebConfig } from '@/lib/auth/config';
import { createGuard, type Guard } from '@/lib/auth/guard';

let guard: Guard | undefined;

export function middleware(request: NextRequest) {
  guard ??= createGuard({ config: getWebConfig(), fetch: (call) => fetch(call), now: () => new Date() });
  return guard(request);
}

export const config = {
  matcher: [
    {
      source: '/((?!api/|_next/static/|_next/image|\\.well-known/|healthz|readyz|favicon\\.ico).*)',
      missing: [
        { type: 'header', key: 'next-router-prefetch' },
        { type: 'header', key: 'purpose', value: 'prefetch' },
      ],
    },
  ],
};
