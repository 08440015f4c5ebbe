// The pieces of a URL as Python's urllib.parse.urlsplit cuts them: "https://User@Host:1/p" has scheme "https" and
// netloc "User@Host:1". Unlike WHATWG URL nothing is resolved, lower-cased (but the scheme) or percent-encoded.
// Follows CPython 3.11.4 and later. No node: imports.
import { isIpv6 } from './ip-address';

export type SplitUrl = { scheme: string; netloc: string; rest: string };

/** Cut a URL; null where Python raises ValueError. */
export function splitUrl(url: string): SplitUrl | null {
  // Leading C0 controls and spaces, then every tab and line break, are dropped as browsers do.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the controls are the point
  let rest = url.replace(/^[\u0000-\u0020]+/, '').replace(/[\t\r\n]/g, '');
  let scheme = '';
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(rest);
  if (match?.[1] !== undefined) {
    scheme = match[1].toLowerCase();
    rest = rest.slice(match[0].length);
  }
  if (!rest.startsWith('//')) return { scheme, netloc: '', rest };
  const end = rest.slice(2).search(/[/?#]/);
  const netloc = end < 0 ? rest.slice(2) : rest.slice(2, end + 2);
  if (!hasValidBrackets(netloc) || hidesDelimiters(netloc)) return null;
  return { scheme, netloc, rest: end < 0 ? '' : rest.slice(end + 2) };
}

function hasValidBrackets(netloc: string): boolean {
  const hasOpening = netloc.includes('[');
  if (hasOpening !== netloc.includes(']')) return false;
  if (!hasOpening) return true;
  const hostAndPort = netloc.slice(netloc.lastIndexOf('@') + 1);
  const opening = hostAndPort.indexOf('[');
  const inside = hostAndPort.slice(opening + 1);
  const closing = inside.indexOf(']');
  return isBracketedHost(closing < 0 ? inside : inside.slice(0, closing));
}

function isBracketedHost(host: string): boolean {
  if (host.startsWith('v')) return /^v[a-fA-F0-9]+\.[^\n]+$/.test(host);
  return isIpv6(host);
}

/** A netloc that only becomes "a/b" after NFKC could be read as another host by a program that normalises it. */
function hidesDelimiters(netloc: string): boolean {
  if (/^[\u0020-\u007e]*$/.test(netloc)) return false;
  const plain = netloc.replace(/[@:#?]/g, '');
  const normalized = plain.normalize('NFKC');
  return plain !== normalized && /[/?#@:]/.test(normalized);
}
