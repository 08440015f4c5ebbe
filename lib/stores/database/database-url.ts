// DATABASE_URL as dj-database-url reads it: sqlite:///relative.sqlite3, sqlite:////absolute.sqlite3, sqlite://:memory:,
// postgres://user:password@host:5432/name?sslmode=require. sslmode means what it means to libpq (and so to Django); so
// does a missing host, which is the server's socket.
import { existsSync, readFileSync } from 'node:fs';
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

// PostGIS and Timescale are extensions of PostgreSQL, SpatiaLite one of SQLite: the tables here need none of them.
const postgresSchemes = new Set(['postgres', 'postgresql', 'pgsql', 'postgis', 'timescale', 'timescalegis']);
const sqliteSchemes = new Set(['sqlite', 'sqlite3', 'spatialite']);
// Where libpq looks: Debian's place, then that of the sources.
const socketFolders = ['/var/run/postgresql', '/tmp'];

/** Read DATABASE_URL; throws StoreError with the variable and the fix, and never the URL, which may hold a password. */
export function readDatabaseUrl(text: string): DatabaseAddress {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme && sqliteSchemes.has(scheme)) return { dialect: 'sqlite', path: readSqlitePath(text) };
  if (scheme && postgresSchemes.has(scheme)) return { dialect: 'postgres', address: readPostgres(text) };
  throw misconfigured(
    scheme ? `has the scheme "${scheme}", which is not supported` : 'is not a database URL',
    'use sqlite:///db.sqlite3 or postgres://user:password@host:5432/name; other databases are not spoken here',
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
  const authority = /^[^:]+:\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(text)?.[1] ?? '';
  if (authority.includes(',') || /[?&]host=[^&]*(,|%2C)/i.test(text))
    throw misconfigured('names several hosts', 'name one: the primary, or the address that leads to it');
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
  const port = Number(url.port || url.searchParams.get('port') || 5432);
  const host = url.searchParams.get('host') ?? decode(url.hostname).replace(/^\[|\]$/g, '');
  return {
    host: host || findSocket(port),
    port,
    user: decode(url.username) || undefined,
    password: decode(url.password) || undefined,
    database,
    ssl: readSsl(url.searchParams),
    options: url.searchParams.get('options') ?? undefined,
  };
}

function findSocket(port: number): string | undefined {
  return socketFolders.find((folder) => existsSync(`${folder}/.s.PGSQL.${port}`));
}

function readSsl(query: URLSearchParams): PostgresAddress['ssl'] {
  const mode = query.get('sslmode') ?? readSslFlag(query.get('ssl'));
  const rootCertificate = query.get('sslrootcert');
  switch (mode) {
    case 'disable':
    case 'allow':
    case 'prefer':
      return false;
    case 'no-verify':
      return { rejectUnauthorized: false };
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

/** `?ssl=true`, as JDBC and some hosts write it. */
function readSslFlag(flag: string | null): string {
  if (flag === null || /^(false|0|no|off)$/i.test(flag)) return 'disable';
  if (/^(true|1|yes|on|)$/i.test(flag)) return 'require';
  throw misconfigured('has an unknown ssl', 'write sslmode=require instead');
}

function verified(rootCertificate: string | null): ConnectionOptions {
  if (!rootCertificate || rootCertificate === 'system') return { rejectUnauthorized: true };
  return { rejectUnauthorized: true, ca: readRootCertificate(rootCertificate) };
}

/** Node takes any text for a list of certificates, and an empty one trusts nobody. */
function readRootCertificate(path: string): string {
  const fix = 'give a readable PEM file with the certificate of the authority';
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw misconfigured(`names an sslrootcert that cannot be read (${path})`, fix, cause);
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw misconfigured(`names an sslrootcert that is no certificate (${path})`, fix);
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
