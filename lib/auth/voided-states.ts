// Visits that a sign-out in this browser has ended. Their sealed states are void in this process even when both old
// cookies are sent again. Held in memory, in the two places where Next runs code of ours (middleware, and the rest), so
// other processes go on believing a replayed pair until it is stale: AUTH_STATE_MAX_AGE, or the access token in it.
import type { WebConfig } from '@/lib/settings/web';
import type { CookieReader } from './cookie-jar';
import { type SealedState, sealedStateCookie, stateLifetimeSeconds, unsealState } from './sealed-state';

// Only states sealed here are noted, one for each sign-out, so no visitor can fill this without signing in as often.
const limit = 10_000;
const place = Symbol.for('auth.voided-states');

/** Until when (Unix milliseconds) a visit stays void, oldest note first. */
type Voided = Map<string, number>;

/** The one of this process: bundles of pages and of route handlers do not share their modules. */
function voidedStates(): Voided {
  const shared: typeof globalThis & { [place]?: Voided } = globalThis;
  shared[place] ??= new Map();
  return shared[place];
}

/** Void the sealed state that comes with these cookies, and every other of the same visit. */
export async function voidStates(cookies: CookieReader, config: WebConfig, now: Date): Promise<void> {
  const state = await unsealState(cookies.get(sealedStateCookie), config.stateSecrets);
  if (state === null) return;
  const seconds = stateLifetimeSeconds(state, { maxAgeSeconds: config.stateMaxAgeSeconds, now });
  const voided = voidedStates();
  for (const [visit, endsAt] of voided) {
    if (endsAt > now.getTime() && voided.size < limit) break;
    voided.delete(visit);
  }
  voided.set(state.visit, now.getTime() + seconds * 1000);
}

/** Whether a sign-out has voided this state. */
export function isVoided({ visit }: Pick<SealedState, 'visit'>, now: Date): boolean {
  return (voidedStates().get(visit) ?? 0) > now.getTime();
}
