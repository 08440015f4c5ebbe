// The guard that middleware.ts runs before every page. Private page: a fresh sealed state passes without a call; a
// stale or missing one costs one call to the API; no credential or a clear no leads to the sign-in page; anything
// else is a 503 that touches no cookie. Edge runtime: Web Crypto only, nothing from node: in reach.
import { type NextRequest, NextResponse } from 'next/server';
import { readCsrfSecret } from '@/lib/django/csrf/csrf';
import { createApiClient } from './api-client';
import type { WebConfig } from './config';
import { CookieJar } from './cookie-jar';
import { createCsrfCookie } from './csrf-cookie';
import { carriedCookies, carriedCredential } from './handoff/handed-over';
import { isPrivatePath, readNext, signInPath, signInPathFor } from './routes';
import {
  hashCredential,
  isAbout,
  isFresh,
  type SealedState,
  sealedStateCookie,
  sealState,
  stateCookie,
  stateLifetimeSeconds,
  unsealState,
} from './sealed-state';
import { contentSecurityPolicy, createNonce, strictTransportSecurity } from './security-headers';
import { createSingleFlight } from './single-flight';
import { createStrategy } from './strategies/create-strategy';
import type { Resolution } from './strategies/strategy';
import { retryAfterSeconds, unavailablePage } from './unavailable-page';

export type GuardParts = {
  config: WebConfig;
  fetch: (request: Request) => Promise<Response>;
  now: () => Date;
};
export type Guard = (request: NextRequest) => Promise<NextResponse>;

/** What the guard knows of the visitor after looking, and asking where it had to. */
type Visitor =
  | { status: 'authenticated'; cookies: CookieChanges }
  | { status: 'unauthenticated'; cookies: CookieChanges }
  | { status: 'unavailable'; cookies: CookieChanges; reason: string };

/** What the API said of a credential, and when. */
type LookUp = { result: Resolution; answeredAt: Date; isRotation: boolean };

type SignedIn = {
  result: Resolution & { status: 'authenticated' };
  answeredAt: Date;
  handedOver: SealedState['handedOver'];
};

/** `setCookies` for the browser, `jar` for the render of this same request. */
type CookieChanges = { setCookies: string[]; jar: CookieJar };

// Those who come with the token that was just rotated are given its successor for this long; later ones are covered
// by the leeway of the API.
const keepRotationSeconds = 5;

/** Build the guard. One for the process: it holds the refreshes in flight. */
export function createGuard({ config, fetch, now }: GuardParts): Guard {
  const strategy = createStrategy(config);
  const flight = createSingleFlight<LookUp>({
    keepSeconds: keepRotationSeconds,
    // Only a rotation is worth keeping; a plain look-up would be stale for no gain.
    keep: ({ isRotation }) => isRotation,
    now,
  });

  return async (request) => {
    const { pathname, search } = request.nextUrl;
    const page = createPage(request, config, now);
    if (isPrivatePath(pathname)) {
      const visitor = await identify(request);
      if (visitor.status === 'authenticated') return page.pass(visitor.cookies);
      if (visitor.status === 'unauthenticated')
        return page.redirect(signInPathFor(pathname + search), visitor.cookies);
      console.warn(`503 for a private page: ${visitor.reason}`);
      return page.unavailable(visitor.cookies);
    }
    if (pathname === signInPath && isReading(request)) {
      const visitor = await identify(request);
      if (visitor.status === 'authenticated') {
        return page.redirect(readNext(request.nextUrl.searchParams.get('next')), visitor.cookies);
      }
      return page.pass(visitor.cookies);
    }
    return page.pass({ setCookies: [], jar: new CookieJar(request.headers.get('cookie')) });
  };

  async function identify(request: NextRequest): Promise<Visitor> {
    const jar = new CookieJar(request.headers.get('cookie'));
    const unsealed = await unsealState(jar.get(sealedStateCookie), config.stateSecrets);
    const credential = config.usesHandoff
      ? carriedCredential(unsealed, now())
      : jar.get(strategy.credentialCookie);
    if (!credential) return { status: 'unauthenticated', cookies: forget({ jar, setCookies: [] }) };

    const credentialHash = await hashCredential(strategy.credentialCookie, credential);
    const state =
      unsealed && isAbout(unsealed, { strategy: strategy.name, credentialHash }) ? unsealed : null;
    if (state && isFresh(state, { now: now(), maxAgeSeconds: config.stateMaxAgeSeconds })) {
      return { status: 'authenticated', cookies: { setCookies: [], jar } };
    }

    const api = createApiClient({
      baseUrl: findApi(request, config),
      send: fetch,
      timeoutSeconds: config.apiTimeoutSeconds,
      visitorHeaders: request.headers,
    });
    const shown = config.usesHandoff ? carriedCookies(state, strategy.credentialCookie) : jar;
    const { result, answeredAt } = await flight(credentialHash, async () => {
      const result = await strategy.resolve({ jar: shown, state, api, now: now() });
      return { result, answeredAt: now(), isRotation: isRotation(result, credential) };
    });
    // What the API sets for a credential that was handed over is not for this origin.
    const setCookies = config.usesHandoff ? [] : [...(result.setCookies ?? [])];
    jar.apply(setCookies, now());
    if (result.status === 'unavailable') {
      return { status: 'unavailable', cookies: { setCookies, jar }, reason: result.reason };
    }
    if (result.status === 'unauthenticated') {
      return { status: 'unauthenticated', cookies: forget({ jar, setCookies }) };
    }
    const handedOver = state?.handedOver ?? null;
    const remembered = await remember(request, { result, answeredAt, handedOver }, { jar, setCookies });
    if (remembered !== null) return { status: 'authenticated', cookies: remembered };
    // No page could be rendered with it: it would lead to the sign-in page, and that back here.
    const reason = 'the access token does not fit into the cookie of the sealed state';
    return { status: 'unavailable', cookies: { jar, setCookies }, reason };
  }

  /** Whether the answer puts another credential in the place of this one; renewing its cookie does not. */
  function isRotation(result: Resolution, credential: string): boolean {
    if (result.status !== 'authenticated' || config.usesHandoff) return false;
    const changed = new CookieJar(null);
    changed.apply(result.setCookies, now());
    return ![undefined, credential].includes(changed.get(strategy.credentialCookie));
  }

  /** Null: it does not fit, and there is no doing without. */
  async function remember(
    request: NextRequest,
    { result, answeredAt, handedOver }: SignedIn,
    cookies: CookieChanges,
  ): Promise<CookieChanges | null> {
    // The API may have changed the credential while answering; the state is about the one the browser will hold.
    const credential = handedOver
      ? (handedOver.session ?? result.access?.token ?? '')
      : (cookies.jar.get(strategy.credentialCookie) ?? '');
    const state: SealedState = {
      strategy: strategy.name,
      api: result.api,
      user: result.user,
      isPartial: false,
      credentialHash: await hashCredential(strategy.credentialCookie, credential),
      derivedAt: answeredAt.getTime(),
      access: result.access,
      handedOver,
    };
    const seal = await sealState(state, config.stateSecrets);
    if (seal === null) return state.access || handedOver ? null : forget(cookies);
    cookies.jar.set(sealedStateCookie, seal);
    const line = stateCookie(seal, {
      maxAgeSeconds: stateLifetimeSeconds(state, { maxAgeSeconds: config.stateMaxAgeSeconds, now: now() }),
      isSecure: isHttps(request, config),
    });
    return { jar: cookies.jar, setCookies: [...cookies.setCookies, line] };
  }
}

