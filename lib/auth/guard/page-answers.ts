// The answers that a page request can get from the guard, each with the security headers.
import { type NextRequest, NextResponse } from 'next/server';
import type { WebConfig } from '@/lib/settings/web';
import { isPrivatePath, pageHeader } from '../routes';
import { contentSecurityPolicy, createNonce, strictTransportSecurity } from '../security-headers';
import { retryAfterSeconds, unavailablePage } from '../unavailable-page';
import { type CookieChanges, withCsrfCookie } from './cookie-changes';

const notKept = 'private, no-store';

/** Build the answers for one request. */
export function createPageAnswers(request: NextRequest, config: WebConfig, now: () => Date) {
  const nonce = createNonce();
  const policy = contentSecurityPolicy({ nonce, config });
  const isHttps = isSeenAsHttps(request, config);
  const { pathname, search } = request.nextUrl;

  function finish(response: NextResponse, { setCookies }: CookieChanges): NextResponse {
    response.headers.set('content-security-policy', policy);
    if (config.isProduction && isHttps) {
      response.headers.set('strict-transport-security', strictTransportSecurity);
    }
    // A cache that kept a cookie would hand one visitor's to the next.
    if (setCookies.length > 0 || isPrivatePath(pathname)) response.headers.set('cache-control', notKept);
    for (const line of setCookies) response.headers.append('set-cookie', line);
    return response;
  }

  return {
    /** Render, with the cookies as they are after this request. Next reads the nonce from the policy. */
    pass(changes: CookieChanges): NextResponse {
      const cookies = isReading(request) ? withCsrfCookie(changes, { config, isHttps, now: now() }) : changes;
      const headers = new Headers(request.headers);
      headers.set('x-nonce', nonce);
      headers.set(pageHeader, pathname + search);
      headers.set('content-security-policy', policy);
      const cookie = cookies.jar.toHeader();
      if (cookie === '') headers.delete('cookie');
      else headers.set('cookie', cookie);
      return finish(NextResponse.next({ request: { headers } }), cookies);
    },
    redirect(path: string, cookies: CookieChanges): NextResponse {
      // 303 turns a POST into a GET; a redirect for one visitor is never for the next.
      const status = isReading(request) ? 307 : 303;
      const response = finish(NextResponse.redirect(new URL(path, request.url), status), cookies);
      response.headers.set('cache-control', notKept);
      return response;
    },
    unavailable(cookies: CookieChanges): NextResponse {
      const response = finish(new NextResponse(unavailablePage(nonce), { status: 503 }), cookies);
      response.headers.set(
        'content-security-policy',
        `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
      );
      response.headers.set('content-type', 'text/html; charset=utf-8');
      response.headers.set('retry-after', String(retryAfterSeconds));
      response.headers.set('cache-control', notKept);
      return response;
    },
  };
}

/** Whether the request changes nothing: GET or HEAD. */
export function isReading({ method }: NextRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Whether the browser sees this site over HTTPS. */
export function isSeenAsHttps(request: NextRequest, config: WebConfig): boolean {
  if (config.webOrigin) return config.webOrigin.startsWith('https:');
  return (
    request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ||
    request.nextUrl.protocol === 'https:'
  );
}
