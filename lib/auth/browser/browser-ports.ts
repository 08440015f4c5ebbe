// What auth needs of the browser. Also built once on the server, where a client component renders first: there
// nothing is called, so everything is inert.
import type { BrowserFetch } from './api-host';
import { openTabs, type Tabs } from './tabs';

export type BrowserPorts = {
  pageOrigin: string;
  fetch: BrowserFetch;
  readCookies: () => string;
  tabs: Tabs;
  now: () => number;
  wait: (milliseconds: number) => Promise<void>;
  /** Load a page of this site with a full navigation. */
  navigate: (path: string) => void;
};

export function pagePorts(): BrowserPorts {
  const isBrowser = typeof window !== 'undefined';
  return {
    pageOrigin: isBrowser ? window.location.origin : 'http://localhost',
    fetch: (input, init) => fetch(input, init),
    readCookies: () => document.cookie,
    tabs: isBrowser ? openTabs() : { tell: () => {}, listen: () => () => {}, takeTurn: (work) => work() },
    now: () => Date.now(),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    navigate: (path) => window.location.assign(path),
  };
}
