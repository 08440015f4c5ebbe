// The auth API on a port: node:http with limits for slow clients, and a stop that loses no request. The limits hold
// without a proxy in front; with one they are a second line.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Api } from './app';
import { NodeRequest } from './http/api-request';

export type ServerLimits = {
  /** From the first byte to the end of the headers: slowloris ends here. */
  headersTimeoutMs: number;
  /** From the first byte to the end of the body. */
  requestTimeoutMs: number;
  /** Idle time of a kept connection; longer than nginx's 60 s, or it would send into a closing one. */
  keepAliveTimeoutMs: number;
  /** How often the above are looked at. */
  checkIntervalMs: number;
  /** All header lines together; more is 431. A cookie may have 4 KiB, and there are several. */
  maxHeaderBytes: number;
  drainMs: number;
};

export const defaultLimits: ServerLimits = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 20_000,
  keepAliveTimeoutMs: 65_000,
  checkIntervalMs: 2_000,
  maxHeaderBytes: 16 * 1024,
  // What may still arrive within requestTimeoutMs is answered; docker-compose.yml waits longer than this.
  drainMs: 25_000,
};
const idleCheckMs = 50;

export type ApiServer = {
  server: Server;
  /** Answer what has begun, take nothing new; resolves when all is answered or after `drainMs`. */
  drain(): Promise<void>;
};

export function createApiServer(api: Pick<Api, 'answer'>, limits: Partial<ServerLimits> = {}): ApiServer {
  const { drainMs, ...given } = { ...defaultLimits, ...limits };
  const unanswered = new Set<ServerResponse>();
  let isDraining = false;
  const server = createServer(
    {
      headersTimeout: given.headersTimeoutMs,
      requestTimeout: given.requestTimeoutMs,
      keepAliveTimeout: given.keepAliveTimeoutMs,
      connectionsCheckingInterval: given.checkIntervalMs,
      maxHeaderSize: given.maxHeaderBytes,
      joinDuplicateHeaders: true,
    },
    (incoming, outgoing) => {
      unanswered.add(outgoing);
      outgoing.once('close', () => unanswered.delete(outgoing));
      if (isDraining) sayLast(outgoing);
      return write(api, incoming, outgoing);
    },
  );
  return { server, drain };

  async function drain(): Promise<void> {
    isDraining = true;
    for (const outgoing of unanswered) sayLast(outgoing);
    await new Promise<void>((resolve) => {
      const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
      const deadline = setTimeout(() => server.closeAllConnections(), drainMs);
      server.close(() => {
        clearInterval(idle);
        clearTimeout(deadline);
        resolve();
      });
    });
  }
}

/** A kept connection would hold the drain up, or lose the request that it sends next. */
function sayLast(outgoing: ServerResponse): void {
  if (!outgoing.headersSent) outgoing.setHeader('Connection', 'close');
}

async function write(
  api: Pick<Api, 'answer'>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const reply = await api.answer(new NodeRequest(incoming), incoming.socket.remoteAddress);
  const { status, headers, body } = reply;
  if (body !== undefined) headers.push('Content-Length', String(Buffer.byteLength(body)));
  outgoing.writeHead(status, headers).end(body);
}
