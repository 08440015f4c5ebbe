// setup: bridges file
// A Django that does not speak the contract, through one of lib/bridges. Its code is loaded only when it is named.
import type { BridgeApp } from '@/lib/bridges/app';
import type { BridgeConfig } from '@/lib/settings/bridge';
import { getWebConfig } from '@/lib/settings/web';
import { unavailable } from './answers';
import { serverUpstream } from './server';
import { type Upstream, withSlash } from './upstream';

// Next bundles pages and route handlers apart; what came of a refresh must be known to both.
const place = Symbol.for('auth.bridge');

export function bridgedUpstream(settings: BridgeConfig): Upstream {
  return {
    async pass(request, body) {
      const url = new URL(request.url);
      url.pathname = withSlash(url.pathname);
      const { method, headers, signal } = request;
      try {
        const answer = await getBridge(settings);
        return await answer(new Request(url, { method, headers, signal }), body);
      } catch (error) {
        console.error('The bridge does not answer:', messageOf(error));
        return unavailable();
      }
    },

    async call(request) {
      const answer = await getBridge(settings);
      const { url, method, headers: sent, signal } = request;
      // A request made here has no Host yet, and CSRF rules ask where it goes.
      const headers = new Headers(sent);
      if (!headers.has('host')) headers.set('host', new URL(url).host);
      const body = request.body === null ? undefined : await request.arrayBuffer();
      return answer(new Request(url, { method, headers, signal }), body);
    },

    async start() {
      try {
        await getBridge(settings);
      } catch (error) {
        // Nothing was asked yet, so only a setting can be wrong.
        console.error(messageOf(error));
        process.exit(1);
      }
    },

    async finish() {},
  };
}

function getBridge(settings: BridgeConfig): Promise<BridgeApp> {
  const shared: typeof globalThis & { [place]?: Promise<BridgeApp> } = globalThis;
  shared[place] ??= load(settings);
  return shared[place];
}

async function load(settings: BridgeConfig): Promise<BridgeApp> {
  const { loadBridge } = await import('@/lib/bridges/load');
  return loadBridge({
    config: getWebConfig(),
    settings,
    fetch: (url, init) => fetch(url, init),
    forward: serverUpstream(settings.url).pass,
    now: () => new Date(),
  });
}

function messageOf(error: unknown): unknown {
  return error instanceof Error ? error.message : error;
}
