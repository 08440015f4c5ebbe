'use client';
// Which second factors can be given now.
import { useEffect, useState } from 'react';
import { useAuth } from '@/lib/auth/client';

/** Their kinds; undefined until they are known. `onNobody`: nobody waits here for the second step. */
export function useFactorTypes(onNobody?: () => void): readonly string[] | undefined {
  const { fetch } = useAuth();
  const [types, setTypes] = useState<readonly string[]>();
  useEffect(() => {
    let isGone = false;
    async function load() {
      const answer = await fetch('/api/auth/second-factor/').catch(() => null);
      const body: unknown = await answer?.json().catch(() => null);
      if (isGone) return;
      if (answer?.status === 401) onNobody?.();
      else if (answer?.ok && typeof body === 'object' && body !== null && 'factors' in body) {
        setTypes(Array.isArray(body.factors) ? body.factors.map(String) : []);
      }
    }
    void load();
    return () => {
      isGone = true;
    };
  }, [fetch, onNobody]);
  return types;
}
