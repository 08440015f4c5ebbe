// One request on its way through the API, and all that a handler or use case needs to answer it: what was read of the
// request, what has to be added to the answer, and the parts of the API itself (settings, stores, clock …). A class,
// because one is made for every request: its getters cost nothing until they are used.
import { parseCookieHeader } from '@/lib/django/cookies';
import type { Claims } from '@/lib/django/jwt/tokens';
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import type { EventSink } from '../events';
import type { ApiConfig } from '../settings/config';
import type { ApiRequest } from './api-request';
import { findClientAddress } from './client-address';
import { type Body, readBody } from './request-body';
import { readRequestId } from './request-id';
import type { SessionHandle } from './session-handle';

const noParams: Readonly<Record<string, string>> = Object.freeze({});

export type ExchangeParts = { context: ApiContext; request: ApiRequest; peerAddress: string | undefined };

export class Exchange implements ApiContext {
  /** In the X-Request-ID header of the answer, on log lines and on events. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The Host header if ALLOWED_HOSTS allows it, else null. */
  readonly host: string | null;
  /** The pattern of the route that answers; undefined where none does. */
  route: string | undefined = undefined;
  /** Values of the path's `:parameters`. */
  params: Readonly<Record<string, string>> = noParams;
  /** The parsed query string, where the route has a schema for it. */
  query: unknown = undefined;
  /** Whom the route's `access` let in; null where it lets visitors in. */
  user: User | null = null;
  /** What the route's `object` found. */
  object: unknown = undefined;
  session: SessionHandle | undefined = undefined;
  /** The claims of the Bearer token that the request was signed in with. */
  bearer: Claims | undefined = undefined;
  /** What went wrong on our side, for the log. */
  error: unknown = undefined;
  csrf: { secret: string | null; mustSend: boolean } = { secret: null, mustSend: false };
  readonly setCookies: string[] = [];
  /** Names for the Vary header, in the order they were first needed. */
  readonly vary = new Set<string>();

  readonly request: ApiRequest;
  /** Address of the peer that opened the connection, where the door knows it. */
  readonly peerAddress: string | undefined;

  readonly #context: ApiContext;
  #cookies: ReadonlyMap<string, string> | undefined;
  #body: Promise<Body> | undefined;

  constructor({ context, request, peerAddress }: ExchangeParts) {
    const { config, random } = context;
    this.#context = context;
    this.request = request;
    this.peerAddress = peerAddress;
    this.id = readRequestId(request, { config, peerAddress, random });
    this.method = request.method;
    this.path = request.path;
    this.host = readHost(request, config.allowedHosts);
  }

  get cookies(): ReadonlyMap<string, string> {
    this.#cookies ??= parseCookieHeader(this.request.header('cookie') ?? '');
    return this.#cookies;
  }

  /** Read and parse the body, once. Throws HttpError 400, 413 or 415. */
  body(): Promise<Body> {
    this.#body ??= readBody(this.request, this.config.requestBodyLimitBytes);
    return this.#body;
  }

  get isSecure(): boolean {
    return readIsSecure(this.request, this.config);
  }

  get clientAddress(): string | undefined {
    const { request, peerAddress } = this;
    return findClientAddress({ request, peerAddress, trustedProxies: this.config.trustedProxies });
  }

  get config() {
    return this.#context.config;
  }
  get stores() {
    return this.#context.stores;
  }
  get features() {
    return this.#context.features;
  }
  get hashers() {
    return this.#context.hashers;
  }
  get breachedPasswords() {
    return this.#context.breachedPasswords;
  }
  get jwt() {
    return this.#context.jwt;
  }
  get rateLimits() {
    return this.#context.rateLimits;
  }
  get takeTurn() {
    return this.#context.takeTurn;
  }
  get outbox() {
    return this.#context.outbox;
  }
  get customization() {
    return this.#context.customization;
  }
  get now() {
    return this.#context.now;
  }
  get random() {
    return this.#context.random;
  }
  /** Report an event of this request. */
  get events(): EventSink {
    return (event) => this.#context.events(event, this.id);
  }
}

const hostPattern = /^([a-z0-9.-]+|\[[a-f0-9]*:[a-f0-9.:]+\])(?::\d+)?$/i;

let lastAllowed: { host: string; by: readonly string[] } | undefined;

/** Django's get_host(): the header as sent, port included, or null when ALLOWED_HOSTS does not name it. */
function readHost(request: ApiRequest, allowedHosts: readonly string[]): string | null {
  const host = request.header('host') ?? '';
  // One request after the other names the same.
  if (host === lastAllowed?.host && allowedHosts === lastAllowed.by) return host;
  if (!isAllowed(host, allowedHosts)) return null;
  lastAllowed = { host, by: allowedHosts };
  return host;
}

function isAllowed(host: string, allowedHosts: readonly string[]): boolean {
  const domain = hostPattern.exec(host)?.[1]?.toLowerCase().replace(/\.$/, '');
  return domain !== undefined && allowedHosts.some((allowed) => isSameHost(domain, allowed.toLowerCase()));
}

function isSameHost(domain: string, allowed: string): boolean {
  if (allowed === '*') return true;
  if (allowed.startsWith('.')) return domain.endsWith(allowed) || domain === allowed.slice(1);
  return domain === allowed;
}

function readIsSecure(request: ApiRequest, config: ApiConfig): boolean {
  const proxyHeader = config.secureProxyHeader;
  const stated = proxyHeader === null ? null : request.header(proxyHeader.name);
  if (proxyHeader !== null && stated !== null) return stated.split(',', 1)[0]?.trim() === proxyHeader.value;
  return request.isEncrypted;
}
