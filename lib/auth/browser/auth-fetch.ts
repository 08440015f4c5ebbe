// fetch() with the credential. The body is read once before the first try, so that a second one sends the same bytes,
// be it a Request, a stream or FormData. Calls to any other host go out untouched, without credential.
import type { ApiHost, BrowserFetch } from './api-host';
import type { BrowserStrategy } from './browser-strategy';
import type { CsrfRetry } from './csrf-retry';

const safeMethods = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

export function createAuthFetch(o: {
  api: ApiHost;
  pageOrigin: string;
  fetch: BrowserFetch;
  strategy: BrowserStrategy;
  retryCsrf: CsrfRetry;
  onSignedOut: () => void;
}): BrowserFetch {
  return async (input, init) => {
    const request = new Request(typeof input === 'string' ? absolute(input) : input, init);
    if (!o.api.owns(request.url)) return o.fetch(request);

    const isUnsafe = !safeMethods.includes(request.method);
    const body = await readBody(request);
    const send = async (credential: Record<string, string>) => {
      const headers = new Headers(request.headers);
      for (const [name, value] of Object.entries(credential)) headers.set(name, value);
      const { method, signal, redirect, cache, referrerPolicy } = request;
      const answer = await o.fetch(request.url, {
        method,
        headers,
        body,
        signal,
        redirect,
        cache,
        referrerPolicy,
        credentials: o.api.credentials,
      });
      o.api.hear(answer);
      return answer;
    };

    let headers: Record<string, string> = {};
    const answer = await o.retryCsrf(async () => {
      const authorized = await o.strategy.authorize({ isUnsafe });
      if (authorized === 'unavailable') return unavailable();
      headers = authorized;
      return send(headers);
    });
    if (answer.status !== 401) return answer;
    const second = await o.strategy.recover({ headers, isUnsafe });
    if (second === 'unavailable') return unavailable();
    if (second === 'hopeless') return answer;
    if (second === 'signed-out') {
      o.onSignedOut();
      return answer;
    }
    return send(second);
  };

  /** A path is the API's when it starts as the API's do; '/x' elsewhere is the page's own. */
  function absolute(input: string): string {
    return input.startsWith('/api/') ? o.api.urlOf(input) : new URL(input, o.pageOrigin).href;
  }
}

async function readBody(request: Request): Promise<ArrayBuffer | undefined> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const body = await request.arrayBuffer();
  return body.byteLength === 0 ? undefined : body;
}

/** What the API itself says in an outage, so that callers need one way to read it. */
function unavailable(): Response {
  const headers = { 'content-type': 'application/json', 'retry-after': '5' };
  return new Response('{"detail":"Service temporarily unavailable, try again later."}', {
    status: 503,
    headers,
  });
}
