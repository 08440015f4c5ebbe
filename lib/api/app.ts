// The auth API: a request in, a reply out. Everything that concerns every answer (CORS, cookies, caching, errors in
// DRF's words) is here, once. The doors are serve.ts (a port) and mounted.ts (inside Next).
import type { ApiContext } from './context';
import { type ApiRequest, fromWeb } from './http/api-request';
import { addCorsHeaders, answerPreflight } from './http/cors';
import { Exchange } from './http/exchange';
import { toHttpError } from './http/outages';
import type { Answer, Route } from './http/route';
import { createRouter } from './http/router';
import { optionalRoutes } from './optional/optional-routes';
import { userRoutes } from './routes/all';
import { createMetaRoutes } from './routes/meta';
import { commitCsrf } from './sessions/csrf';
import { commitSession } from './sessions/sessions';

/** Ready to be written: names and values of headers in turn, and the body as text. */
type Reply = { status: number; headers: string[]; body: string | undefined };

export type Api = {
  /** `peerAddress` is who opened the connection, where the door knows it. Never rejects. */
  answer(request: ApiRequest, peerAddress?: string): Promise<Reply>;
  /** The same for a host that speaks Request and Response. */
  fetch(request: Request, peerAddress?: string): Promise<Response>;
};

/** What the API reports of each request; the door decides whether and how to write it. */
export type RequestReport = {
  requestId: string;
  method: string;
  path: string;
  /** The pattern of the route, such as `/api/notes/:id/`. */
  route: string | undefined;
  status: number;
  milliseconds: number;
  error?: unknown;
};

/** `featureRoutes` are what was built on top (lib/features.ts). */
export function createApi(
  context: ApiContext,
  report: (report: RequestReport) => void,
  featureRoutes: readonly Route[] = [],
): Api {
  const described = [...userRoutes(context.config), ...featureRoutes];
  const handle = createRouter([
    ...described,
    ...createMetaRoutes(described),
    ...optionalRoutes(context.config),
  ]);

  async function answer(request: ApiRequest, peerAddress?: string): Promise<Reply> {
    const startedAt = performance.now();
    const exchange = new Exchange({ context, request, peerAddress });
    const reply = answerPreflight(exchange) ?? (await run(exchange, handle));
    report({
      requestId: exchange.id,
      method: exchange.method,
      path: exchange.path,
      route: exchange.route,
      status: reply.status,
      milliseconds: performance.now() - startedAt,
      error: exchange.error,
    });
    return reply;
  }

  return {
    answer,
    async fetch(request, peerAddress) {
      const { status, headers, body } = await answer(fromWeb(request), peerAddress);
      return new Response(body ?? null, { status, headers: pairsOf(headers) });
    },
  };
}

/** Run a handler to its end: its cookies are decided with its status, and a failure is an answer too. */
async function run(exchange: Exchange, handle: (exchange: Exchange) => Promise<Answer>): Promise<Reply> {
  try {
    const { status = 200, body, headers } = await handle(exchange);
    await commitCookies(exchange, status);
    return respond(exchange, { status, body, headers });
  } catch (error) {
    return answerError(exchange, error);
  }
}

async function answerError(exchange: Exchange, error: unknown): Promise<Reply> {
  const refusal = toHttpError(error);
  if (refusal.status >= 500) {
    exchange.error = error;
    // Nothing was decided, so no cookie may change.
    exchange.setCookies.length = 0;
    return respond(exchange, refusal);
  }
  try {
    await commitCookies(exchange, refusal.status);
    return respond(exchange, refusal);
  } catch (failure) {
    const outage = toHttpError(failure);
    exchange.error = failure;
    return respond(exchange, outage);
  }
}

/** Django's middleware unwinds inside out: csrftoken comes before sessionid. */
async function commitCookies(exchange: Exchange, status: number): Promise<void> {
  if (exchange.csrf.mustSend) await commitCsrf(exchange);
  await commitSession(exchange, status);
}

const standardHeaders = {
  'Content-Type': 'application/json',
  'Cache-Control': 'no-store',
  'X-Auth-API': 'typescript',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
const standardLines = Object.entries(standardHeaders).flat();

function respond(exchange: Exchange, { status = 200, body, headers: added }: Answer): Reply {
  const headers =
    added === undefined && body !== undefined ? standardLines.slice() : mergeHeaders({ added, body });
  headers.push('X-Request-ID', exchange.id);
  addCorsHeaders(exchange, headers);
  headers.push('Vary', ['Accept', ...exchange.vary].join(', '));
  for (const cookie of exchange.setCookies) headers.push('Set-Cookie', cookie);
  return { status, headers, body: body === undefined ? undefined : JSON.stringify(body) };
}

function mergeHeaders({ added, body }: { added: Answer['headers']; body: unknown }): string[] {
  const { 'Content-Type': contentType, ...others } = standardHeaders;
  const ofBody = body === undefined ? {} : { 'Content-Type': contentType };
  return Object.entries({ ...ofBody, ...others, ...added }).flat();
}

function pairsOf(headers: readonly string[]): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index < headers.length; index += 2) {
    pairs.push([headers[index] ?? '', headers[index + 1] ?? '']);
  }
  return pairs;
}
