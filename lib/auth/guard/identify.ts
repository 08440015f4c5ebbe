// Who the visitor of a page is: from a fresh sealed state without a call, otherwise by one call to the API, whose answer
// is sealed for the next page. An API that is not clear is neither a yes nor a no.
import type { NextRequest } from 'next/server';
import type { WebConfig } from '@/lib/settings/web';
import { createApiClient } from '../api-client';
import { CookieJar } from '../cookie-jar';
import {
  hashCredential,
  type SealedState,
  sealedStateCookie,
  sealState,
  stateCookie,
  stateLifetimeSeconds,
} from '../sealed-state';
import type { Resolution, Strategy } from '../strategies/strategy';
import { readVisit, type Visit } from '../visit';
import { isVoided } from '../voided-states';
import { type CookieChanges, forgetState } from './cookie-changes';
import { isSeenAsHttps } from './page-answers';
import { createSingleFlight } from './single-flight';

type Visitor =
  | { status: 'authenticated'; cookies: CookieChanges }
  | { status: 'unauthenticated'; cookies: CookieChanges }
  | { status: 'unavailable'; cookies: CookieChanges; reason: string };

/** `mustAsk`: ask the API even where the state is fresh. */
export type Identify = (request: NextRequest, options?: { mustAsk?: boolean }) => Promise<Visitor>;

/** What the API said of a credential, and when. */
type LookUp = { result: Resolution; answeredAt: Date; isRotation: boolean };

type SignedIn = {
  result: Resolution & { status: 'authenticated' };
  answeredAt: Date;
  visit: Visit;
};

export type IdentifyParts = {
  config: WebConfig;
  strategy: Strategy;
  fetch: (request: Request) => Promise<Response>;
  now: () => Date;
};

// Requests that carry the token that was just rotated are given its successor for this long; later ones are covered
// by the leeway of the API.
const keepRotationSeconds = 5;

/** Build it. One for the process: it holds the refreshes in flight. */
export function createIdentify({ config, strategy, fetch, now }: IdentifyParts): Identify {
  const flight = createSingleFlight<LookUp>({
    keepSeconds: keepRotationSeconds,
    // Only a rotation is worth keeping; a plain look-up would be stale for no gain.
    keep: ({ isRotation }) => isRotation,
    now,
  });

  return async (request, { mustAsk = false } = {}) => {
    const jar = new CookieJar(request.headers.get('cookie'));
    const visit = await readVisit({ config, strategy, cookies: jar, now: now() });
    const { credential, credentialHash } = visit;
    if (credential === undefined || credentialHash === undefined) {
      return { status: 'unauthenticated', cookies: forgetState({ jar, setCookies: [] }) };
    }
    if (visit.isFresh && !mustAsk) return { status: 'authenticated', cookies: { setCookies: [], jar } };

    const { result, answeredAt } = await flight(credentialHash, () => ask(request, visit, jar));
    // What the API sets for a credential that was handed over is not for this origin.
    const setCookies = config.usesHandoff ? [] : [...(result.setCookies ?? [])];
    jar.apply(setCookies, now());
    if (result.status === 'unavailable') {
      return { status: 'unavailable', cookies: { setCookies, jar }, reason: result.reason };
    }
    // A sign-out may have ended the visit while the API was asked: a state that is sealed now would outlive it. Cookies of the
    // API go out all the same. Those of an ended session are worth nothing, and a profile that was changed ends none.
    const isOver = visit.id !== null && isVoided({ visit: visit.id }, now());
    if (result.status === 'unauthenticated' || isOver) {
      return { status: 'unauthenticated', cookies: forgetState({ jar, setCookies }) };
    }
    const sealed = await seal(request, { result, answeredAt, visit }, { jar, setCookies });
    if (sealed !== null) return { status: 'authenticated', cookies: sealed };
    // No page could be rendered with it: the visitor would bounce between the sign-in page and here.
    const reason = 'the access token does not fit into the cookie of the sealed state';
    return { status: 'unavailable', cookies: { jar, setCookies }, reason };
  };

  async function ask(
    request: NextRequest,
    { credential, state, carried }: Visit,
    jar: CookieJar,
  ): Promise<LookUp> {
    const api = createApiClient({
      baseUrl: findApi(request, config),
      send: fetch,
      timeoutSeconds: config.apiTimeoutSeconds,
      visitorHeaders: request.headers,
    });
    const result = await strategy.resolve({ jar: carried ?? jar, state, api, now: now() });
    return { result, answeredAt: now(), isRotation: isRotation(result, credential) };
  }

  /** Whether the answer puts another credential in the place of this one; renewing its cookie does not. */
  function isRotation(result: Resolution, credential: string | undefined): boolean {
    if (result.status !== 'authenticated' || config.usesHandoff) return false;
    const changed = new CookieJar(null);
    changed.apply(result.setCookies, now());
    return ![undefined, credential].includes(changed.get(strategy.credentialCookie));
  }

  /** Null: it does not fit, and no page can do without. */
  async function seal(
    request: NextRequest,
    { result, answeredAt, visit }: SignedIn,
    cookies: CookieChanges,
  ): Promise<CookieChanges | null> {
    const handedOver = visit.state?.handedOver ?? null;
    // The API may have changed the credential while answering; the state is about the one the browser will hold.
    const credential = handedOver
      ? (handedOver.session ?? result.access?.token ?? '')
      : (cookies.jar.get(strategy.credentialCookie) ?? '');
    const state: SealedState = {
      strategy: strategy.name,
      api: result.api,
      user: result.user,
      visit: visit.id ?? crypto.randomUUID(),
      isPartial: false,
      credentialHash: await hashCredential(strategy.credentialCookie, credential),
      derivedAt: answeredAt.getTime(),
      access: result.access,
      handedOver,
    };
    const sealed = await sealState(state, config.stateSecrets);
    if (sealed === null) return state.access || handedOver ? null : forgetState(cookies);
    cookies.jar.set(sealedStateCookie, sealed);
    const line = stateCookie(sealed, {
      maxAgeSeconds: stateLifetimeSeconds(state, { maxAgeSeconds: config.stateMaxAgeSeconds, now: now() }),
      isSecure: isSeenAsHttps(request, config),
      now: now(),
    });
    return { jar: cookies.jar, setCookies: [...cookies.setCookies, line] };
  }
}

/** The API's own address, or this server's, where it is mounted. */
function findApi(request: NextRequest, config: WebConfig): string {
  // nextUrl carries the port this server listens on, not the Host header: a client cannot steer this call.
  return config.apiUrl ?? config.selfUrl ?? `http://127.0.0.1:${request.nextUrl.port || '80'}`;
}
