// The typed client of the API, made from its OpenAPI document (`npm run api:types`): paths, parameters, bodies and answers
// are checked by the compiler. Every call ends in `{data}` or `{error}`, in an outage too: that is a 503.
import createOpenApiClient, { type Client } from 'openapi-fetch';
import type { paths } from './types';

export type ApiClient = Client<paths>;

// openapi-fetch makes whole addresses; where the API is, `send` knows.
const baseUrl = 'http://api.invalid';

/** Make the client over what sends a path of the API ('/api/…') with the credential. */
export function createClient(send: (path: string, init: RequestInit) => Promise<Response>): ApiClient {
  return createOpenApiClient<paths>({
    baseUrl,
    async fetch(request) {
      const { url, method, headers, signal } = request;
      const body = await request.arrayBuffer();
      const init = { method, headers, signal, body: body.byteLength === 0 ? undefined : body };
      return onlyAnswers(send(url.slice(baseUrl.length), init), signal);
    },
  });
}

/** No connection, and what a proxy says in place of the API, are outages in the API's own words. */
async function onlyAnswers(sent: Promise<Response>, signal: AbortSignal): Promise<Response> {
  const answer = await sent.catch((error: unknown) => {
    // The caller's own doing, and what Next throws to steer a render.
    if (signal.aborted || (error instanceof Error && 'digest' in error)) throw error;
    return null;
  });
  if (answer !== null && isOfApi(answer)) return answer;
  const outage = { detail: 'Service temporarily unavailable, try again later.', code: 'service_unavailable' };
  return Response.json(outage, { status: 503, headers: { 'retry-after': '5' } });
}

function isOfApi({ status, headers }: Response): boolean {
  const type = headers.get('content-type') ?? '';
  return /[/+]json\b/.test(type) || (status < 500 && !type.startsWith('text/html'));
}
