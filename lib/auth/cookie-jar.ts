// The cookies of one request. A CookieReader can only look; a CookieJar also takes the Set-Cookie lines of an API
// answer, so that what follows in the same request sees them. Refreshing needs a jar, which a server component
// never has: there it does not compile.

export interface CookieReader {
  get(name: string): string | undefined;
}

export class CookieJar implements CookieReader {
  readonly #values: Map<string, string>;

  constructor(header: string | null) {
    this.#values = new Map(parsePairs(header ?? ''));
  }

  get(name: string): string | undefined {
    return this.#values.get(name);
  }

  set(name: string, value: string): void {
    this.#values.set(name, value);
  }

  delete(name: string): void {
    this.#values.delete(name);
  }

  /** Take over Set-Cookie lines, deletions too. Their domain and path are the browser's business. */
  apply(setCookies: readonly string[], now: Date): void {
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(';');
      const [[name, value] = ['', '']] = parsePairs(pair);
      if (name === '') continue;
      if (isDeletion(attributes, now)) this.#values.delete(name);
      else this.#values.set(name, value);
    }
  }

  /** The value of a Cookie request header; '' when no cookie is left. */
  toHeader(): string {
    return [...this.#values].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

function parsePairs(header: string): [string, string][] {
  return header.split(';').flatMap((part): [string, string][] => {
    const separator = part.indexOf('=');
    if (separator < 1) return [];
    return [[part.slice(0, separator).trim(), part.slice(separator + 1).trim()]];
  });
}

/** Max-Age wins over Expires (RFC 6265, 5.3). */
function isDeletion(attributes: readonly string[], now: Date): boolean {
  const read = (name: string) =>
    parsePairs(attributes.join(';')).find(([key]) => key.toLowerCase() === name)?.[1];
  const maxAge = read('max-age');
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  const expires = read('expires');
  return expires !== undefined && new Date(expires) <= now;
}
