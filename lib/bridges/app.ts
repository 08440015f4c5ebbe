// A bridge as an application: a request in, an answer of the wire contract out. What all bridges have in common is done
// here: paths, CSRF and Origin, bodies, refusals, headers, and the way of everything else to the project's own endpoints.
import { parseCookieHeader } from '@/lib/django/cookies';
import type { WebConfig } from '@/lib/settings/web';
import type { Bridge, Endpoint, Exchange, Handlers, Reply } from './bridge';
import { endpoints } from './bridge';
import {
  ensureCsrfCookie,
  issueCsrfToken,
  requireCsrf,
  requireOwnOrigin,
  rotateCsrfToken,
} from './shared/csrf';
import { readFields, validate } from './shared/field-errors';
import { notSupported, Refusal } from './shared/refusal';

export type BridgeApp = (request: Request, body: ArrayBuffer | undefined) => Promise<Response>;

type AppParts = {
  bridge: Bridge;
  config: WebConfig;
  /** Of the paths that the bridge asks itself. */
  prefix: string;
  /** Send a request on to the project's own endpoints; answers 503 when nothing answers. */
  forward: (request: Request, body: ArrayBuffer | undefined) => Promise<Response>;
  now: () => Date;
};

// What a browser tells this site and nobody else. Origin and Referer would only make CORS rules of the project speak.
const keptHere = ['cookie', 'authorization', 'x-csrftoken', 'origin', 'referer'];
const safeMethods = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

/** Build it. */
export function createBridgeApp({ bridge, config, prefix, forward, now }: AppParts): BridgeApp {
  return async (request, body) => {
    const { pathname, searchParams } = new URL(request.url);
    const exchange: Exchange = {
      request,
      body,
      query: searchParams,
      cookies: parseCookieHeader(request.headers.get('cookie') ?? ''),
      bearer: /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null,
      now: now(),
      setCookies: [],
    };
    try {
      const found = findEndpoint(request.method, pathname);
      if (found !== null) return finish(exchange, await answer(exchange, found));
      if (isOwnPath(pathname)) throw new Refusal(404, { detail: 'Not found.' });
      return await passThrough(exchange);
    } catch (error) {
      return finish(exchange, toRefusal(error));
    }
  };

  async function answer(exchange: Exchange, found: Endpoint | 'unknown method'): Promise<Reply> {
    const { method } = exchange.request;
    if (found === 'unknown method') throw new Refusal(405, { detail: `Method "${method}" not allowed.` });
    const { guard, request: schema } = endpoints[found];
    const isByCookie = config.strategy !== 'jwt';
    if (guard === 'csrf' || (guard === 'credential' && isByCookie)) requireCsrf(exchange, config);
    else if (guard !== null) requireOwnOrigin(exchange, config);
    if (found === 'GET csrf/') return { body: { detail: 'CSRF cookie set' } };
    if (found === 'GET session/') ensureCsrfCookie(exchange, config);
    if (found === 'GET capabilities/') return { body: await readCapabilities(exchange) };
    // the cast: endpoint, schema and handler are of one line of the table, which the type of `found` cannot say
    const handler = bridge.handlers[found] as Handlers['POST login/'];
    if (handler === undefined) throw notSupported();
    const fields = validate(schema, method === 'GET' ? {} : readFields(exchange)) as never;
    const reply = await handler(exchange, fields);
    const isSignIn = found === 'POST login/' || found === 'POST second-factor/';
    if (isSignIn && isByCookie) rotateCsrfToken(exchange, config);
    return reply;
  }

  /** Whether the back end, or a proxy before it, could take this for a path of the bridge's own. */
  function isOwnPath(pathname: string): boolean {
    const read = decodePath(pathname);
    if (read === null) return true;
    return bridge.ownPaths.some((path) =>
      path.endsWith('$') ? read === prefix + path.slice(0, -1) : read.startsWith(prefix + path),
    );
  }

  async function readCapabilities(exchange: Exchange) {
    const has = (endpoint: Endpoint) => bridge.handlers[endpoint] !== undefined;
    return {
      strategy: config.strategy,
      sign_in: [],
      registration: has('POST register/'),
      email_verification: false,
      password_reset: has('POST password/reset/'),
      password_change: has('POST password/change/'),
      email_change: has('POST email/change/'),
      profile: has('PATCH me/'),
      account_deletion: has('POST account/delete/'),
      reauthentication: has('POST reauthenticate/'),
      sessions: has('GET sessions/'),
      factors: [],
      providers: [],
      features: [],
      ...(await bridge.offers(exchange)),
    };
  }

  async function passThrough(exchange: Exchange): Promise<Response> {
    const { request, body } = exchange;
    const isByCookie = config.strategy !== 'jwt';
    if (isByCookie && !safeMethods.includes(request.method)) requireCsrf(exchange, config);
    const headers = new Headers(request.headers);
    // Another scheme than Bearer is the project's own affair.
    const authorization = exchange.bearer === null ? headers.get('authorization') : null;
    for (const name of keptHere) headers.delete(name);
    if (authorization !== null) headers.set('authorization', authorization);
    for (const [name, value] of Object.entries(await bridge.authorize(exchange))) headers.set(name, value);
    const sent = await forward(new Request(request.url, { method: request.method, headers }), body);
    await bridge.absorb?.(exchange, sent.headers);
    const answered = new Response(sent.body, sent);
    // Cookies of the back end are not for this site, and neither is what it says about other sites.
    for (const name of [...answered.headers.keys()])
      if (name === 'set-cookie' || name.startsWith('access-control-')) answered.headers.delete(name);
    return withOwnHeaders(answered, exchange);
  }

  function finish(exchange: Exchange, reply: Reply & { headers?: Record<string, string> }): Response {
    const response = Response.json(reply.body, { status: reply.status ?? 200, headers: reply.headers });
    response.headers.set('cache-control', 'no-store');
    response.headers.append('vary', 'Cookie, Authorization');
    const { method, url } = exchange.request;
    if (method === 'GET' && withoutSlash(new URL(url).pathname) === '/api/auth/csrf')
      response.headers.set('x-csrftoken', issueCsrfToken(exchange, config));
    return withOwnHeaders(response, exchange);
  }
}

function findEndpoint(method: string, pathname: string): Endpoint | 'unknown method' | null {
  const path = /^\/api\/auth\/(.+)$/.exec(`${withoutSlash(pathname)}/`)?.[1];
  if (path === undefined) return null;
  const asked = `${method === 'HEAD' ? 'GET' : method} ${path}`;
  const names = Object.keys(endpoints) as Endpoint[];
  const found = names.find((name) => name === asked);
  if (found !== undefined) return found;
  return names.some((name) => name.endsWith(` ${path}`)) ? 'unknown method' : null;
}

/** A bug is neither a yes nor a no. Its message could quote what was sent, so only its kind is told. */
function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  console.error('The bridge failed:', error instanceof Error ? error.stack : 'unknown error');
  return new Refusal(500, { detail: 'A server error occurred.', code: 'error' });
}

function withOwnHeaders(response: Response, { setCookies }: Exchange): Response {
  response.headers.set('x-auth-api', 'django');
  for (const line of setCookies) response.headers.append('set-cookie', line);
  return response;
}

/** The path as Django reads it, with one slash at the end and none twice; null for one that is not read alike everywhere. */
function decodePath(pathname: string): string | null {
  try {
    const path = `${decodeURIComponent(pathname)}/`.replace(/\/{2,}/g, '/');
    return /\/\.{1,2}\//.test(path) || path.includes('\\') ? null : path;
  } catch {
    return null;
  }
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}
