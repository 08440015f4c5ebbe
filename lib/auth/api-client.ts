// One call from this server to the auth API, and what its answer means: an answer in the API's own words, or
// "unavailable", which covers everything that is neither a clear yes nor a clear no (no connection, too slow, 5xx,
// a redirect, HTML from a proxy, broken JSON). Unavailable is never a logout and never a pass.
import type { ApiName } from './auth-boot';
import { readApiName } from './auth-boot';

export type ApiAnswer =
  | { status: 'answered'; httpStatus: number; body: unknown; setCookies: string[]; api: ApiName }
  | { status: 'unavailable'; reason: string };

export type ApiClient = (call: {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
}) => Promise<ApiAnswer>;

export type ApiClientParts = {
  /** Origin of the API, without a slash at the end. */
  baseUrl: string;
  send: (request: Request) => Promise<Response>;
  timeoutSeconds: number;
  /** Of the visitor's request: address, browser and protocol are passed to the API. */
  visitorHeaders: Headers;
};

/** Build the caller for one visitor's request. */
export function createApiClient({
  baseUrl,
  send,
  timeoutSeconds,
  visitorHeaders,
}: ApiClientParts): ApiClient {
  return async ({ method, path, headers }) => {
    const signal = AbortSignal.timeout(timeoutSeconds * 1000);
    const request = new Request(`${baseUrl}${path}`, {
      method,
      headers: { accept: 'application/json', ...describeVisitor(visitorHeaders), ...headers },
      redirect: 'manual',
      cache: 'no-store',
      signal,
    });
    try {
      return await orTimeout(send(request).then(readAnswer), signal);
    } catch (error) {
      return { status: 'unavailable', reason: describeFailure(error) };
    }
  };
}

/** Headers that tell the API who is behind this call. Next fills x-forwarded-* from the connection where absent. */
export function describeVisitor(headers: Headers): Record<string, string> {
  const names = ['user-agent', 'accept-language', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

async function readAnswer(response: Response): Promise<ApiAnswer> {
  if (response.status < 200 || response.status >= 500 || isRedirect(response)) {
    return { status: 'unavailable', reason: `the API answered ${response.status}` };
  }
  const text = await response.text();
  try {
    const body: unknown = JSON.parse(text);
    return {
      status: 'answered',
      httpStatus: response.status,
      body,
      setCookies: response.headers.getSetCookie(),
      api: readApiName(response.headers),
    };
  } catch {
    return {
      status: 'unavailable',
      reason: `the API answered ${response.status} with a body that is not JSON`,
    };
  }
}

function isRedirect(response: Response): boolean {
  return response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
}

/** The mounted API is a function, which no signal aborts; the timeout has to end the wait itself. */
function orTimeout<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

function describeFailure(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'the API did not answer in time';
  return 'the API could not be reached';
}
