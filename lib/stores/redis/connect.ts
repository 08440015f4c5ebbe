// One connection to Redis: what both users of it, stores and counters, have in common. It never queues while the server
// is away, and says what is wrong with the server in words that name REDIS_URL.
import { createClient } from 'redis';
import { describeCertificateError } from '../certificate-errors';
import { StoreError } from '../stores';
import { readRedisUrl } from './redis-url';

const maxReconnectDelayMs = 1_000;

const certificateFixes = {
  untrusted: 'add ?ssl_ca_certs=/path/to/ca.pem to REDIS_URL',
  otherName: 'write the name in the certificate as the host of REDIS_URL',
};

export type RedisClient = ReturnType<typeof createRedisClient>;

export type ConnectOptions = {
  connectTimeoutMs: number;
  /** Whether to try again after a failure; lost connections are worth it, a start without Redis may not be. */
  reconnects: () => boolean;
};

/** Build a client that is not connected yet. Throws StoreError when REDIS_URL cannot be used. */
export function createRedisClient(text: string, { connectTimeoutMs, reconnects }: ConnectOptions) {
  const { url, database, socket } = readRedisUrl(text);
  try {
    return createClient({
      url,
      ...(database !== undefined && { database }),
      disableOfflineQueue: true,
      socket: {
        ...socket,
        connectTimeout: connectTimeoutMs,
        reconnectStrategy: (retries) => reconnects() && Math.min(50 * 2 ** retries, maxReconnectDelayMs),
      },
    });
  } catch {
    // No cause: it carries the URL, which may hold a password.
    throw new StoreError('configuration', 'REDIS_URL is not a Redis URL: use redis://:password@host:6379/0.');
  }
}

/** A node of a cluster and a sentinel take the connection, and then refuse the keys. Throws StoreError for them. */
export async function requireSingleServer(client: RedisClient): Promise<void> {
  // An account that may not ask is let through.
  const info = await client.info('server').catch(() => '');
  const mode = /^redis_mode:(\w+)/m.exec(String(info))?.[1] ?? 'standalone';
  if (mode === 'standalone') return;
  const kind = mode === 'cluster' ? 'a node of a Redis Cluster' : 'a Redis Sentinel';
  throw new StoreError(
    'configuration',
    `REDIS_URL leads to ${kind}, which is not supported: name a single server, or the primary that Sentinel watches.`,
  );
}

/** Tell what the operator can mend from an outage. */
export function explainRedisError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : '';
  if (/^(NOAUTH|WRONGPASS|NOPERM)|without any password|invalid username-password/i.test(message))
    return new StoreError('configuration', 'Redis refused the password: correct it in REDIS_URL.', {
      cause: error,
    });
  const certificate =
    error instanceof Error ? describeCertificateError(error, 'Redis', certificateFixes) : null;
  if (certificate !== null) return new StoreError('configuration', certificate, { cause: error });
  return new StoreError('unavailable', 'Redis does not answer: check that the server of REDIS_URL is up.', {
    cause: error,
  });
}
