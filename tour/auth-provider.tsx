// The <AuthProvider> of an application with the tour: the same one, with the strategy bar above the page and, in
// development, the inspector beside it. app/layout.tsx imports it in place of the plain one.
import type { ReactNode } from 'react';
import type { AuthBoot } from '@/lib/auth/auth-boot';
import { AuthProvider as PlainAuthProvider } from '@/lib/auth/client';
import { StrategyBar } from './strategy-bar';

export async function AuthProvider({ boot, children }: { boot: AuthBoot; children: ReactNode }) {
  const Provider = await loadProvider();
  return (
    <Provider boot={boot}>
      <StrategyBar />
      {children}
    </Provider>
  );
}

/** The condition is a constant of the build, so production has nothing of the inspector. */
async function loadProvider() {
  if (process.env.NODE_ENV !== 'development') return PlainAuthProvider;
  const { InspectedAuth } = await import('./inspector/inspected-auth');
  return InspectedAuth;
}
