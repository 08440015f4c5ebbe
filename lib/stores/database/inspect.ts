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
  /** False when no token is ever issued (AUTH_STRATEGY=session). */
  needsTokens: boolean;
}

/** SQLite has no uuid type: Django keeps one as char(32). */
export const uuidType = /^(uuid|char\(32\))$/i;

const TOKEN_TABLES = ['token_blacklist_outstandingtoken', 'token_blacklist_blacklistedtoken'];

/** Say whether refresh tokens can be recorded. */
export function hasTokenTables(catalog: Catalog): boolean {
  return TOKEN_TABLES.every((table) => catalog.has(table));
}

/** Read which of Django's tables exist; runs no DDL. */
export async function inspectDatabase(database: Database, options: InspectionOptions): Promise<Inspection> {
  return inspectCatalog(await readCatalog(database), options);
}

export function inspectCatalog(
  catalog: Catalog,
  { userTable, needsSessions, needsTokens }: InspectionOptions,
): Inspection {
  const needed: [DjangoApp, string[]][] = [
    ['contenttypes', ['django_content_type']],
    ['auth', ['auth_group', 'auth_permission', 'auth_group_permissions', userTable]],
  ];
  if (needsTokens) needed.push(['token_blacklist', TOKEN_TABLES]);
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
export function requireReady(inspection: Inspection, options: InspectionOptions, catalog: Catalog): void {
  if (inspection.status === 'ready') return;
  throw new StoreError('configuration', adviceFor(inspection, options.userTable, catalog));
}

function adviceFor({ status, missing }: Inspection, userTable: string, catalog: Catalog): string {
  if (status === 'empty')
    return userTable === 'auth_user'
      ? 'The database of DATABASE_URL has no tables yet: run `npm run manage -- migrate`.'
      : `The database of DATABASE_URL has no tables, and AUTH_USER_TABLE=${userTable} belongs to a Django project: run its \`manage.py migrate\`.`;
  if (status === 'partial')
    return `The database of DATABASE_URL has some of Django's tables but not those of ${missing.join(', ')}, and no django_migrations: name an empty database or a Django project's.`;
  const hint = adviseOnUserTable(userTable, catalog);
  const apps = missing.filter((app) => app !== 'auth' || hint === null || !catalog.has('auth_group'));
  const lines = apps.map((app) => `"${INSTALLED_APP[app]}"`).join(', ');
  const rest = `A Django project owns the database of DATABASE_URL and lacks tables of ${apps.join(', ')}: add ${lines} to its INSTALLED_APPS and run its \`manage.py migrate\`.`;
  return [hint, apps.length > 0 ? rest : null].filter((sentence) => sentence !== null).join(' ');
}

/** A Django database without the user table has a custom user model, and which table that is can be seen. */
function adviseOnUserTable(userTable: string, catalog: Catalog): string | null {
  if (catalog.has(userTable)) return null;
  const problem =
    userTable === 'auth_user'
      ? 'AUTH_USER_TABLE: not set, and there is no table auth_user.'
      : `AUTH_USER_TABLE: there is no table "${userTable}".`;
  // The two columns of AbstractBaseUser.
  const found = [...catalog].filter(([, columns]) => columns.has('password') && columns.has('last_login'));
  if (found.length === 0) return `${problem} With a custom user model, set it to the model's table.`;
  const settings = found.map(([table, columns]) => settingsFor(table, columns)).join(', or ');
  return `${problem} The custom user model seems to be in another: set ${settings}.`;
}

function settingsFor(table: string, columns: ReadonlyMap<string, string>): string {
  const isUuid = uuidType.test(columns.get('id') ?? '');
  const isEmailLogin = !columns.has('username') && columns.has('email');
  return `AUTH_USER_TABLE=${table}${isUuid ? ' AUTH_USER_ID_TYPE=uuid' : ''}${isEmailLogin ? ' USERNAME_FIELD=email' : ''}`;
}
