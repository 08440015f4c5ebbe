'use client';
// The card of the open sessions. The list is asked for in the browser anyway, so its code comes after the page as well.
import { lazy, Suspense } from 'react';
import { SessionsLoading } from './sessions-loading';

const SessionList = lazy(() =>
  import('./session-list').then(({ SessionList }) => ({ default: SessionList })),
);

export function Sessions() {
  return (
    <Suspense fallback={<SessionsLoading />}>
      <SessionList />
    </Suspense>
  );
}
