'use client';
// The inspector's log outlives a page: signing in and out load a new one, and that is when it matters.
import { useEffect } from 'react';
import type { LogEntry, Observer } from './watch/observe-ports';

const storageKey = 'inspector-log';

export function readKeptLog(): LogEntry[] {
  if (typeof window === 'undefined') return [];
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
    // written by this file alone
    return Array.isArray(kept) ? (kept as LogEntry[]) : [];
  } catch {
    return [];
  }
}

export function useKeptLog(observer: Observer): void {
  useEffect(
    () =>
      observer.subscribe(() =>
        sessionStorage.setItem(storageKey, JSON.stringify(observer.getObservation().log)),
      ),
    [observer],
  );
}
