// The seam between the front end and the auth API. With AUTH_API_URL that server answers, whatever it is written in; without,
// our own API does, in this process.
import { getWebConfig } from '@/lib/settings/web';
import { detail } from './upstream/answers';
import { mountedUpstream } from './upstream/mounted'; // setup: api
import { serverUpstream } from './upstream/server';
import type { Upstream } from './upstream/upstream';

/** Hand a browser's request for the API to what answers it. */
export async function passToApi(request: Request): Promise<Response> {
  const body = await readBody(request);
  if (body === 'too large') return detail(413, 'Request body is too large.');
  return getUpstream().pass(request, body);
}

/** Call the API from this server itself, with a request made for it. Rejects when nothing answers. */
export async function callApi(request: Request): Promise<Response> {
  return getUpstream().call(request);
}

/** Start what has to be started with this process. Wrong settings end the process; an outage does not. */
export async function startUpstream(): Promise<void> {
  let upstream: Upstream;
  try {
    upstream = getUpstream();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  await upstream.start();
}

/** Wait for what goes on in this process after an answer. A serverless host would stop it. */
export async function finishUpstreamWork(): Promise<void> {
  await getUpstream().finish();
}

/**
 * Read a body whole, or answer 'too large' before more than `limitBytes` are held. The sender chooses its size, and
 * Next alone takes ten megabytes.
 */
export async function readBodyWithin(
  request: Request,
  limitBytes: number,
): Promise<Uint8Array<ArrayBuffer> | 'too large'> {
  if (request.body === null) return new Uint8Array();
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return 'too large';
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > limitBytes) return 'too large';
    parts.push(part);
  }
  const body = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    body.set(part, offset);
    offset += part.byteLength;
  }
  return body;
}

function getUpstream(): Upstream {
  const { apiUrl } = getWebConfig();
  if (apiUrl === null) return mountedUpstream; // setup: api else if (apiUrl === null) throw new Error('AUTH_API_URL: not set. It names the server that answers the auth API.');
  return serverUpstream(apiUrl);
}

/** Held in memory, so that it goes out with a Content-Length: WSGI servers read no chunks. Hence the limit. */
async function readBody(request: Request): Promise<ArrayBuffer | 'too large' | undefined> {
  if (request.body === null || request.method === 'GET' || request.method === 'HEAD') return undefined;
  const body = await readBodyWithin(request, getWebConfig().requestBodyLimitBytes);
  return body === 'too large' ? body : body.buffer;
}
