// The access token of this tab, in memory only, and how it is renewed: one refresh for all tabs. Whoever has the
// lock first asks the others for the token they may just have got, and only then the API. A tab takes and keeps only
// tokens of its page's user: another tab may not know yet that somebody else signed in.
import type { UserAnswer } from '@/lib/contract/answers';
import type { HeldAccess, Tabs } from './tabs';

export type RefreshOutcome =
  /** `user`: whom the API named with it. */
  | { status: 'refreshed'; access: HeldAccess; user: UserAnswer | null }
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
  /** Ask again: somebody signed in, perhaps somebody else, so the token held is given up. */
  reopen(): void;
  /** Whose page this is, null while that is not known. A token of somebody else is given up. */
  belongTo(user: string | null): void;
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
  let owner: string | null = null;
  let renewal: Promise<RefreshOutcome> | null = null;

  const accept = (access: HeldAccess) => {
    held = access;
    isClosed = false;
  };
  /** Give up the token, and what a renewal still under way brings. */
  const drop = () => {
    held = null;
    epoch += 1;
    renewal = null;
  };
  /** The token held, if it is good for a call and not the refused one. */
  const usable = (rejected: string | null): HeldAccess | null =>
    held !== null && held.token !== rejected && held.expiresAt - margin(held) > o.now() ? held : null;

  async function renew(rejected: string | null): Promise<RefreshOutcome> {
    const begunIn = epoch;
    const outcome = await o.tabs.takeTurn(async () => {
      if (begunIn !== epoch) return null;
      if (!usable(rejected) && owner !== null) {
        o.tabs.tell({ type: 'access-wanted', user: owner });
        await o.wait(askMilliseconds);
      }
      if (begunIn !== epoch) return null;
      const handedOver = usable(rejected);
      if (handedOver) return refreshed(handedOver);
      const answer = await o.refresh();
      // Signed out or in meanwhile, here or in another tab: the token is not for anyone.
      if (begunIn !== epoch) return null;
      if (answer.status === 'refreshed') {
        accept(answer.access);
        o.tabs.tell({ type: 'access', access: answer.access });
      }
      if (answer.status === 'refused') {
        held = null;
        isClosed = true;
      }
      return answer;
    });
    // After a sign-in there is a token to be had, and a caller told "refused" would take the page for signed out.
    return outcome ?? renewOnce(null);
  }

  async function renewOnce(rejected: string | null): Promise<RefreshOutcome> {
    if (isClosed) return { status: 'refused' };
    if (renewal) return renewal;
    const begun = renew(rejected).finally(() => {
      if (renewal === begun) renewal = null;
    });
    renewal = begun;
    return begun;
  }

  o.tabs.listen((message) => {
    if (message.type === 'access') {
      const { user } = message.access;
      if (!isClosed && typeof user === 'string' && user === owner) accept(message.access);
    }
    if (message.type === 'access-wanted') {
      const access = usable(null);
      if (access?.user === message.user) o.tabs.tell({ type: 'access', access });
    }
  });

  return {
    async get() {
      const access = usable(null);
      return access ? refreshed(access) : renewOnce(null);
    },
    async replace(rejected) {
      const newer = usable(rejected);
      if (newer) return refreshed(newer);
      if (held?.token === rejected && o.now() - held.receivedAt < freshMilliseconds)
        return { status: 'hopeless' };
      return renewOnce(rejected);
    },
    accept,
    clear() {
      drop();
      isClosed = true;
    },
    reopen() {
      drop();
      isClosed = false;
    },
    belongTo(user) {
      if (user === owner) return;
      // The first user named on a page is the one whose token was just obtained there.
      const mayStay = held === null || held.user === user || (owner === null && held.user === null);
      owner = user;
      if (!mayStay) drop();
    },
    dueIn: () => (held ? Math.max(0, held.expiresAt - margin(held) - o.now()) : null),
  };
}

function refreshed(access: HeldAccess): RefreshOutcome {
  return { status: 'refreshed', access, user: null };
}

/** Time for the call itself: ten seconds, or a quarter of a token that lives less than forty. */
function margin(access: HeldAccess): number {
  return Math.min(10_000, (access.expiresAt - access.receivedAt) / 4);
}

/**
 * Date a token by this machine's clock: its lifetime is `exp - iat`, whatever the server's clock says. It is of the
 * user in the same answer, else of the one in its claims.
 */
export function holdAccess(o: {
  token: string;
  expiresAtSeconds: number;
  user: UserAnswer | null;
  now: number;
}): HeldAccess {
  const claims = readClaims(o.token);
  const lifetime = readLifetimeSeconds(claims);
  const expiresAt = lifetime === null ? o.expiresAtSeconds * 1000 : o.now + lifetime * 1000;
  const user = keyOfUser(o.user) ?? readUserId(claims);
  return { token: o.token, user, receivedAt: o.now, expiresAt };
}

/** A user as tabs tell them apart. */
export function keyOfUser(user: UserAnswer | null): string | null {
  return user && String(user.id);
}

function readClaims(token: string): Record<string, unknown> {
  try {
    const payload = token.split('.')[1] ?? '';
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof claims === 'object' && claims !== null ? { ...claims } : {};
  } catch {
    return {};
  }
}

function readLifetimeSeconds({ exp, iat }: Record<string, unknown>): number | null {
  return typeof exp === 'number' && typeof iat === 'number' && exp > iat ? exp - iat : null;
}

function readUserId({ user_id: id }: Record<string, unknown>): string | null {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}
