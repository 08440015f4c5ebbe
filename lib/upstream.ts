// The seam between the front end and the auth API. With AUTH_API_URL that server answers, whatever it is written in, through
// a bridge where AUTH_BACKEND names one; without, our own API does, in this process.
import { getWebConfig } from '@/lib/settings/web';
import { detail } from './upstream/answers';
import { readBodyWithin } from './upstream/body';
import { bridgedUpstream } from './upstream/bridged'; // setup: bridges
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

function getUpstream(): Upstream {
  const { apiUrl, bridge } = getWebConfig(); // setup: bridges else const { apiUrl } = getWebConfig();
  if (bridge !== null) return bridgedUpstream(bridge); // setup: bridges
  if (apiUrl === null) return mountedUpstream; // setup: api else if (apiUrl === null) throw new Error('AUTH_API_URL: not set. It names the server that answers the auth API.');
  return serverUpstream(apiUrl);
}

/** Held in memory, so that it goes out with a Content-Length: WSGI servers read no chunks. Hence the limit. */
async function readBody(request: Request): Promise<ArrayBuffer | 'too large' | undefined> {
  if (request.body === null || request.method === 'GET' || request.method === 'HEAD') return undefined;
  const body = await readBodyWithin(request, getWebConfig().requestBodyLimitBytes);
  return body === 'too large' ? body : body.buffer;
}
