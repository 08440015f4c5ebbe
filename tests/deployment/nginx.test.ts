// docker/nginx.conf in a real nginx, in front of servers that say their name: what goes where, and what an outage is.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { findFreePort } from '@/scripts/support/processes';
import { hasNginx, type Nginx, startNginx } from '../e2e/matrix/nginx';

describe.skipIf(!hasNginx)('docker/nginx.conf [nginx]', () => {
  let nginx: Nginx | undefined;
  let servers: Server[] = [];
  afterEach(async () => {
    await nginx?.stop();
    for (const server of servers) server.close().closeAllConnections();
    servers = [];
  });

  async function listen(name: string): Promise<string> {
    const server = createServer((_, outgoing) => outgoing.end(name));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function front(o: { api: string; hasAdmin?: boolean }): Promise<(path: string) => Promise<Response>> {
    const port = await findFreePort();
    nginx = await startNginx({ ...o, port, hostname: '_', web: [await listen('web')], api: [o.api] });
    return (path) => fetch(`http://127.0.0.1:${port}${path}`);
  }

  test.each([
    [false, ['web', 'web', 'web', 'api']],
    [true, ['web', 'api', 'api', 'api']],
  ])('with Django behind the API: %s', async (hasAdmin, expected) => {
    const get = await front({ api: await listen('api'), hasAdmin });
    const paths = ['/', '/admin/login/', '/static/admin/css/base.css', '/api/auth/me/'];
    const names = await Promise.all(paths.map(async (path) => (await get(path)).text()));
    expect(names).toEqual(expected);
  });

  test('an API that is down is a 503 in JSON', async () => {
    const get = await front({ api: `http://127.0.0.1:${await findFreePort()}` });
    const answer = await get('/api/auth/me/');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'application/json']);
    expect([answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual([
      '5',
      'no-store',
    ]);
    expect(await answer.json()).toEqual({ detail: 'Service temporarily unavailable, try again later.' });
  });
});
