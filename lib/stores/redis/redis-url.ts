// REDIS_URL as redis-py (and so Django) reads it: redis://user:password@host:6379/0, rediss:// for TLS with ssl_cert_reqs,
// ssl_ca_certs, ssl_certfile and ssl_keyfile, unix:///path/to/socket. One server: Sentinel and lists of nodes are
// refused by name.
import { readFileSync } from 'node:fs';
import type { RedisClientOptions } from 'redis';
import { StoreError } from '../stores';

type Connection = Pick<RedisClientOptions, 'url' | 'database' | 'socket'>;

const example = 'use redis://:password@host:6379/0';
const oneServer = 'name one server, or the address of the primary';

/** Read it into node-redis' options. Throws StoreError, which never quotes the URL: it may hold a password. */
export function readRedisUrl(text: string): Connection {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase() ?? '';
  if (scheme.includes('sentinel'))
    throw misconfigured('leads to Redis Sentinel, which is not supported', oneServer);
  if (scheme.includes('cluster'))
    throw misconfigured('leads to a Redis Cluster, which is not supported', oneServer);
  if (/^[^?#]*,/.test(text.replace(/^[^:]*:\/\/[^/@]*@/, '')))
    throw misconfigured('lists several servers, which is not supported', oneServer);
  if (!['redis', 'rediss', 'unix'].includes(scheme)) throw misconfigured('is not a Redis URL', example);
  const [url = '', query = ''] = text.split('?');
  const options = new URLSearchParams(query);
  const database = options.get('db');
  if (database !== null && !/^\d+$/.test(database))
    throw misconfigured('has a db that is no number', example);
  return {
    url,
    ...(database !== null && { database: Number(database) }),
    ...(scheme === 'rediss' && { socket: { tls: true, ...readTls(options) } }),
  };
}

function readTls(options: URLSearchParams) {
  const requirement = options.get('ssl_cert_reqs') ?? 'required';
  const isChecked = /^(cert_)?(required|optional)$/i.test(requirement);
  if (!isChecked && !/^(cert_)?none$/i.test(requirement))
    throw misconfigured('has an unknown ssl_cert_reqs', 'use required or none');
  const isNameChecked = !/^(false|0|no)$/i.test(options.get('ssl_check_hostname') ?? 'true');
  return {
    rejectUnauthorized: isChecked,
    ca: readPem(options, 'ssl_ca_certs'),
    cert: readPem(options, 'ssl_certfile'),
    key: readPem(options, 'ssl_keyfile'),
    ...(!isNameChecked && { checkServerIdentity: () => undefined }),
  };
}

function readPem(options: URLSearchParams, name: string): string | undefined {
  const path = options.get(name);
  if (path === null) return undefined;
  const fix = 'give a readable PEM file';
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw misconfigured(`names a file in ${name} that cannot be read (${path})`, fix, cause);
  }
  if (text.includes('-----BEGIN ')) return text;
  throw misconfigured(`names a file in ${name} that is no PEM (${path})`, fix);
}

function misconfigured(what: string, fix: string, cause?: unknown): StoreError {
  return new StoreError('configuration', `REDIS_URL ${what}: ${fix}.`, { cause });
}
