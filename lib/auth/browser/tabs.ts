// The other tabs of this browser: one channel to tell them things, one lock so that a single tab refreshes for all.
// An access token crosses in memory only; no storage is involved.

export type HeldAccess = {
  token: string;
  /** Id of the user it is of; null where that is not known. */
  user: string | null;
  /** When it was received, by this machine's clock (Unix milliseconds). */
  receivedAt: number;
  /** By this machine's clock (Unix milliseconds), whatever the server's says. */
  expiresAt: number;
};

export type TabMessage =
  | { type: 'signed-in'; user: string | null }
  | { type: 'signed-out' }
  | { type: 'access'; access: HeldAccess }
  | { type: 'access-wanted'; user: string };

export type Tabs = {
  tell(message: TabMessage): void;
  /** Returns how to stop listening. */
  listen(listener: (message: TabMessage) => void): () => void;
  /** Run while no other tab runs its own. */
  takeTurn<T>(work: () => Promise<T>): Promise<T>;
};

const channelName = 'auth';
const lockName = 'auth-refresh';

/** Open the channel. If the browser lacks either, tabs act alone and rely on the API's leeway. */
export function openTabs(): Tabs {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName);
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  return {
    tell: (message) => channel?.postMessage(message),
    listen(listener) {
      // Only pages of this origin can post here, and they run this code.
      const hear = (event: MessageEvent) => listener(event.data as TabMessage);
      channel?.addEventListener('message', hear);
      return () => channel?.removeEventListener('message', hear);
    },
    takeTurn: (work) => (locks ? locks.request(lockName, work) : work()),
  };
}
