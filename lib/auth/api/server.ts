// The typed client for server components, server actions and route handlers: it calls as the visitor whose request it is.
//   const { data, error } = await api.GET('/api/notes/', { params: { query: { page: '2' } } });
import { apiFetch } from '../server';
import { createClient } from './create-client';

export const api = createClient(apiFetch);
