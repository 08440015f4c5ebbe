// For the inspector: the browser's ports with a listener on the line. Everything auth does in a tab goes through them,
// so nothing of auth itself has to know that it is watched. The log holds no token and no cookie value.
import { holdAccess } from '@/lib/auth/browser/access-token';
import type { BrowserFetch } from '@/lib/auth/browser/api-host';
import type { BrowserPorts } from '@/lib/auth/browser/browser-ports';
import { readJwtRefresh, readLogin } from '@/lib/auth/browser/read-answers';
import type { HeldAccess, TabMessage } from '@/lib/auth/browser/tabs';

export type LogEntry = {
  id: number;
  /** Unix milliseconds. */
  at: number;
  kind: 'call' | 'tabs' | 'note';
  text: string;
  /** Of a call: status ("no answer" without one), duration, and what it carried. */
  call?: { status: number | 'no answer'; milliseconds: number; carried: string };
};

export type Observation = { log: readonly LogEntry[]; access: HeldAccess | null };

export type Observer = ReturnType<typeof observePorts>;

const keptEntries = 80;

/** Watch these ports; `log` continues an earlier one. */
export function observePorts(ports: BrowserPorts, log: readonly LogEntry[] = []) {
  let seen: Observation = { log, access: null };
  let lastId = Math.max(0, ...log.map(({ id }) => id));
  const viewers = new Set<() => void>();
  const listeners = new Set<(message: TabMessage) => void>();

  function show(change: Partial<Observation>): void {
    seen = { ...seen, ...change };
    for (const viewer of viewers) viewer();
  }

  function add(entry: Omit<LogEntry, 'id' | 'at'>): void {
    lastId += 1;
    show({ log: [...seen.log, { id: lastId, at: ports.now(), ...entry }].slice(-keptEntries) });
  }

  const fetch: BrowserFetch = async (input, init) => {
    const method = (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();
    const url = new URL(input instanceof Request ? input.url : String(input), ports.pageOrigin);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    const startedAt = ports.now();
    const record = (status: number | 'no answer') =>
      add({
        kind: 'call',
        text: `${method} ${url.pathname}${url.search}`,
        call: { status, milliseconds: ports.now() - startedAt, carried: describeCarried(headers) },
      });
    try {
      const answer = await ports.fetch(input, init);
      record(answer.status);
      await takeAccess(url.pathname, answer);
      return answer;
    } catch (error) {
      record('no answer');
      throw error;
    }
  };

  async function takeAccess(path: string, answer: Response): Promise<void> {
    const givesAccess = path.startsWith('/api/auth/refresh') || path.startsWith('/api/auth/login');
    if (!answer.ok || !givesAccess) return;
    const body: unknown = await answer
      .clone()
      .json()
      .catch(() => null);
    const {
      access: token,
      access_expires: expiresAtSeconds,
      user = null,
    } = readJwtRefresh(body) ?? readLogin(body) ?? {};
    if (token === undefined || expiresAtSeconds === undefined) return;
    show({ access: holdAccess({ token, expiresAtSeconds, user, now: ports.now() }) });
  }

  function observe(message: TabMessage, words: Record<TabMessage['type'], string>): void {
    add({ kind: 'tabs', text: words[message.type] });
    if (message.type === 'access') show({ access: message.access });
    if (message.type === 'signed-out') show({ access: null });
  }

  ports.tabs.listen((message) => observe(message, isExpired(message, ports.now()) ? heardExpired : heard));

  const observed: BrowserPorts = {
    ...ports,
    fetch,
    tabs: {
      tell(message) {
        observe(message, told);
        ports.tabs.tell(message);
      },
      listen(listener) {
        listeners.add(listener);
        const stop = ports.tabs.listen(listener);
        return () => {
          listeners.delete(listener);
          stop();
        };
      },
      takeTurn: ports.tabs.takeTurn,
    },
  };

  return {
    ports: observed,
    getObservation: () => seen,
    subscribe(viewer: () => void) {
      viewers.add(viewer);
      return () => {
        viewers.delete(viewer);
      };
    },
    note: (text: string) => add({ kind: 'note', text }),
    clear: () => show({ log: [] }),
    /** Tell every tab, this one too, that the token they hold ends now. False: this tab holds none. */
    expireAccess(): boolean {
      if (seen.access === null) return false;
      const ended: TabMessage = { type: 'access', access: { ...seen.access, expiresAt: ports.now() } };
      show({ access: ended.access });
      for (const listener of listeners) listener(ended);
      ports.tabs.tell(ended);
      return true;
    },
  };
}

const told: Record<TabMessage['type'], string> = {
  'signed-in': 'Told the other tabs: signed in',
  'signed-out': 'Told the other tabs: signed out',
  access: 'Handed the access token to the other tabs',
  'access-wanted': 'Asked the other tabs for an access token',
};
const heard: Record<TabMessage['type'], string> = {
  'signed-in': 'Another tab signed in',
  'signed-out': 'Another tab signed out',
  access: 'Another tab handed over its access token',
  'access-wanted': 'Another tab asks for an access token',
};
const heardExpired = { ...heard, access: 'Another tab declared the access token expired' };

function isExpired(message: TabMessage, now: number): boolean {
  return message.type === 'access' && message.access.expiresAt <= now;
}

function describeCarried(headers: Headers): string {
  const carried = [
    headers.has('authorization') ? 'Bearer' : 'cookies',
    ...(headers.has('x-csrftoken') ? ['X-CSRFToken'] : []),
  ];
  return carried.join(' + ');
}
