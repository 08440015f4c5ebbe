// A request as the API reads it, whichever door it came through. The door on a port makes no Request of it: building one
// costs as much as a query.
import type { IncomingMessage } from 'node:http';
import { badRequest, HttpError } from './http-error';

export type ApiRequest = {
  readonly method: string;
  /** Canonical, as in a URL. */
  readonly path: string;
  /** `?page=2`, or nothing. */
  readonly search: string;
  /** The connection itself is encrypted. A proxy in front may say so as well: see Exchange.isSecure. */
  readonly isEncrypted: boolean;
  /** Null where there is none; several of one name are joined by commas, cookies by semicolons. */
  header(name: string): string | null;
  /** The whole body. Throws HttpError 413 when it is longer, and 400 when it breaks off. */
  readBytes(limitBytes: number): Promise<Uint8Array>;
};

/** A request of a host that speaks Request and Response. */
export function fromWeb(request: Request): ApiRequest {
  const url = new URL(request.url);
  return {
    method: request.method,
    path: url.pathname,
    search: url.search,
    isEncrypted: url.protocol === 'https:',
    header: (name) => request.headers.get(name) ?? (name === 'host' ? url.host : null),
    async readBytes(limitBytes) {
      if (Number(request.headers.get('content-length') ?? 0) > limitBytes) throw tooLarge();
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of request.body ?? []) {
        size += chunk.length;
        if (size > limitBytes) throw tooLarge();
        chunks.push(chunk);
      }
      return join(chunks);
    },
  };
}

/** A request of node:http, of a server with `joinDuplicateHeaders`. */
export class NodeRequest implements ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly isEncrypted = false;
  readonly #incoming: IncomingMessage;

  constructor(incoming: IncomingMessage) {
    this.#incoming = incoming;
    this.method = incoming.method ?? 'GET';
    const { path, search } = splitTarget(incoming.url ?? '/');
    this.path = path;
    this.search = search;
  }

  header(name: string): string | null {
    const value = this.#incoming.headers[name.toLowerCase()];
    return typeof value === 'string' ? value : null;
  }

  readBytes(limitBytes: number): Promise<Uint8Array> {
    const incoming = this.#incoming;
    if (Number(incoming.headers['content-length'] ?? 0) > limitBytes) return Promise.reject(tooLarge());
    return new Promise((resolve, reject) => {
      const chunks: Uint8Array[] = [];
      let size = 0;
      incoming.on('data', (chunk: Uint8Array) => {
        size += chunk.length;
        // Node throws away what still comes once the answer is out, for as long as a request may take.
        if (size > limitBytes) reject(tooLarge());
        else chunks.push(chunk);
      });
      incoming.once('end', () => resolve(join(chunks)));
      incoming.once('error', () => reject(badRequest({ detail: 'Request body ended early.' })));
    });
  }
}

/** What nearly every target looks like: nothing in it that a URL would write differently. */
const plainTarget = /^((?:\/[\w~-]+(?:\.[\w~-]+)*)*\/?)(\?[\w=&.~%+,:-]*)?$/;

function splitTarget(target: string): { path: string; search: string } {
  const plain = plainTarget.exec(target);
  if (plain?.[1]) return { path: plain[1], search: plain[2] === '?' ? '' : (plain[2] ?? '') };
  // A target may also be absolute (RFC 9112, 3.2.2); one that begins with "//" names no host. What is no URL is no path.
  const url = target.startsWith('/') ? `http://localhost${target}` : target;
  if (!URL.canParse(url)) return { path: target, search: '' };
  const { pathname, search } = new URL(url);
  return { path: pathname, search };
}

function tooLarge(): HttpError {
  return new HttpError(413, { detail: 'Request body is too large.', code: 'request_too_large' });
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}
