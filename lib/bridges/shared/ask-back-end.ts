// One call to the back end, and what its answer means: an answer in its own words, or unavailable, which covers everything
// that is neither a clear yes nor a clear no (no connection, too slow, 5xx, a redirect, HTML, a body without end).

import { isRecord } from '@/lib/django/python/record';
import { readBodyWithin } from '@/lib/upstream/body';
import type { AskBackEnd, BackEndAnswer, Exchange } from '../bridge';
import { Refusal, unavailable } from './refusal';

type AskParts = {
  url: string;
  prefix: string;
  timeoutSeconds: number;
  send: (url: string, init: RequestInit) => Promise<Response>;
};

// A user with thousands of permissions fits; what does not is no answer about a user.
const answerLimitBytes = 1024 * 1024;
// Who is behind the call. The visitor's cookies and Authorization never go along by themselves.
const visitorHeaders = [
  'user-agent',
  'accept-language',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
];

/** Build the caller. */
export function createAskBackEnd({ url, prefix, timeoutSeconds, send }: AskParts): AskBackEnd {
  return async (exchange, path, { method, json, headers = {}, mayBeMissing = false } = {}) => {
    const place = path.startsWith('/') ? path : prefix + path;
    const chosen = method ?? (json === undefined ? 'GET' : 'POST');
    const init: RequestInit = {
      method: chosen,
      headers: {
        accept: 'application/json',
        ...describeVisitor(exchange),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: json === undefined ? undefined : JSON.stringify(json),
      redirect: 'manual',
      cache: 'no-store',
      // Not the visitor's signal: a browser that leaves must not lose what a refresh has brought.
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
    };
    const answer = await send(url + place, init)
      .then(readAnswer)
      .catch(describeFailure);
    const named = `${chosen} ${place}`;
    if (typeof answer === 'string') throw unavailable(`${named} ${answer}`);
    if (answer.status === 429) throw throttled(answer);
    if (answer.status === 404 && !mayBeMissing)
      throw unavailable(`${named} was answered 404. Is AUTH_BACKEND_PREFIX right (${prefix})?`);
    return answer;
  };
}

/** The answer, or why it is none. */
async function readAnswer(response: Response): Promise<BackEndAnswer | string> {
  const { status, headers } = response;
  if (status >= 500 || status < 200) return `was answered ${status}`;
  if (status >= 300 && status < 400) {
    const isSlash = headers.get('location')?.endsWith('/') === true;
    return `was redirected${isSlash ? ', to a path that ends in a slash' : ''}`;
  }
  const bytes = await readBodyWithin(response, answerLimitBytes);
  if (bytes === 'too large') return 'was answered with more than a megabyte';
  if (bytes.length === 0) return { status, body: {}, headers };
  try {
    return { status, body: JSON.parse(new TextDecoder().decode(bytes)), headers };
  } catch {
    // Django's own page for a path that it does not know is HTML.
    return status === 404 ? { status, body: {}, headers } : `was answered ${status} with what is not JSON`;
  }
}

function describeFailure(error: unknown): string {
  const isSlow = error instanceof Error && error.name === 'TimeoutError';
  return isSlow ? 'was not answered in time' : 'could not be sent';
}

function throttled({ body, headers }: BackEndAnswer): Refusal {
  const wait = headers.get('retry-after');
  const detail = textOf(body, 'detail') ?? 'Request was throttled.';
  return new Refusal(429, { detail, code: 'throttled' }, wait === null ? {} : { 'retry-after': wait });
}

function describeVisitor({ request }: Exchange): Record<string, string> {
  return Object.fromEntries(
    visitorHeaders.flatMap((name) => {
      const value = request.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** One text of an answer; null when it is not there. */
export function textOf(body: unknown, key: string): string | null {
  const value = isRecord(body) ? body[key] : null;
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A no counts in DRF's words only: a proxy in front of the back end answers 401 too. */
export function requireWords({ status, body }: BackEndAnswer): null {
  if (textOf(body, 'detail') === null)
    throw unavailable(`an answer ${status} that is not the back end's own`);
  return null;
}
