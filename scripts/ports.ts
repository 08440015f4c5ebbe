// Free TCP ports on this machine.
import { createServer } from 'node:net';

/** Try both stacks: a server on ::1 takes "localhost" as well as one on 127.0.0.1 does. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::'));
}

export async function findFreePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 100; port += 1) if (await isPortFree(port)) return port;
  throw new Error(`No free port from ${wanted} to ${wanted + 99}.`);
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 cannot listen there, and nobody else can either.
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EAFNOSUPPORT' || error.code === 'EADDRNOTAVAIL'),
    );
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}
