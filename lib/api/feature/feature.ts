// What you build on the API: one folder beside lib/notes, one line in lib/features.ts. This folder, lib/api/http and
// lib/stores/database are what a feature may use of the API; the rest may change under it.
import type { AppTables } from '@/lib/stores/migrations/app-tables';
import type { Route } from '../http/route';

export type Feature = {
  /** Under `features` of GET /api/auth/capabilities/. */
  name: string;
  /** Its own tables. The feature is offered once their migrations have run. */
  tables: AppTables;
  routes: readonly Route[];
};
