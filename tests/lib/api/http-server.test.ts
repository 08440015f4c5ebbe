// The standalone server against clients that are slow, too wordy, or in flight while it stops.
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '@/lib/api/app';
import { type ApiServer, createApiServer } from '@/lib/api/http-server';
import { openTestApi, type TestApi } from '../../support/auth-api';

let api: TestApi;
let running: ApiServer | undefined;
beforeEach(async () => {
  api = await openTestApi();
});
afterEach(async () => {
  running?.server.closeAllConnections();
  running?.server.close();
  await api.close();
});

const quick = { headersTimeoutMs: 150, requestTimeoutMs: 300, checkIntervalMs: 30 };

type Served = Pick<Api, 'answer'>;

async function listen(served: Served, limits: Parameters<typeof createApiServer>[1] = {}): Promise<number> {
  running = createApiServer(served, limits);
  running.server.listen(0, '127.0.0.1');
  await once(running.server, 'listening');
  // Listening on TCP, so never a path.
  return (running.server.address() as AddressInfo).port;
}

/** Write something and collect what comes back until the server hangs up. */
async function converse(port: number, write: (socket: Socket) => Promise<void>): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('latin1');
  let text = '';
  socket.on('data', (chunk) => (text += chunk));
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  await write(socket).catch(() => {});
  await closed;
  return text;
}

test('hangs up on a client that never ends its headers', async () => {
  const port = await listen(api.api, quick);
  const text = await converse(port, async (socket) => {
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n');
    for (let line = 0; line < 20 && !socket.destroyed; line += 1) {
      socket.write(`X-Slow-${line}: 1\r\n`);
      await sleep(30);
    }
  });
  expect(text).toMatch(/^HTTP\/1\.1 408 /);
});

test('hangs up on a client that never ends its body', async () => {
  const port = await listen(api.api, quick);
  const startedAt = Date.now();
  await converse(port, async (socket) => {
    socket.write('POST /api/auth/verify/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n');
    socket.write('Content-Length: 1000\r\n\r\n{"token":');
  });
  expect(Date.now() - startedAt).toBeLessThan(5_000);
});

test('refuses headers larger than any browser of ours sends', async () => {
  const port = await listen(api.api);
  const text = await converse(port, async (socket) => {
    socket.write(`GET /healthz HTTP/1.1\r\nHost: localhost\r\nCookie: a=${'x'.repeat(17 * 1024)}\r\n\r\n`);
  });
  expect(text).toMatch(/^HTTP\/1\.1 431 /);
});

test('keeps idle connections for longer than a proxy in front does', async () => {
  const port = await listen(api.api);
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect(answer.headers.get('keep-alive')).toBe('timeout=65');
});

test('answers what is in flight before it stops, and takes nothing new', async () => {
  const slow: Served = {
    async answer(request, peerAddress) {
      await sleep(200);
      return api.api.answer(request, peerAddress);
    },
  };
  const port = await listen(slow);
  const url = `http://127.0.0.1:${port}/healthz`;
  const inFlight = [fetch(url), fetch(url)];
  await sleep(80);
  const drained = running?.drain();
  await expect(fetch(url)).rejects.toThrow();
  for (const answer of await Promise.all(inFlight)) {
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'ok' });
  }
  await drained;
});

test('tells a client that keeps its connection that this answer is the last', async () => {
  const slow: Served = {
    async answer(request, peerAddress) {
      await sleep(100);
      return api.api.answer(request, peerAddress);
    },
  };
  const port = await listen(slow);
  const conversation = converse(port, async (socket) => {
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n');
  });
  await sleep(50);
  await running?.drain();
  expect(await conversation).toMatch(/^HTTP\/1\.1 200 OK\r\n(.*\r\n)*connection: close\r\n/i);
});

test('does not wait for ever for an answer that never comes', async () => {
  const port = await listen({ answer: () => new Promise(() => {}) }, { drainMs: 100 });
  const hanging = fetch(`http://127.0.0.1:${port}/healthz`).catch(() => 'cut off');
  await sleep(50);
  await running?.drain();
  expect(await hanging).toBe('cut off');
});

/** Send one request as it stands here, and read the answer; the server closes the connection after it. */
async function exchange(port: number, lines: string[], body = ''): Promise<string> {
  return converse(port, async (socket) => {
    socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`);
  });
}

test('answers HEAD as GET without the body', async () => {
  const port = await listen(api.api);
  const [head, get] = await Promise.all(
    ['HEAD', 'GET'].map((method) => exchange(port, [`${method} /healthz HTTP/1.1`, 'Host: localhost'])),
  );
  expect(get).toMatch(
    /^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\nContent-Length: 15\r\n[\s\S]*\r\n\r\n\{"status":"ok"\}$/,
  );
  expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\nContent-Length: 15\r\n[\s\S]*\r\n\r\n$/);
});

test('takes no header that comes twice for one that came once', async () => {
  const port = await listen(api.api);
  const hosts = await exchange(port, ['GET /healthz HTTP/1.1', 'Host: localhost', 'Host: evil.example']);
  expect(hosts).toMatch(/^HTTP\/1\.1 400 /);
  const tokens = await exchange(port, [
    'GET /api/auth/me/ HTTP/1.1',
    'Host: localhost',
    'Authorization: Bearer a',
    'Authorization: Bearer b',
  ]);
  expect(tokens).toMatch(/^HTTP\/1\.1 401 /);
});

test.each([
  ['an absolute target', 'http://localhost/healthz', 200],
  ['dots that lead back', '/api/../healthz', 200],
  ['a percent-encoded letter', '/%68ealthz', 200],
  ['a query', '/healthz?a=%zz&a', 200],
  ['two slashes, which are no host', '//localhost/healthz', 404],
  ['percent signs that are no UTF-8', '/%ff%fe', 404],
  ['no URL at all', 'http://[/', 404],
  ['an asterisk', '*', 404],
])('answers %s', async (_, target, status) => {
  const port = await listen(api.api);
  const text = await exchange(port, [`GET ${target} HTTP/1.1`, 'Host: localhost']);
  expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});

test('refuses a chunked body as soon as it is too long, and says so', async () => {
  const port = await listen(api.api);
  const chunk = 'x'.repeat(1024 * 1024);
  const chunks = `${chunk.length.toString(16)}\r\n${chunk}\r\n`.repeat(3);
  const lines = ['POST /api/auth/verify/ HTTP/1.1', 'Host: localhost', 'Transfer-Encoding: chunked'];
  const text = await exchange(port, [...lines, 'Content-Type: application/json'], `${chunks}0\r\n\r\n`);
  expect(text).toMatch(/^HTTP\/1\.1 413 /);
});

test('counts a body that breaks off as no fault of its own', async () => {
  const reports: (number | 'begun')[] = [];
  const port = await listen({
    async answer(request, peerAddress) {
      reports.push('begun');
      const reply = await api.api.answer(request, peerAddress);
      reports.push(reply.status);
      return reply;
    },
  });
  const socket = connect(port, '127.0.0.1');
  socket.write('POST /api/auth/verify/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n');
  socket.write('Content-Length: 1000\r\n\r\n{"token":');
  await expect.poll(() => reports).toEqual(['begun']);
  socket.destroy();
  await expect.poll(() => reports).toEqual(['begun', 400]);
});
