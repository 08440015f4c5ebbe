// What Next passes on to an API on a port of its own: who the client is, and no more of a body than the API takes.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { passToApi } from '@/lib/upstream';

let seen: IncomingHttpHeaders[] = [];
const api = createServer((incoming, outgoing) => {
  seen.push(incoming.headers);
  incoming.resume().once('end', () => outgoing.end('{}'));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  // Read once for the process, at the first call.
  process.env.AUTH_API_URL = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
});
beforeEach(() => {
  seen = [];
});
afterAll(() => {
  api.close();
  api.closeAllConnections();
});

const url = 'http://localhost:3000/api/auth/login/';

test('a client cannot have its address taken for a header of the connection', async () => {
  const headers = {
    connection: 'close, X-Forwarded-For, x-forwarded-proto, x-secret',
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-proto': 'https',
    'x-secret': 'of this hop',
  };
  await passToApi(new Request(url, { headers }));
  expect(seen[0]).toMatchObject({ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' });
  expect(seen[0]).not.toHaveProperty('x-secret');
});

/** A body that counts what is taken of it; its length is not announced. */
function endlessBody() {
  const taken = { bytes: 0 };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken.bytes += 16 * 1024;
      controller.enqueue(new Uint8Array(16 * 1024));
    },
  });
  return { body, taken };
}

test('a body is read up to the limit of the API, and then refused', async () => {
  const { body, taken } = endlessBody();
  // Node asks for `duplex` with a stream, which the types of the browser do not know.
  const request = new Request(url, { method: 'POST', body, duplex: 'half' } as RequestInit);
  const answer = await passToApi(request);
  expect([answer.status, await answer.json()]).toEqual([413, { detail: 'Request body is too large.' }]);
  expect(taken.bytes).toBeLessThanOrEqual(128 * 1024);
  expect(seen).toEqual([]);
});

test('a body that is announced as too large is not read at all', async () => {
  const { body, taken } = endlessBody();
  const headers = { 'content-length': String(65_537) };
  const request = new Request(url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
  expect((await passToApi(request)).status).toBe(413);
  expect(taken.bytes).toBeLessThanOrEqual(16 * 1024);
});

test('a body within the limit arrives', async () => {
  const answer = await passToApi(new Request(url, { method: 'POST', body: 'x'.repeat(65_536) }));
  expect([answer.status, seen[0]?.['content-length']]).toEqual([200, '65536']);
});
