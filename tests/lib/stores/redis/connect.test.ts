// Redis servers that cannot be used as they are named, said at the start; and TLS with redis-py's own options.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openRedis } from '@/lib/stores/redis/redis';
import { openRedisCounters } from '@/lib/stores/redis/redis-counters';
import { readRedisUrl } from '@/lib/stores/redis/redis-url';
import { StoreError } from '@/lib/stores/stores';
import { makeCertificate } from '@/tests/e2e/matrix/certificate';
import { type OwnServer, openOwnRedis, plainRedis } from '@/tests/support/own-servers';
import { hasRedis } from '@/tests/support/services';

describe('REDIS_URL', () => {
  test.each([
    ['redis+sentinel://:hunter2@s1:26379/mymaster', 'leads to Redis Sentinel, which is not supported'],
    ['redis://:hunter2@h1:6379,redis://h2:6379', 'lists several servers'],
    ['redis://h1:6379,h2:6379/0', 'lists several servers'],
    ['rediss+cluster://:hunter2@h', 'leads to a Redis Cluster'],
    ['http://:hunter2@h', 'is not a Redis URL: use redis://'],
    ['redis://h?db=zero', 'has a db that is no number'],
    ['rediss://h?ssl_cert_reqs=perhaps', 'use required or none'],
    ['rediss://h?ssl_ca_certs=/nowhere.pem', 'give a readable PEM file'],
  ])('refuses %s with the fix', (url, words) => {
    const error = catchError(() => readRedisUrl(url));
    expect(error).toBeInstanceOf(StoreError);
    expect(String(error)).toContain(words);
    expect(String(error)).not.toContain('hunter2');
  });

  test('reads what redis-py reads', () => {
    expect(readRedisUrl('redis://u:p,q@h:6379?db=3')).toEqual({ url: 'redis://u:p,q@h:6379', database: 3 });
    expect(readRedisUrl('rediss://h?ssl_cert_reqs=none').socket).toMatchObject({ rejectUnauthorized: false });
    expect(readRedisUrl('rediss://h').socket).toMatchObject({ tls: true, rejectUnauthorized: true });
    expect(readRedisUrl('unix:///run/redis.sock')).toEqual({ url: 'unix:///run/redis.sock' });
  });
});

describe.skipIf(!hasRedis)('a server [Redis]', () => {
  let folder: string;
  let server: OwnServer | undefined;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'redis-'));
  });
  afterEach(() => server?.stop('SIGKILL'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function start(settings: (port: number) => string[]): Promise<OwnServer> {
    server = await openOwnRedis(settings);
    await server.start();
    return server;
  }

  async function failuresOf(url: string): Promise<string[]> {
    const failureOf = (attempt: Promise<unknown>) =>
      attempt.then(
        () => 'opened',
        (error: unknown) => (error instanceof StoreError ? `${error.kind}: ${error.message}` : String(error)),
      );
    return [await failureOf(openRedis(url)), await failureOf(openRedisCounters(url, () => {}))];
  }

  test('of a cluster is named at the start', async () => {
    const { url } = await start((port) => [...plainRedis(port), '--dir', folder, '--cluster-enabled', 'yes']);
    for (const failure of await failuresOf(url))
      expect(failure).toMatch(
        /^configuration: REDIS_URL leads to a node of a Redis Cluster, .*name a single server/,
      );
  });

  test('that is a Sentinel is named at the start', async () => {
    writeFileSync(join(folder, 'sentinel.conf'), 'sentinel monitor primary 127.0.0.1 1 1\n');
    const { url } = await start((port) => [
      join(folder, 'sentinel.conf'),
      '--port',
      String(port),
      '--sentinel',
    ]);
    for (const failure of await failuresOf(url))
      expect(failure).toMatch(/^configuration: REDIS_URL leads to a Redis Sentinel/);
  });

  test('with another password stops the start', async () => {
    const { url } = await start((port) => [...plainRedis(port), '--requirepass', 'right']);
    for (const failure of await failuresOf(url.replace('//', '//:hunter2@')))
      expect(failure).toBe('configuration: Redis refused the password: correct it in REDIS_URL.');
  });

  test('with TLS is checked as redis-py checks it', async () => {
    await makeCertificate(folder, ['localhost']);
    const path = (name: string) => join(folder, name);
    const { port } = await start((port) => [
      ...plainRedis(0),
      ...['--tls-port', String(port), '--tls-auth-clients', 'no', '--tls-ca-cert-file', path('ca.pem')],
      ...['--tls-cert-file', path('host.pem'), '--tls-key-file', path('host.key')],
    ]);
    const url = `rediss://localhost:${port}/0`;
    for (const failure of await failuresOf(url))
      expect(failure).toBe(
        'configuration: The certificate of the Redis server is not trusted: add ?ssl_ca_certs=/path/to/ca.pem to REDIS_URL.',
      );
    for (const query of [`ssl_ca_certs=${path('ca.pem')}`, 'ssl_cert_reqs=none']) {
      const redis = await openRedis(`${url}?${query}`);
      await redis.ping();
      await redis.close();
    }
    const byAddress = `rediss://127.0.0.1:${port}/0?ssl_ca_certs=${path('ca.pem')}`;
    expect((await failuresOf(byAddress))[0]).toContain('is for another name');
    await (await openRedis(`${byAddress}&ssl_check_hostname=false`)).close();
  });
});

function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
