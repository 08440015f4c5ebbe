// A server that speaks the wire contract, whatever it is written in: requests are passed on as they came.
import { unavailable } from './answers';
import { type Upstream, withSlash } from './upstream';

// Headers that belong to one connection (RFC 9110, 7.6.1), and those that fetch sets itself.
const connectionHeaders = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'host',
  'content-length',
];

export function serverUpstream(apiUrl: string): Upstream {
  return {
    pass: (request, body) => pass(request, body, apiUrl),
    call,
    start: async () => {},
    finish: async () => {},
  };
}

async function pass(request: Request, body: ArrayBuffer | undefined, apiUrl: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const name of [...connectionHeaders, ...listedHeaders(headers)]) headers.delete(name);
  // What fetch unpacks cannot be passed on as it was packed; Next compresses the answer for the browser.
  headers.set('accept-encoding', 'identity');
  try {
    const answer = await fetch(`${apiUrl}${withSlash(pathname)}${search}`, {
      method: request.method,
      headers,
      body,
      redirect: 'manual',
      cache: 'no-store',
      signal: request.signal,
    });
    return new Response(hasNoBody(answer.status) ? null : answer.body, {
      status: answer.status,
      headers: forBrowser(answer.headers),
    });
  } catch {
    return unavailable();
  }
}

/** What the client counts to its connection. What says who the client is does not belong to it, and stays. */
function listedHeaders(headers: Headers): string[] {
  const listed = (headers.get('connection') ?? '').split(',').map((name) => name.trim().toLowerCase());
  return listed.filter((name) => name !== '' && !/^(x-)?forwarded|^x-real-ip$/.test(name));
}

/** Next's fetch() streams the body of a Request, and WSGI servers read no chunks: a form would arrive empty. */
async function call(request: Request): Promise<Response> {
  const { url, method, headers, redirect, signal } = request;
  const body = request.body === null ? undefined : await request.arrayBuffer();
  return fetch(url, { method, headers, body, redirect, signal, cache: 'no-store' });
}

function forBrowser(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of [...connectionHeaders, 'content-encoding']) kept.delete(name);
  return kept;
}

function hasNoBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}
