// The client's address: walking X-Forwarded-For from the right, the first hop that is not a proxy of ours.
// Anything to the left of it was written by the client and proves nothing. Every server on the way appends the address
// it saw: nginx by its configuration, the Next server by instrumentation.ts, and this one knows its own peer.
import { BlockList, isIP } from 'node:net';

/** The address of the client as far as it can be known; undefined behind a socket. */
export function findClientAddress({
  request,
  peerAddress,
  trustedProxies,
}: {
  request: Request;
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
export function listHops(request: Request, peerAddress: string | undefined): string[] {
  const forwarded = request.headers.get('x-forwarded-for')?.split(',') ?? [];
  return [...forwarded, peerAddress ?? '']
    .map(plainAddress)
    .filter((hop) => hop !== '')
    .reverse();
}

export function isTrustedProxy(proxies: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && proxies.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** Some proxies write `203.0.113.7:4711`, `[2001:db8::1]:4711` or an IPv4 address in IPv6 clothes. */
function plainAddress(hop: string): string {
  const text = hop.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text;
  return bare.replace(/^::ffff:(?=\d+\.)/i, '');
}

const named: Record<string, string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** TRUSTED_PROXIES: addresses, networks (10.0.0.0/8), and the names `loopback` and `private`. Throws on others. */
export function readTrustedProxies(entries: readonly string[]): BlockList {
  const proxies = new BlockList();
  for (const entry of entries.flatMap((item) => named[item] ?? [item])) {
    const [address = '', prefix, ...rest] = entry.split('/');
    const version = isIP(address);
    const longest = version === 6 ? 128 : 32;
    const bits = prefix === undefined ? longest : Number(prefix);
    const isUsable = version !== 0 && rest.length === 0 && /^\d+$/.test(prefix ?? '0') && bits <= longest;
    if (!isUsable) throw new Error(`${entry} is not an address or a network`);
    proxies.addSubnet(address, bits, version === 6 ? 'ipv6' : 'ipv4');
  }
  return proxies;
}
