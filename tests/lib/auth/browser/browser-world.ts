// A browser with tabs, in Node: one cookie store, one channel and one lock for all tabs, and a real auth API in process.
// Cookies that are HttpOnly stay out of reach of the page, as they do in a browser.
import type { AuthBoot } from '@/lib/auth/auth-boot';
import { type BrowserAuth, createBrowserAuth } from '@/lib/auth/browser/browser-auth';
import type { BrowserPorts } from '@/lib/auth/browser/browser-ports';
import type { TabMessage, Tabs } from '@/lib/auth/browser/tabs';
import { CookieJar } from '@/lib/auth/cookie-jar';
import type { Strategy } from '@/lib/contract/answers';
import type { TestApi } from '../../../support/auth-api';

type Sent = { method: string; path: string; headers: Headers; body: string };
export type Tab = BrowserAuth & { visited: string[] };

const pageOrigin = 'http://localhost:3000';

export function createBrowserWorld(api: TestApi, strategy: Strategy) {
  const jar = new CookieJar(null);
  const httpOnly = new Set<string>();
  const sent: Sent[] = [];
  const hearers = new Set<(from: symbol, message: TabMessage) => void>();
  let lock: Promise<unknown> = Promise.resolve();
  let time = 0;
  let underWay = 0;

  const world = {
    jar,
    sent,
    /** Answer in place of the API; undefined lets it through. */
    intercept: (async () => undefined) as (request: Request) => Promise<Response | undefined>,
    advance(seconds: number) {
      time += seconds * 1000;
      api.advance(seconds);
    },
    calls: (path: string) => sent.filter((call) => call.path.startsWith(path)),
    /** Until no tab has anything more to say, to another one or to the API. */
    async settle(): Promise<void> {
      for (let quietTurns = 0; quietTurns < 3; ) {
        const before = sent.length;
        await deliverAll();
        quietTurns = underWay === 0 && sent.length === before ? quietTurns + 1 : 0;
      }
    },
    openTab,
    openPorts,
  };

  async function send(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    underWay += 1;
    return passOn(input, init).finally(() => {
      underWay -= 1;
    });
  }

  async function passOn(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = new Request(input instanceof Request ? input : new URL(String(input), pageOrigin), init);
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    if (jar.toHeader() !== '') headers.set('cookie', jar.toHeader());
    if (request.method !== 'GET') headers.set('origin', pageOrigin);
    const bytes = await request.arrayBuffer();
    sent.push({
      method: request.method,
      path: pathname + search,
      headers,
      body: new TextDecoder().decode(bytes),
    });
    const forApi = () =>
      new Request(request.url, {
        method: request.method,
        headers,
        body: bytes.byteLength > 0 ? bytes : undefined,
      });
    const response = (await world.intercept(forApi())) ?? (await api.api.fetch(forApi()));
    for (const line of response.headers.getSetCookie()) {
      if (/;\s*httponly/i.test(line)) httpOnly.add(line.split('=')[0] ?? '');
    }
    jar.apply(response.headers.getSetCookie(), new Date('2029-01-01T00:00:00Z'));
    return response;
  }

  /** What one more tab has of this browser. */
  function openPorts(visited: string[] = []): BrowserPorts {
    const self = Symbol('tab');
    const tabs: Tabs = {
      tell(message) {
        // Never in the same turn, and not to tabs that open later: so does a channel.
        const present = [...hearers];
        setTimeout(() => {
          for (const hear of present) hear(self, message);
        }, 1);
      },
      listen(listener) {
        const hear = (from: symbol, message: TabMessage) => {
          if (from !== self) listener(message);
        };
        hearers.add(hear);
        return () => hearers.delete(hear);
      },
      takeTurn(work) {
        const turn = lock.then(work);
        lock = turn.catch(() => undefined);
        return turn;
      },
    };
    const visible = () =>
      jar
        .toHeader()
        .split('; ')
        .filter((pair) => !httpOnly.has(pair.split('=')[0] ?? ''))
        .join('; ');
    return {
      pageOrigin,
      fetch: send,
      readCookies: visible,
      tabs,
      now: () => time,
      wait: deliverAll,
      navigate: (path) => visited.push(path),
    };
  }

  function openTab(boot: Partial<AuthBoot> = {}, channel: Partial<Tabs> = {}): Tab {
    const visited: string[] = [];
    const ports = openPorts(visited);
    const tabs = { ...ports.tabs, ...channel };
    const auth = createBrowserAuth({ ...emptyBoot(strategy), ...boot }, { ...ports, tabs });
    return { ...auth, visited };
  }

  return world;
}

/** Until every message has arrived: the channel takes a millisecond, and an answer to a message another. */
export async function deliverAll(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** What a server says to a visitor of whom it knows nothing. */
export function emptyBoot(strategy: Strategy): AuthBoot {
  return {
    strategy,
    api: 'unknown',
    door: 'proxied',
    apiHost: '',
    csrfCookieName: 'csrftoken',
    usesHandoff: false,
    serverKnows: true,
    refreshAhead: false,
    status: 'unauthenticated',
    user: null,
    isPartial: false,
  };
}
