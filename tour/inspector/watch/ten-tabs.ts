// For the inspector: what ten tabs do that need a token at the same moment. Each is a tab as far as auth can tell:
// memory of its own, a channel of its own, and the one lock that all tabs of a browser share.
import type { AuthBoot } from '@/lib/auth/auth-boot';
import { createBrowserAuth } from '@/lib/auth/browser/browser-auth';
import type { BrowserPorts } from '@/lib/auth/browser/browser-ports';

export type TabResult = {
  tab: number;
  /** `asked`: it called the API. `handed over`: another tab had just done so. `failed`: it has no token. */
  got: 'asked' | 'handed over' | 'failed';
  milliseconds: number;
};

/** Open the tabs at once, let each ask for what a call needs, and close them. */
export async function refreshInTabs(o: {
  count: number;
  boot: AuthBoot;
  openPorts: () => BrowserPorts;
}): Promise<TabResult[]> {
  return Promise.all(
    Array.from({ length: o.count }, async (_, index) => {
      const ports = o.openPorts();
      const stops: (() => void)[] = [];
      let calls = 0;
      const auth = createBrowserAuth(
        { ...o.boot, usesHandoff: false, status: 'loading' },
        {
          ...ports,
          fetch: (input, init) => {
            calls += 1;
            return ports.fetch(input, init);
          },
          tabs: { ...ports.tabs, listen: (listener) => keep(stops, ports.tabs.listen(listener)) },
          navigate: () => {},
        },
      );
      const startedAt = ports.now();
      const isIn = await ask(auth, o.boot.strategy === 'jwt');
      for (const stop of stops) stop();
      const got = !isIn ? 'failed' : calls > 0 ? 'asked' : 'handed over';
      return { tab: index + 1, got, milliseconds: ports.now() - startedAt };
    }),
  );
}

async function ask(auth: ReturnType<typeof createBrowserAuth>, needsToken: boolean): Promise<boolean> {
  if (needsToken) return (await auth.getToken().catch(() => null)) !== null;
  await auth.check();
  return auth.getView().status === 'authenticated';
}

function keep(stops: (() => void)[], stop: () => void): () => void {
  stops.push(stop);
  return stop;
}
