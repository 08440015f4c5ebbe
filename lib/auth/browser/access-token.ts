// The access token of this tab, in memory only, and how it is renewed: one refresh for all tabs. Whoever has the
// lock first asks the others for the token they may just have got, and only then the API.
import type { HeldAccess, Tabs } from './tabs';

export type RefreshOutcome =
  | { status: 'refreshed'; access: HeldAccess }
  | { status: 'refused' }
  | { status: 'unavailable' };

export type AccessToken = {
  /** A token that is good for a call, refreshed if need be. */
  get(): Promise<RefreshOutcome>;
  /** Another token than this one, which the API refused. `hopeless`: it was brand new, so another will not do better. */
  replace(rejected: string): Promise<RefreshOutcome | { status: 'hopeless' }>;
  accept(access: HeldAccess): void;
  /** Forget it, and what a refresh still under way brings; ask no more. */
  clear(): void;
  /** Ask again: somebody signed in. */
  reopen(): void;
  /** Milliseconds until it should be renewed; null without one. */
  dueIn(): number | null;
};

// How long the other tabs have to answer; throttled ones may miss it, which costs a refresh and nothing else.
const askMilliseconds = 60;
// A token refused this soon after it came will not get better by refreshing: clocks or settings are wrong.
const freshMilliseconds = 3000;

export function createAccessToken(o: {
  tabs: Tabs;
  refresh: () => Promise<RefreshOutcome>;
  now: () => number;
  wait: (milliseconds: number) => Promise<void>;
}): AccessToken {
  let held: HeldAccess | null = null;
  // Signed out or refused: nothing is asked, and what another tab still hands over is late.
  let isClosed = false;
  let epoch = 0;
  let renewal: Promise<RefreshOutcome> | null = null;

  const accept = (access: HeldAccess) => {
    held = access;
    isClosed = false;
  };
  /** The token held, if it is good for a call and not the refused one. */
  const usable = (rejected: string | null): HeldAccess | null =>
    held !== null && held.token !== rejected && held.expiresAt - margin(held) > o.now() ? held : null;

  async function renew(rejected: string | null): Promise<RefreshOutcome> {
    const begunIn = epoch;
    return o.tabs.takeTurn(async () => {
      if (begunIn !== epoch) return { status: 'refused' };
      if (!usable(rejected)) {
        o.tabs.tell({ type: 'access-wanted' });
        await o.wait(askMilliseconds);
      }
      if (begunIn !== epoch) return { status: 'refused' };
      const handedOver = usable(rejected);
      if (handedOver) return { status: 'refreshed', access: handedOver };
      const outcome = await o.refresh();
      // Signed out meanwhile, here or in another tab: the token is not for anyone.
      if (begunIn !== epoch) return { status: 'refused' };
      if (outcome.status === 'refreshed') {
        accept(outcome.access);
        o.tabs.tell({ type: 'access', access: outcome.access });
      }
      if (outcome.status === 'refused') {
        held = null;
        isClosed = true;
      }
      return outcome;
    });
  }

  async function renewOnce(rejected: string | null): Promise<RefreshOutcome> {
    if (isClosed) return { status: 'refused' };
    renewal ??= renew(rejected).finally(() => {
      renewal = null;
    });
    return renewal;
  }

  o.tabs.listen((message) => {
    if (message.type === 'access' && !isClosed) accept(message.access);
    const wanted = message.type === 'access-wanted' ? usable(null) : null;
    if (wanted) o.tabs.tell({ type: 'access', access: wanted });
  });

  return {
    async get() {
      const access = usable(null);
      return access ? { status: 'refreshed', access } : renewOnce(null);
    },
    async replace(rejected) {
      const newer = usable(rejected);
      if (newer) return { status: 'refreshed', access: newer };
      if (held?.token === rejected && o.now() - held.receivedAt < freshMilliseconds)
        return { status: 'hopeless' };
      return renewOnce(rejected);
    },
    accept,
    clear() {
      held = null;
      isClosed = true;
      epoch += 1;
    },
    reopen() {
      isClosed = false;
    },
    dueIn: () => (held ? Math.max(0, held.expiresAt - margin(held) - o.now()) : null),
  };
}

/** Time for the call itself: ten seconds, or a quarter of a token that lives less than forty. */
function margin(access: HeldAccess): number {
  return Math.min(10_000, (access.expiresAt - access.receivedAt) / 4);
}

/** Date a token by this machine's clock: its lifetime is `exp - iat`, whatever the server's clock says. */
export function holdAccess(o: { token: string; expiresAtSeconds: number; now: number }): HeldAccess {
  const lifetime = readLifetimeSeconds(o.token);
  const expiresAt = lifetime === null ? o.expiresAtSeconds * 1000 : o.now + lifetime * 1000;
  return { token: o.token, receivedAt: o.now, expiresAt };
}

function readLifetimeSeconds(token: string): number | null {
  try {
    const payload = token.split('.')[1] ?? '';
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    if (typeof claims !== 'object' || claims === null || !('exp' in claims) || !('iat' in claims))
      return null;
    const { exp, iat } = claims;
    return typeof exp === 'number' && typeof iat === 'number' && exp > iat ? exp - iat : null;
  } catch {
    return null;
  }
}
