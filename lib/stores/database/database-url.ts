// DATABASE_URL as dj-database-url reads it: sqlite:///relative.sqlite3, sqlite:////absolute.sqlite3, sqlite://:memory:,
// postgres://user:password@host:5432/name?sslmode=require. sslmode means what it means to libpq (and so to Django).
import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { StoreError } from '../stores';

export interface PostgresAddress {
  host: string | undefined;
  port: number;
  user: string | undefined;
  password: string | undefined;
  database: string;
  ssl: ConnectionOptions | false;
  /** Server settings such as "-c search_path=auth". */
  options: string | undefined;
}

export type DatabaseAddress =
  | { dialect: 'sqlite'; path: string }
  | { dialect: 'postgres'; address: PostgresAddress };

const POSTGRES_SCHEMES = new Set(['postgres', 'postgresql', 'pgsql']);

/** Read DATABASE_URL; throws StoreError with the variable and the fix, and never the URL, which may hold a password. */
export function readDatabaseUrl(text: string): DatabaseAddress {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'sqlite' || scheme === 'sqlite3') return { dialect: 'sqlite', path: readSqlitePath(text) };
  if (scheme && POSTGRES_SCHEMES.has(scheme)) return { dialect: 'postgres', address: readPostgres(text) };
  throw misconfigured(
    scheme ? `has the scheme "${scheme}", which is not supported` : 'is not a database URL',
    'use sqlite:///db.sqlite3 or postgres://user:password@host:5432/name',
  );
}

function readSqlitePath(text: string): string {
  const rest = text.slice(text.indexOf(':') + 1).replace(/[?#].*$/s, '');
  if (rest === '//' || rest === '//:memory:' || rest === ':memory:') return ':memory:';
  // Three slashes are a path relative to the working directory, four an absolute one.
  const path = /^\/\/\/(.+)$/s.exec(rest)?.[1];
  if (!path)
    throw misconfigured(
      'names no SQLite file',
      'use sqlite:///db.sqlite3 (relative) or sqlite:////srv/db.sqlite3',
    );
  return decode(path);
}

function readPostgres(text: string): PostgresAddress {
  let url: URL;
  try {
    // WHATWG leaves the host of an unknown scheme as it stands (and allows none), which is what a socket path needs.
    url = new URL(text);
  } catch {
    throw misconfigured(
      'cannot be read as postgres://user:password@host:5432/name',
      'percent-encode special characters of the user and the password (@ is %40, / is %2F, # is %23)',
    );
  }
  const database = decode(url.pathname.slice(1));
  if (!database)
    throw misconfigured('names no PostgreSQL database', 'add its name after the host: postgres://host/name');
  return {
    host: url.searchParams.get('host') ?? (decode(url.hostname).replace(/^\[|\]$/g, '') || undefined),
    port: Number(url.port || 5432),
    user: decode(url.username) || undefined,
    password: decode(url.password) || undefined,
    database,
    ssl: readSsl(url.searchParams),
    options: url.searchParams.get('options') ?? undefined,
  };
}

function readSsl(query: URLSearchParams): PostgresAddress['ssl'] {
  const mode = query.get('sslmode') ?? 'disable';
  const rootCertificate = query.get('sslrootcert');
  switch (mode) {
    case 'disable':
    case 'allow':
    case 'prefer':
      return false;
    case 'require':
      // libpq encrypts here without checking who answers, unless a root certificate is given.
      return rootCertificate ? verified(rootCertificate) : { rejectUnauthorized: false };
    case 'verify-ca':
      return { ...verified(rootCertificate), checkServerIdentity: () => undefined };
    case 'verify-full':
      return verified(rootCertificate);
    default:
      throw misconfigured('has an unknown sslmode', 'use disable, require, verify-ca or verify-full');
  }
}

function verified(rootCertificate: string | null): ConnectionOptions {
  if (!rootCertificate || rootCertificate === 'system') return { rejectUnauthorized: true };
  try {
    return { rejectUnauthorized: true, ca: readFileSync(rootCertificate, 'utf8') };
  } catch (cause) {
    throw misconfigured(
      `names an sslrootcert that cannot be read (${rootCertificate})`,
      'give a readable PEM file',
      cause,
    );
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw misconfigured('has a "%" that starts no escape', 'write a literal % as %25', cause);
  }
}

function misconfigured(what: string, fix: string, cause?: unknown): StoreError {
  return new StoreError('configuration', `DATABASE_URL ${what}: ${fix}.`, { cause });
}
