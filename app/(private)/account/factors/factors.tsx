'use client';
// The card of the second factors. Like the list of sessions, its code comes after the page.
import { lazy, Suspense } from 'react';
import { SessionsLoading } from '../sessions-loading';

const FactorList = lazy(() => import('./factor-list').then(({ FactorList }) => ({ default: FactorList })));

export function Factors({ offered }: { offered: readonly string[] }) {
  return (
    <Suspense fallback={<SessionsLoading />}>
      <FactorList offered={offered} />
    </Suspense>
  );
}
