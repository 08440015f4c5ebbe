// The seam: which auth API answers. AUTH_API_URL set: that server, whatever it is written in; unset: ours, in this
// process. A server that cannot be reached is DRF's 503, so that a browser can tell an outage from a refusal.
import { getWebConfig } from '@/lib/settings/web';

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
const retryAfterSeconds = 5;
// Of the whole body, which is held in memory so that it goes out with a Content-Length: WSGI servers read no chunks.
const maxBodyBytes = 10 * 1024 * 1024;

/** Hand a browser's request for the API to whoever answers it. */
export async function passToApi(request: Request): Promise<Response> {
  const { apiUrl } = getWebConfig();
  const body = await readBody(request);
  if (body === 'too large') return detail(413, 'Request body is too large.');
  return apiUrl === null ? callMounted(request, body) : callServer(request, body, apiUrl);
}

/** Call the API from this server itself, with a request made for it. */
export async function callApi(request: Request): Promise<Response> {
  if (getWebConfig().apiUrl !== null) return sendWhole(request);
  const { getMountedApi } = await import('@/lib/api/mounted');
  return (await getMountedApi()).fetch(request);
}

/** Start the API of this process, where it is ours to start. Wrong settings end the process; an outage passes. */
export async function startMountedApi(): Promise<void> {
  if (getWebConfig().apiUrl !== null) return;
  const { getMountedApi } = await import('@/lib/api/mounted');
  try {
    await getMountedApi();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (isForTheOperator(error)) process.exit(1);
  }
}

/** Settings that no waiting mends; an outage may pass. The API's classes are loaded only when it is mounted. */
function isForTheOperator(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'ConfigError' || ('kind' in error && error.kind === 'configuration');
}

/** Wait for what the API of this process does after its answers; nothing to wait for with one of its own. */
export async function finishMountedWork(): Promise<void> {
  if (getWebConfig().apiUrl !== null) return;
  const { finishMountedWork: finish } = await import('@/lib/api/mounted');
  await finish();
}

async function callMounted(request: Request, body: ArrayBuffer | undefined): Promise<Response> {
  const url = new URL(request.url);
  url.pathname = withSlash(url.pathname);
  try {
    const { getMountedApi } = await import('@/lib/api/mounted');
    const api = await getMountedApi();
    const headers = withPublicHost(request.headers);
    return await api.fetch(new Request(url, { method: request.method, headers, body }));
  } catch (error) {
    // It did not start: wrong settings or no database. Both are for the operator, neither is for the browser.
    console.error('The mounted auth API does not answer:', error instanceof Error ? error.message : error);
    return unavailable();
  }
}

/**
 * The guard calls this server by a loopback address, which ALLOWED_HOSTS need not list. A browser cannot send such a
 * Host from anywhere that matters, so it stands for the origin that the settings name.
 */
function withPublicHost(sent: Headers): Headers {
  const { webOrigin } = getWebConfig();
  const headers = new Headers(sent);
  const host = sent.get('host') ?? '';
  if (webOrigin && /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host))
    headers.set('host', new URL(webOrigin).host);
  return headers;
}

async function callServer(
  request: Request,
  body: ArrayBuffer | undefined,
  apiUrl: string,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  const listed = (headers.get('connection') ?? '').split(',').map((name) => name.trim());
  for (const name of [...connectionHeaders, ...listed]) if (name !== '') headers.delete(name);
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

/** Next's fetch() streams the body of a Request, and WSGI servers read no chunks: a form would arrive empty. */
async function sendWhole(request: Request): Promise<Response> {
  const { url, method, headers, redirect, signal } = request;
  const body = request.body === null ? undefined : await request.arrayBuffer();
  return fetch(url, { method, headers, body, redirect, signal, cache: 'no-store' });
}

/** A Django project knows only the spelling with a slash; a last segment with a dot names a file. */
function withSlash(pathname: string): string {
  if (!pathname.startsWith('/api/')) return pathname;
  const last = pathname.slice(pathname.lastIndexOf('/') + 1);
  return last === '' || last.includes('.') ? pathname : `${pathname}/`;
}

async function readBody(request: Request): Promise<ArrayBuffer | 'too large' | undefined> {
  if (request.body === null || request.method === 'GET' || request.method === 'HEAD') return undefined;
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) return 'too large';
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > maxBodyBytes) return 'too large';
    parts.push(part);
  }
  const body = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    body.set(part, offset);
    offset += part.byteLength;
  }
  return body.buffer;
}

function forBrowser(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of [...connectionHeaders, 'content-encoding']) kept.delete(name);
  return kept;
}

function hasNoBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

function unavailable(): Response {
  return detail(503, 'Service temporarily unavailable, try again later.', {
    'retry-after': String(retryAfterSeconds),
  });
}

function detail(status: number, sentence: string, headers: Record<string, string> = {}): Response {
  return Response.json(
    { detail: sentence },
    { status, headers: { 'cache-control': 'no-store', ...headers } },
  );
}
