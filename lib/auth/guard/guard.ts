// The guard that middleware.ts runs before every page. Private page: a fresh sealed state passes without a call; a
// stale or missing one costs one call to the API; no credential or a clear no leads to the sign-in page; anything
// else is a 503 that touches no cookie. Edge runtime: Web Crypto only, nothing from node: in reach.
import type { NextRequest, NextResponse } from 'next/server';
import type { WebConfig } from '@/lib/settings/web';
import { CookieJar } from '../cookie-jar';
import { isFromThisSite } from '../forms/own-call';
import { readNext } from '../read-next';
import { isPrivatePath, recheckParameter, signInPath, signInPathFor } from '../routes';
import { createStrategy } from '../strategies/create-strategy';
import { voidStates } from '../voided-states';
import { createIdentify } from './identify';
import { createPageAnswers, isReading } from './page-answers';

export type GuardParts = {
  config: WebConfig;
  fetch: (request: Request) => Promise<Response>;
  now: () => Date;
};
export type Guard = (request: NextRequest) => Promise<NextResponse>;

// Where a browser signs out, or drops what is sealed: lib/auth/forms answers.
const forgettingPaths = ['/auth/forget', '/auth/logout'];

/** Build the guard. One for the process: it holds the refreshes in flight. */
export function createGuard({ config, fetch, now }: GuardParts): Guard {
  const identify = createIdentify({ config, strategy: createStrategy(config), fetch, now });

  return async (request) => {
    const { pathname, search, searchParams } = request.nextUrl;
    const page = createPageAnswers(request, config, now);
    if (isPrivatePath(pathname)) {
      const visitor = await identify(request);
      if (visitor.status === 'authenticated') return page.pass(visitor.cookies);
      if (visitor.status === 'unauthenticated')
        return page.redirect(signInPathFor(pathname + search), visitor.cookies);
      console.warn(`503 for a private page: ${visitor.reason}`);
      return page.unavailable(visitor.cookies);
    }
    if (pathname === signInPath && isReading(request)) {
      const visitor = await identify(request, { mustAsk: searchParams.has(recheckParameter) });
      if (visitor.status === 'authenticated') {
        return page.redirect(readNext(searchParams.get('next')), visitor.cookies);
      }
      return page.pass(visitor.cookies);
    }
    const jar = new CookieJar(request.headers.get('cookie'));
    if (forgettingPaths.includes(pathname) && isFromThisSite(request, config)) {
      await voidStates(jar, config, now());
    }
    return page.pass({ setCookies: [], jar });
  };
}
