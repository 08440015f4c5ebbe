// TRUSTED_PROXIES: whose X-Forwarded-For and X-Request-ID are believed.
import { BlockList, isIP } from 'node:net';

const namedNetworks: Record<string, string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** TRUSTED_PROXIES: addresses, networks (10.0.0.0/8), and the names `loopback` and `private`. Throws on others. */
export function readTrustedProxies(entries: readonly string[]): BlockList {
  const proxies = new BlockList();
  for (const entry of entries.flatMap((item) => namedNetworks[item] ?? [item])) {
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

/** Whether the address is one of the proxies; anything that is no address is not. */
export function isTrustedProxy(proxies: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && proxies.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
