// What stands in front of two API processes in a real installation: takes turns, and asks the next one when nobody
// listens at the first. A request that was handed over and lost its answer is not sent twice; the client sees a
// broken connection, as it would with nginx and a POST.
import { createServer, type IncomingMessage, type ServerResponse, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Balancer = { url: string; close(): Promise<void> };

export async function startBalancer(upstreams: readonly string[]): Promise<Balancer> {
  let turn = 0;
  const server = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    turn += 1;
    const order = upstreams.map((_, index) => upstreams[(turn + index) % upstreams.length] ?? '');
    await handOver(order, { incoming, body: Buffer.concat(parts), outgoing });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP, so never a path.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Exchange = { incoming: IncomingMessage; body: Buffer; outgoing: ServerResponse };

async function handOver(upstreams: readonly string[], exchange: Exchange): Promise<void> {
  for (const upstream of upstreams) {
    const outcome = await tryUpstream(upstream, exchange);
    if (outcome === 'answered') return;
    if (outcome === 'lost') return void exchange.outgoing.destroy();
  }
  exchange.outgoing.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
}

function tryUpstream(
  upstream: string,
  { incoming, body, outgoing }: Exchange,
): Promise<'answered' | 'refused' | 'lost'> {
  return new Promise((resolve) => {
    const { method, headers, url = '/', socket } = incoming;
    const forwarded = [headers['x-forwarded-for'], socket.remoteAddress].filter(Boolean).join(', ');
    const onward = sendRequest(
      new URL(url, upstream),
      { method, headers: { ...headers, 'x-forwarded-for': forwarded }, agent: false, timeout: 20_000 },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
        answer.once('end', () => resolve('answered'));
        answer.once('error', () => resolve('lost'));
      },
    );
    onward.once('timeout', () => onward.destroy());
    onward.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'lost'),
    );
    onward.end(body);
  });
}
