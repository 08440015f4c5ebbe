// Appends the address of the connection to X-Forwarded-For on every request this process receives. Node only.
import { type IncomingMessage, Server } from 'node:http';

const applied = Symbol.for('auth-api.append-client-address');

/** Do it from now on, once for the process: Next makes its own server, so the class is where one can reach it. */
export function appendClientAddress(): void {
  const prototype: Server & { [applied]?: true } = Server.prototype;
  if (prototype[applied]) return;
  prototype[applied] = true;
  const emit = prototype.emit;
  prototype.emit = function emitRequest(this: Server, event: string, ...values: unknown[]) {
    // http.Server hands the request first to whoever listens to "request".
    if (event === 'request') addAddress(values[0] as IncomingMessage);
    return Reflect.apply(emit, this, [event, ...values]);
  };
}

function addAddress({ headers, socket }: IncomingMessage): void {
  const earlier = headers['x-forwarded-for'];
  const hops = [earlier, socket.remoteAddress].flat().filter((hop) => hop !== undefined && hop !== '');
  if (hops.length > 0) headers['x-forwarded-for'] = hops.join(', ');
}
