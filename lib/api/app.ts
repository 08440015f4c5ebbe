// The auth API: Request in, Response out. Hono routes; everything that concerns every answer (Host, CORS, cookies,
// caching, errors in DRF's words) is here, once. The doors are serve.ts (a port) and mounted.ts (inside Next).
import { Hono } from 'hono';
import type { ApiContext } from './context';
import { addCorsHeaders, answerPreflight } from './http/cors';
import { Exchange } from './http/exchange';
import { HttpError } from './http/http-error';
import { toHttpError } from './http/outages';
import type { Answer, Route } from './http/route';
import { optionalRoutes } from './optional/optional-routes';
import { userRoutes } from './routes/all';
import { createMetaRoutes } from './routes/meta';
import { commitCsrf } from './sessions/csrf';
import { commitSession } from './sessions/sessions';

export type Api = {
  /** `peerAddress` is who opened the connection, where the door knows it. Never rejects. */
  fetch(request: Request, peerAddress?: string): Promise<Response>;
};

/** What the API reports of each request; the door decides whether and how to write it. */
export type RequestReport = {
  requestId: string;
  method: string;
  path: string;
  status: number;
  milliseconds: number;
  error?: unknown;
};

type Bindings = { Bindings: { exchange: Exchange } };

/** `featureRoutes` are what was built on top (lib/features.ts). */
export function createApi(
  context: ApiContext,
  report: (report: RequestReport) => void,
  featureRoutes: readonly Route[] = [],
): Api {
  const described = [...userRoutes, ...featureRoutes];
  const routes = [...described, ...createMetaRoutes(described), ...optionalRoutes(context.config)];
  // Not strict: every path is answered with and without its closing slash, for every method, without a redirect.
  const router = new Hono<Bindings>({ strict: false });
  for (const [path, routesOfPath] of groupByPath(routes)) {
    const dispatch = dispatcherOf(routesOfPath);
    const hasParams = path.includes('/:');
    router.all(path.replace(/\/$/, ''), (c) => {
      const { exchange } = c.env;
      if (hasParams) exchange.params = c.req.param();
      return answer(exchange, dispatch);
    });
  }
  router.notFound((c) => answer(c.env.exchange, notFound));

  async function fetch(request: Request, peerAddress?: string): Promise<Response> {
    const startedAt = performance.now();
    const exchange = new Exchange({ context, request, peerAddress });
    const response = answerPreflight(exchange) ?? (await router.fetch(request, { exchange }));
    report({
      requestId: exchange.id,
      method: exchange.method,
      path: exchange.path,
      status: response.status,
      milliseconds: performance.now() - startedAt,
      error: exchange.error,
    });
    return response;
  }
  return { fetch };
}

function groupByPath(all: readonly Route[]): Map<string, Route[]> {
  const groups = new Map<string, Route[]>();
  for (const route of all) groups.set(route.path, [...(groups.get(route.path) ?? []), route]);
  return groups;
}

function dispatcherOf(routesOfPath: readonly Route[]): (exchange: Exchange) => Promise<Answer> {
  const byMethod = new Map<string, Route>(routesOfPath.map((route) => [route.method, route]));
  const allowed = [...byMethod.keys(), ...(byMethod.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  return async (exchange) => {
    if (exchange.host === null) {
      throw new HttpError(400, { detail: 'Invalid Host header.', code: 'disallowed_host' });
    }
    if (exchange.method === 'OPTIONS') return { body: {}, headers: { Allow: allowed } };
    const route = byMethod.get(exchange.method === 'HEAD' ? 'GET' : exchange.method);
    if (route === undefined) {
      const detail = `Method "${exchange.method}" not allowed.`;
      throw new HttpError(405, { detail }, { Allow: allowed });
    }
    return route.answer(exchange);
  };
}

async function notFound(): Promise<Answer> {
  throw new HttpError(404, { detail: 'Not found.' });
}

/** Run a handler to its end: its cookies are decided with its status, and a failure is an answer too. */
async function answer(
  exchange: Exchange,
  handle: (exchange: Exchange) => Promise<Answer>,
): Promise<Response> {
  try {
    const { status = 200, body, headers } = await handle(exchange);
    await commitCookies(exchange, status);
    return respond(exchange, { status, body, headers });
  } catch (error) {
    return answerError(exchange, error);
  }
}

async function answerError(exchange: Exchange, error: unknown): Promise<Response> {
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
  await commitCsrf(exchange);
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

function respond(exchange: Exchange, { status = 200, body, headers: added }: Answer): Response {
  const headers: Record<string, string> = {
    ...standardHeaders,
    ...added,
    'X-Request-ID': exchange.id,
  };
  if (body === undefined) delete headers['Content-Type'];
  addCorsHeaders(exchange, headers);
  headers.Vary = ['Accept', ...exchange.vary].join(', ');
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: withCookies(headers, exchange.setCookies),
  });
}

/** A plain object goes to the socket as it is, a Headers costs as much as a query: only several cookies need one. */
function withCookies(headers: Record<string, string>, cookies: readonly string[]): HeadersInit {
  const [first, ...others] = cookies;
  if (first === undefined) return headers;
  headers['Set-Cookie'] = first;
  if (others.length === 0) return headers;
  const all = new Headers(headers);
  for (const cookie of others) all.append('Set-Cookie', cookie);
  return all;
}
