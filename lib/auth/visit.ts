// What the cookies of one request say about the visitor, before anybody is asked: the credential, and the sealed state
// if it is about that credential. The guard, server components and the inspector all read a visit here.
import type { WebConfig } from '@/lib/settings/web';
import type { CookieJar, CookieReader } from './cookie-jar';
import { carriedCookies, carriedCredential } from './handoff/handed-over'; // setup: handoff
import {
  hashCredential,
  isAbout,
  isFresh,
  type SealedState,
  sealedStateCookie,
  unsealState,
} from './sealed-state';
import type { Strategy } from './strategies/strategy';
import { isVoided } from './voided-states';

export type Visit = {
  /** Undefined: nobody can be signed in. */
  credential: string | undefined;
  credentialHash: string | undefined;
  /** Null: there is none, or it is about another credential, or a sign-out has voided it. */
  state: SealedState | null;
  /** Of the sealed state that came along, whichever credential it is about; null without one. */
  id: string | null;
  /** The state can be believed without asking the API. */
  isFresh: boolean;
  /** What was handed over, as the cookies that the browser would have sent; null where the browser sends its own. */
  carried: CookieJar | null;
};

type VisitParts = {
  config: WebConfig;
  strategy: Strategy;
  cookies: CookieReader;
  now: Date;
  /** A state that has been stale for less than this still counts as fresh. */
  graceSeconds?: number;
};

/** Read the visit. Makes no call. */
export async function readVisit(parts: VisitParts): Promise<Visit> {
  const { config, strategy, cookies, now, graceSeconds = 0 } = parts;
  const unsealed = await unsealState(cookies.get(sealedStateCookie), config.stateSecrets);
  const known = unsealed && !isVoided(unsealed, now) ? unsealed : null;
  const id = known?.visit ?? null;
  const carried = config.usesHandoff ? carriedCookies(known, strategy.credentialCookie) : null; // setup: handoff else const carried = null;
  const credential =
    (carried ? carriedCredential(known, now) : cookies.get(strategy.credentialCookie)) || undefined; // setup: handoff else cookies.get(strategy.credentialCookie) || undefined;
  if (credential === undefined) {
    return { credential, credentialHash: undefined, state: null, id, isFresh: false, carried };
  }
  const credentialHash = await hashCredential(strategy.credentialCookie, credential);
  const state = known && isAbout(known, { strategy: strategy.name, credentialHash }) ? known : null;
  const seenAt = new Date(now.getTime() - graceSeconds * 1000);
  const isStateFresh =
    state !== null && isFresh(state, { now: seenAt, maxAgeSeconds: config.stateMaxAgeSeconds });
  return { credential, credentialHash, state, id, isFresh: isStateFresh, carried };
}
