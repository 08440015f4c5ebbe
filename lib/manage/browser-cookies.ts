// Which cookies a browser would keep and send, and if not, why not, in words: RFC 6265bis with SameSite, prefixes,
// public suffixes and partitions, third-party cookies blocked. Enough of a browser for `doctor --live`.
import { isPublicSuffix, siteOf } from '@/lib/contract/shape';

type Kept = { value: string; domain: string | null; host: string; sameSite: string; isSecure: boolean };
/** `null`: kept. */
export type Refusal = string | null;

/** A browser that shows a page of `pageOrigin`. */
export function createBrowserCookies(pageOrigin: string) {
  const page = new URL(pageOrigin);
  const kept = new Map<string, Kept>();

  return {
    /** Take a Set-Cookie line of an answer from `origin`; the sentence says why it is dropped. */
    receive(line: string, origin: string): { name: string; refusal: Refusal } {
      const { name, value, attributes } = parseSetCookie(line);
      const refusal = judge(name, attributes, new URL(origin), page);
      if (refusal !== null) return { name, refusal };
      const expires = attributes.get('max-age');
      if (expires === '0') kept.delete(name);
      else {
        kept.set(name, {
          value,
          domain: attributes.get('domain')?.replace(/^\./, '') ?? null,
          host: new URL(origin).hostname,
          sameSite: attributes.get('samesite')?.toLowerCase() ?? 'lax',
          isSecure: attributes.has('secure'),
        });
      }
      return { name, refusal: null };
    },
    /** The Cookie header of a call that the page makes to `origin`. */
    headerFor(origin: string): string {
      const target = new URL(origin);
      return [...kept]
        .filter(([, cookie]) => isSentTo(cookie, target))
        .map(([name, { value }]) => `${name}=${value}`)
        .join('; ');
    },
    has: (name: string) => kept.has(name),
    /** Whether the page's own server is sent this cookie. */
    isSeenByPage: (name: string) => {
      const cookie = kept.get(name);
      return cookie !== undefined && isSentTo(cookie, page);
    },
  };
}

function isSentTo({ domain, host, isSecure }: Kept, target: URL): boolean {
  if (isSecure && target.protocol !== 'https:' && !isTrustworthy(target)) return false;
  return domain === null
    ? target.hostname === host
    : target.hostname === domain || target.hostname.endsWith(`.${domain}`);
}

function judge(name: string, attributes: Map<string, string>, from: URL, page: URL): Refusal {
  const isSecure = attributes.has('secure');
  const sameSite = attributes.get('samesite')?.toLowerCase() ?? 'lax';
  const domain = attributes.get('domain')?.replace(/^\./, '').toLowerCase();
  const serve = 'serve the API over https';
  if (isSecure && from.protocol !== 'https:' && !isTrustworthy(from)) {
    return `it is Secure and came over http; ${serve}`;
  }
  if (sameSite === 'none' && !isSecure) return `SameSite=None needs Secure; ${serve}`;
  if (attributes.has('partitioned') && !isSecure) return `Partitioned needs Secure; ${serve}`;
  if (name.startsWith('__Secure-') && !isSecure) return `a name with __Secure- needs Secure; ${serve}`;
  if (name.startsWith('__Host-') && (!isSecure || domain !== undefined || attributes.get('path') !== '/')) {
    return 'a name with __Host- needs Secure, Path=/ and no Domain';
  }
  if (domain !== undefined && domain !== from.hostname && isPublicSuffix(domain)) {
    return `Domain=${domain} is a public suffix; write a domain of your own`;
  }
  if (domain !== undefined && from.hostname !== domain && !from.hostname.endsWith(`.${domain}`)) {
    return `Domain=${domain} does not cover ${from.hostname}`;
  }
  if (isSameSite(from, page)) return null;
  if (sameSite !== 'none') {
    return `the page is on another site (${siteOf(page.hostname)}), where SameSite=${sameSite === 'lax' ? 'Lax' : 'Strict'} cookies are neither set nor sent; set SAMESITE=None, or serve both halves from one site`;
  }
  if (!attributes.has('partitioned')) {
    return 'it is a third-party cookie without Partitioned, which browsers that block those drop; set PARTITIONED=true';
  }
  return null;
}

/** Schemeful: http and https of one domain are two sites. */
function isSameSite(a: URL, b: URL): boolean {
  return a.protocol === b.protocol && siteOf(a.hostname) === siteOf(b.hostname);
}

function isTrustworthy({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^(127\.|\[::1\])/.test(hostname);
}

function parseSetCookie(line: string) {
  const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
  const separator = pair.indexOf('=');
  const attributes = new Map(
    rest.map((part) => {
      const [key = '', value = ''] = part.split(/=(.*)/s);
      return [key.toLowerCase(), value];
    }),
  );
  return { name: pair.slice(0, separator), value: pair.slice(separator + 1), attributes };
}
