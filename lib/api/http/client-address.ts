// The client's address: walking X-Forwarded-For from the right, the first hop that is not a proxy of ours.
// Anything to the left of it was written by the client and proves nothing. Every server on the way appends the address
// it saw: nginx by its configuration, the Next server by instrumentation.ts, and this one knows its own peer.
import { type BlockList, isIP } from 'node:net';
import { isTrustedProxy } from '../settings/trusted-proxies';
import type { ApiRequest } from './api-request';

/** The address of the client as far as it can be known; undefined behind a socket. */
export function findClientAddress({
  request,
  peerAddress,
  trustedProxies,
}: {
  request: ApiRequest;
  peerAddress: string | undefined;
  trustedProxies: BlockList;
}): string | undefined {
  let client: string | undefined;
  for (const hop of listHops(request, peerAddress)) {
    if (isIP(hop) === 0) return client;
    client = hop;
    if (!isTrustedProxy(trustedProxies, hop)) return client;
  }
  return client;
}

/** Who handed the request over, nearest first. */
export function listHops(request: ApiRequest, peerAddress: string | undefined): string[] {
  const forwarded = request.header('x-forwarded-for')?.split(',') ?? [];
  return [...forwarded, peerAddress ?? '']
    .map(plainAddress)
    .filter((hop) => hop !== '')
    .reverse();
}

/** Some proxies write `203.0.113.7:4711`, `[2001:db8::1]:4711` or an IPv4 address in IPv6 clothes. */
function plainAddress(hop: string): string {
  const text = hop.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text;
  return bare.replace(/^::ffff:(?=\d+\.)/i, '');
}
