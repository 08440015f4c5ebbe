// Whose database is this? Empty: we may create Django's tables. Ready: all there, whoever made them. Foreign: a Django
// project owns it and an app is missing, which only that project may add. Partial: some tables, and no Django in sight.

import { StoreError } from '../stores';
import { type Catalog, readCatalog } from './catalog';
import type { Database } from './database';

export type DjangoApp = 'contenttypes' | 'auth' | 'sessions' | 'token_blacklist';

export interface Inspection {
  status: 'empty' | 'ready' | 'foreign' | 'partial';
  /** The apps whose tables are missing. */
  missing: DjangoApp[];
}

export interface InspectionOptions {
  /** The table of AUTH_USER_MODEL. */
  userTable: string;
  /** False when sessions live in Redis alone (SESSION_ENGINE=cache). */
  needsSessions: boolean;
}

/** Read which of Django's tables exist; runs no DDL. */
export async function inspectDatabase(database: Database, options: InspectionOptions): Promise<Inspection> {
  return inspectCatalog(await readCatalog(database), options);
}

export function inspectCatalog(
  catalog: Catalog,
  { userTable, needsSessions }: InspectionOptions,
): Inspection {
  const needed: [DjangoApp, string[]][] = [
    ['contenttypes', ['django_content_type']],
    ['auth', ['auth_group', 'auth_permission', 'auth_group_permissions', userTable]],
    ['token_blacklist', ['token_blacklist_outstandingtoken', 'token_blacklist_blacklistedtoken']],
  ];
  if (needsSessions) needed.push(['sessions', ['django_session']]);
  const missing = needed
    .filter(([, tables]) => !tables.every((table) => catalog.has(table)))
    .map(([app]) => app);
  if (missing.length === 0) return { status: 'ready', missing };
  if (catalog.has('django_migrations')) return { status: 'foreign', missing };
  const isEmpty = !needed.some(([, tables]) => tables.some((table) => catalog.has(table)));
  return { status: isEmpty ? 'empty' : 'partial', missing };
}

const INSTALLED_APP: Record<DjangoApp, string> = {
  contenttypes: 'django.contrib.contenttypes',
  auth: 'django.contrib.auth',
  sessions: 'django.contrib.sessions',
  token_blacklist: 'rest_framework_simplejwt.token_blacklist',
};

/** Throw a StoreError that says how to make the database ready. */
export function requireReady({ status, missing }: Inspection, { userTable }: InspectionOptions): void {
  if (status === 'ready') return;
  throw new StoreError('configuration', adviceFor(status, missing, userTable));
}

function adviceFor(status: Inspection['status'], missing: DjangoApp[], userTable: string): string {
  if (status === 'empty')
    return userTable === 'auth_user'
      ? 'The database of DATABASE_URL has no tables yet: run `npm run manage -- migrate`.'
      : `The database of DATABASE_URL has no tables, and AUTH_USER_TABLE=${userTable} belongs to a Django project: run its \`manage.py migrate\`.`;
  if (status === 'partial')
    return `The database of DATABASE_URL has some of Django's tables but not those of ${missing.join(', ')}, and no django_migrations: name an empty database or a Django project's.`;
  const lines = missing.map((app) => `"${INSTALLED_APP[app]}"`).join(', ');
  const custom = missing.includes('auth')
    ? ' (with a custom user model, set AUTH_USER_TABLE to its table)'
    : '';
  return `A Django project owns the database of DATABASE_URL and lacks tables of ${missing.join(', ')}: add ${lines} to its INSTALLED_APPS and run its \`manage.py migrate\`${custom}.`;
}
