// Stands between the web server and the API, notes each call, and can play an API that is down, slow or talking HTML.
import { Agent, createServer, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

type Call = { method: string; path: string; forwardedFor: string };
type Mood = 'working' | 'down' | 'html' | 'error' | 'garbage' | 'silent';

export type CountingProxy = {
  url: string;
  calls: Call[];
  mood: Mood;
  target: string;
  /** Holds each answer back until it settles; null for none. */
  beforeAnswer: ((call: Call) => Promise<void>) | null;
  close: () => Promise<void>;
};

export async function startCountingProxy(target: string): Promise<CountingProxy> {
  // A kept connection may end just when it is used; this proxy is not what is tested.
  const agent = new Agent({ keepAlive: false });
  const server = createServer({ keepAliveTimeout: 65_000 }, (incoming, outgoing) => {
    const call = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      forwardedFor: String(incoming.headers['x-forwarded-for'] ?? ''),
    };
    proxy.calls.push(call);
    if (proxy.mood === 'silent') return;
    if (proxy.mood === 'down') return void incoming.socket.destroy();
    if (proxy.mood === 'html')
      return void outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>');
    if (proxy.mood === 'garbage')
      return void outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"a":');
    if (proxy.mood === 'error') return void outgoing.writeHead(500).end('Internal Server Error');
    const onward = sendRequest(
      new URL(incoming.url ?? '/', proxy.target),
      { method: incoming.method, headers: incoming.headers, agent },
      async (answer) => {
        await proxy.beforeAnswer?.(call);
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: CountingProxy = {
    url: `http://127.0.0.1:${port}`,
    calls: [],
    mood: 'working',
    target,
    beforeAnswer: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}