/** Delete the sealed state, if the visitor brought one. */
function forget({ jar, setCookies }: CookieChanges): CookieChanges {
  if (jar.get(sealedStateCookie) === undefined) return { jar, setCookies };
  jar.delete(sealedStateCookie);
  return { jar, setCookies: [...setCookies, stateCookie('', { maxAgeSeconds: 0, isSecure: false })] };
}

/**
 * Bring the CSRF cookie with the page, once; setting one on every answer would render pages twice. A malformed one,
 * left by another application, is no cookie.
 */
function withCsrfCookie(
  request: NextRequest,
  config: WebConfig,
  { jar, setCookies }: CookieChanges,
  now: Date,
): CookieChanges {
  const { csrfCookie: attributes, csrfCookieName: name } = config;
  if (attributes === null || readCsrfSecret(jar.get(name)).status === 'valid') return { jar, setCookies };
  const { secret, line } = createCsrfCookie({ name, attributes, isHttps: isHttps(request, config), now });
  jar.set(name, secret);
  return { jar, setCookies: [...setCookies, line] };
}

/** The answers a page request can get, each with the security headers. */
function createPage(request: NextRequest, config: WebConfig, now: () => Date) {
  const nonce = createNonce();
  const policy = contentSecurityPolicy({ nonce, config });

  function finish(response: NextResponse, cookies: CookieChanges): NextResponse {
    response.headers.set('content-security-policy', policy);
    if (config.isProduction && isHttps(request, config)) {
      response.headers.set('strict-transport-security', strictTransportSecurity);
    }
    for (const line of cookies.setCookies) response.headers.append('set-cookie', line);
    return response;
  }

  return {
    /** Render, with the cookies as they are after this request. Next reads the nonce from the policy. */
    pass(visitorCookies: CookieChanges): NextResponse {
      const cookies = isReading(request)
        ? withCsrfCookie(request, config, visitorCookies, now())
        : visitorCookies;
      const headers = new Headers(request.headers);
      headers.set('x-nonce', nonce);
      headers.set('content-security-policy', policy);
      const cookie = cookies.jar.toHeader();
      if (cookie === '') headers.delete('cookie');
      else headers.set('cookie', cookie);
      const response = finish(NextResponse.next({ request: { headers } }), cookies);
      if (isPrivatePath(request.nextUrl.pathname)) response.headers.set('cache-control', 'private, no-store');
      return response;
    },
    redirect(path: string, cookies: CookieChanges): NextResponse {
      // 303 turns a POST into a GET; a redirect for one visitor is never for the next.
      const status = isReading(request) ? 307 : 303;
      const response = finish(NextResponse.redirect(new URL(path, request.url), status), cookies);
      response.headers.set('cache-control', 'private, no-store');
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
      response.headers.set('cache-control', 'private, no-store');
      return response;
    },
  };
}

/** The API's own address, or this server's, where it is mounted. */
function findApi(request: NextRequest, config: WebConfig): string {
  // nextUrl carries the port this server listens on, not the Host header: a client cannot steer this call.
  return config.apiUrl ?? config.selfUrl ?? `http://127.0.0.1:${request.nextUrl.port || '80'}`;
}

function isReading(request: NextRequest): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

function isHttps(request: NextRequest, config: WebConfig): boolean {
  if (config.webOrigin) return config.webOrigin.startsWith('https:');
  return (
    request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ||
    request.nextUrl.protocol === 'https:'
  );
}
