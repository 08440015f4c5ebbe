'use client';
// Development's <AuthProvider>: the same one, with the inspector listening on its line to browser and network.
// tour/auth-provider.tsx takes it in development only, so nothing of this folder is in a production build.
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import type { AuthBoot } from '@/lib/auth/auth-boot';
import { pagePorts } from '@/lib/auth/browser/browser-ports';
import { AuthProvider } from '@/lib/auth/client';
import { Inspector } from './inspector';
import { readKeptLog, useKeptLog } from './kept-log';
import { observePorts } from './watch/observe-ports';

export function InspectedAuth({ boot, children }: { boot: AuthBoot; children: ReactNode }) {
  const [observer] = useState(() => observePorts(pagePorts(), readKeptLog()));
  useKeptLog(observer);
  return (
    <AuthProvider boot={boot} ports={observer.ports}>
      {children}
      {useIsInBrowser() && <Inspector boot={boot} observer={observer} />}
    </AuthProvider>
  );
}

/** The panel shows what only a browser has, so the server renders none. */
function useIsInBrowser(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}
