import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { improveNodeServers } from '@/lib/auth/node-server';

improveNodeServers({ headersTimeoutMs: 150, requestTimeoutMs: 300 });

async function converse(write: (socket: Socket) => void): Promise<string> {
  // Node looks every 30 s by itself.
  const server = createServer({ connectionsCheckingInterval: 30 }, (incoming, outgoing) => {
    incoming.resume().once('end', () => outgoing.end(incoming.headers['x-forwarded-for']));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk) => (text += chunk));
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  write(socket);
  await closed;
  server.close();
  return text;
}

test.each([
  ['its headers', 'GET / HTTP/1.1\r\nHost: localhost\r\n'],
  ['its body', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nusername='],
])('closes a client that never ends %s', async (_, begun) => {
  const startedAt = Date.now();
  await converse((socket) => socket.write(begun));
  expect(Date.now() - startedAt).toBeLessThan(5_000);
});

test('adds the address of the connection to those that the client names', async () => {
  const request =
    'GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n\r\n';
  expect(await converse((socket) => socket.write(request))).toContain('203.0.113.9, 127.0.0.1');
});
