// Ends TLS for any number of host names on one port and passes the requests on, as a load balancer does. The host
// `control.test` answers itself: it sets one third-party cookie and one partitioned one and shows what came back.
import { type IncomingMessage, type ServerResponse, request as sendRequest } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate';

export const controlHost = 'control.test';

export type TlsFront = {
  port: number;
  /** Pass requests for this host name on to a server. */
  route: (hostname: string, target: string) => void;
  close: () => Promise<void>;
};

export async function openTlsFront(certificate: Certificate): Promise<TlsFront> {
  const targets = new Map<string, string>();
  const server = createServer(certificate, (incoming, outgoing) => {
    const hostname = (incoming.headers.host ?? '').split(':')[0] ?? '';
    const target = targets.get(hostname);
    if (hostname === controlHost) answerControl(incoming, outgoing);
    else if (target === undefined) outgoing.writeHead(502).end();
    else passOn(incoming, outgoing, target);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    route: (hostname, target) => void targets.set(hostname, target),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function passOn(incoming: IncomingMessage, outgoing: ServerResponse, target: string): void {
  const headers = {
    ...incoming.headers,
    'x-forwarded-for': incoming.socket.remoteAddress,
    'x-forwarded-proto': 'https',
    'x-forwarded-host': incoming.headers.host,
  };
  const onward = sendRequest(
    new URL(incoming.url ?? '/', target),
    { method: incoming.method, headers },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    },
  );
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

function answerControl(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const attributes = 'Path=/; SameSite=None; Secure';
  outgoing
    .writeHead(200, {
      'access-control-allow-origin': incoming.headers.origin ?? '*',
      'access-control-allow-credentials': 'true',
      'set-cookie': [`plain=1; ${attributes}`, `parted=1; ${attributes}; Partitioned`],
    })
    .end(incoming.headers.cookie ?? '');
}
