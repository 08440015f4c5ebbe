// What Next's own HTTP server lacks, added where it can be reached: on the class, since Next makes the server itself.
// The address of each connection goes to the end of X-Forwarded-For, and slow clients are closed. Node only.
import { type IncomingMessage, Server } from 'node:http';

const applied = Symbol.for('next-django-starter.node-server');

export type SlowClientLimits = {
  /** From the first byte to the end of the headers. */
  headersTimeoutMs: number;
  /** From the first byte to the end of the body; Node looks every 30 s, so up to that much later. */
  requestTimeoutMs: number;
};

// As the standalone API; Node's own are 60 s and 300 s.
const defaultLimits: SlowClientLimits = { headersTimeoutMs: 10_000, requestTimeoutMs: 20_000 };

/** Do it from now on, once for the process. */
export function improveNodeServers(limits: SlowClientLimits = defaultLimits): void {
  const prototype: Server & { [applied]?: true } = Server.prototype;
  if (prototype[applied]) return;
  prototype[applied] = true;
  const emit = prototype.emit;
  prototype.emit = function emitImproved(this: Server, event: string, ...values: unknown[]) {
    if (event === 'connection') {
      this.headersTimeout = limits.headersTimeoutMs;
      this.requestTimeout = limits.requestTimeoutMs;
    }
    // http.Server hands the request first to whatever listens to "request".
    if (event === 'request') addAddress(values[0] as IncomingMessage);
    return Reflect.apply(emit, this, [event, ...values]);
  };
}

function addAddress({ headers, socket }: IncomingMessage): void {
  const earlier = headers['x-forwarded-for'];
  const hops = [earlier, socket.remoteAddress].flat().filter((hop) => hop !== undefined && hop !== '');
  if (hops.length > 0) headers['x-forwarded-for'] = hops.join(', ');
}
