// One request on its way through the API: what was read of it once, and what has to be added to its answer.
import { parseCookieHeader } from '@/lib/django/cookies';
import type { Claims } from '@/lib/django/jwt/tokens';
import type { ApiContext } from '../context';
import type { SessionHandle } from '../sessions/sessions';
import type { ApiConfig } from '../settings/config';
import { type Body, readBody } from './request-body';
import { readRequestId } from './request-id';

export type Exchange = {
  readonly request: Request;
  readonly id: string;
  readonly method: string;
  /** Parsed on first use, which most requests never come to. */
  readonly url: URL;
  readonly path: string;
  /** Address of the peer that opened the connection, where the door knows it. */
  readonly peerAddress: string | undefined;
  /** The Host header if ALLOWED_HOSTS allows it, else null. */
  readonly host: string | null;
  readonly isSecure: boolean;
  readonly cookies: ReadonlyMap<string, string>;
  /** Parsed once, on first use. */
  body(): Promise<Body>;
  session: SessionHandle | undefined;
  /** The claims of the Bearer token that the request was signed in with. */
  bearer: Claims | undefined;
  /** What went wrong on our side, for the log. */
  error: unknown;
  csrf: { secret: string | null; mustSend: boolean };
  readonly setCookies: string[];
  /** Names for the Vary header, in the order they were first needed. */
  readonly vary: Set<string>;
};

export function openExchange(
  request: Request,
  {
    config,
    random,
    peerAddress,
  }: Pick<ApiContext, 'config' | 'random'> & { peerAddress: string | undefined },
): Exchange {
  let url: URL | undefined;
  let cookies: ReadonlyMap<string, string> | undefined;
  let body: Promise<Body> | undefined;
  return {
    request,
    id: readRequestId(request, { config, peerAddress, random }),
    method: request.method,
    get url() {
      url ??= new URL(request.url);
      return url;
    },
    path: readPath(request.url),
    peerAddress,
    host: readHost(request, config.allowedHosts),
    isSecure: readIsSecure(request, config),
    get cookies() {
      cookies ??= parseCookieHeader(request.headers.get('cookie') ?? '');
      return cookies;
    },
    body() {
      body ??= readBody(request, config.requestBodyLimitBytes);
      return body;
    },
    session: undefined,
    bearer: undefined,
    error: undefined,
    csrf: { secret: null, mustSend: false },
    setCookies: [],
    vary: new Set(),
  };
}

/** The path of an absolute URL that a Request has made canonical already. */
function readPath(url: string): string {
  return /^[a-z]+:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] || '/';
}

const hostPattern = /^([a-z0-9.-]+|\[[a-f0-9]*:[a-f0-9.:]+\])(?::\d+)?$/i;

/** Django's get_host(): the header as sent, port included, or null when ALLOWED_HOSTS does not name it. */
function readHost(request: Request, allowedHosts: readonly string[]): string | null {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  const domain = hostPattern.exec(host)?.[1]?.toLowerCase().replace(/\.$/, '');
  if (domain === undefined) return null;
  return allowedHosts.some((allowed) => isSameHost(domain, allowed.toLowerCase())) ? host : null;
}

function isSameHost(domain: string, allowed: string): boolean {
  if (allowed === '*') return true;
  if (allowed.startsWith('.')) return domain.endsWith(allowed) || domain === allowed.slice(1);
  return domain === allowed;
}

function readIsSecure(request: Request, config: ApiConfig): boolean {
  const proxyHeader = config.secureProxyHeader;
  const stated = proxyHeader === null ? null : request.headers.get(proxyHeader.name);
  if (proxyHeader !== null && stated !== null) return stated.split(',', 1)[0]?.trim() === proxyHeader.value;
  return request.url.startsWith('https:');
}
