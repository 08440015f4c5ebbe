'use client';
// The typed client for client components: useAuth().fetch with types.
//   const api = useApi();
//   const { data, error } = await api.POST('/api/notes/', { body: { title } });
import { useMemo } from 'react';
import { useAuth } from '../client';
import { type ApiClient, createClient } from './create-client';

/** The client of this page; the same one at every render. */
export function useApi(): ApiClient {
  const { fetch } = useAuth();
  return useMemo(() => createClient(fetch), [fetch]);
}
