// Set-Cookie and Cookie headers in Django's spelling:
// "sessionid=abc; expires=Tue, 28 Nov 2023 22:13:20 GMT; HttpOnly; Max-Age=1209600; Path=/; SameSite=Lax".
// Follows HttpResponse.set_cookie / delete_cookie, django.http.cookie.parse_cookie and Python's http.cookies (whose
// Morsel learns Partitioned in 3.14; it sorts between Max-Age and Path).
import { pythonStrip } from './python/text';

export type SameSite = 'Lax' | 'Strict' | 'None' | 'lax' | 'strict' | 'none';

export type CookieAttributes = {
  /** Seconds; also sets expires, counted from `now`. Absent: the cookie ends with the browser. */
  maxAgeSeconds?: number | null;
  now: Date;
  path?: string | null;
  domain?: string | null;
  isSecure?: boolean;
  isHttpOnly?: boolean;
  sameSite?: SameSite | null;
  isPartitioned?: boolean;
};

const token = /^[A-Za-z0-9!#$%&'*+\-.^_`|~:]+$/;

/** Write one Set-Cookie value as HttpResponse.set_cookie does. */
export function serializeCookie(name: string, value: string, attributes: CookieAttributes): string {
  const { maxAgeSeconds = null, now, path = '/', domain = null, sameSite = null } = attributes;
  if (!token.test(name)) throw new TypeError("a cookie name is made of letters, digits and !#$%&'*+-.^_`|~:");
  const parts = [`${name}=${quoteValue(value)}`];
  if (domain) parts.push(`Domain=${requireAttribute('Domain', domain)}`);
  if (maxAgeSeconds !== null) {
    parts.push(`expires=${httpDate(now.getTime() + maxAgeSeconds * 1000)}`);
  }
  if (attributes.isHttpOnly) parts.push('HttpOnly');
  if (maxAgeSeconds !== null) parts.push(`Max-Age=${Math.trunc(maxAgeSeconds)}`);
  if (attributes.isPartitioned) parts.push('Partitioned');
  if (path) parts.push(`Path=${requireAttribute('Path', path)}`);
  if (sameSite) parts.push(`SameSite=${sameSite}`);
  if (attributes.isSecure) parts.push('Secure');
  return parts.join('; ');
}

/**
 * Write the Set-Cookie value that deletes a cookie, as HttpResponse.delete_cookie does: never HttpOnly, and Secure
 * only where browsers would otherwise ignore it. Django has no Partitioned; such a cookie needs it to be found.
 */
export function deleteCookie(
  name: string,
  { path, domain, sameSite, isPartitioned }: Omit<CookieAttributes, 'now' | 'maxAgeSeconds'> = {},
): string {
  const isSecure =
    name.startsWith('__Secure-') ||
    name.startsWith('__Host-') ||
    sameSite?.toLowerCase() === 'none' ||
    isPartitioned === true;
  return serializeCookie(name, '', {
    maxAgeSeconds: 0,
    now: new Date(0),
    path,
    domain,
    sameSite,
    isPartitioned,
    isSecure,
  });
}

/**
 * Read a Cookie header as Node gives it, one character for each byte; the last of several cookies with one name wins,
 * nothing is percent-decoded. Around a name only space and tab are trimmed, where Django trims all white space: to a
 * browser "\u00a0sessionid" is another cookie than "sessionid", so a neighbouring subdomain could set it and have it read
 * in place of the real one.
 */
export function parseCookieHeader(header: string): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const chunk of decodeBytes(header).split(';')) {
    const equals = chunk.indexOf('=');
    const name = equals < 0 ? '' : trimBlanks(chunk.slice(0, equals));
    const value = pythonStrip(equals < 0 ? chunk : chunk.slice(equals + 1));
    if (name !== '' || value !== '') cookies.set(name, unquoteValue(value));
  }
  return cookies;
}

function trimBlanks(text: string): string {
  const start = text.search(/[^ \t]/);
  if (start < 0) return '';
  let end = text.length;
  // Walked by hand: a pattern for the end takes quadratic time on a long run of inner blanks.
  while (text.charAt(end - 1) === ' ' || text.charAt(end - 1) === '\t') end -= 1;
  return text.slice(start, end);
}

function decodeBytes(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are ASCII too
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  return utf8.decode(Uint8Array.from(text, (byte) => byte.charCodeAt(0)));
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function quoteValue(value: string): string {
  if (token.test(value)) return value;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is escaped
  const escaped = value.replace(/["\\,;\u0000-\u001f\u007f-\u00ff]/g, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return `"${escaped}"`;
}

function unquoteValue(value: string): string {
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value;
  return value
    .slice(1, -1)
    .replace(/\\(?:([0-3][0-7][0-7])|([^\n]))/g, (_, octal?: string, character?: string) =>
      octal === undefined ? (character ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
    );
}

/** "Tue, 28 Nov 2023 22:13:20 GMT"; a fraction of a second is dropped. */
function httpDate(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 1000) * 1000).toUTCString();
}

/** Settings end up in the header raw; a ";" or a line break in one would add attributes or headers. */
function requireAttribute(attribute: string, value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is refused
  if (/[;\u0000-\u001f\u007f]/.test(value))
    throw new TypeError(`${attribute} of a cookie has a forbidden character`);
  return value;
}
