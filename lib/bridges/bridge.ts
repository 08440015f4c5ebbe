// What a bridge is: handlers for the endpoints of the wire contract, and the credential that the project's own endpoints
// expect. app.ts does what all of them have in common. The types here are all that a bridge and the shared parts agree on.
import { z } from 'zod';
import {
  emailChangeRequest,
  emailConfirmRequest,
  emailRequest,
  passwordChangeRequest,
  passwordRequest,
  passwordResetRequest,
  profileRequest,
  registerRequest,
  revokeRequest,
  verifyEmailRequest,
} from '@/lib/contract/account-requests';
import type { Capabilities } from '@/lib/contract/capabilities';
import { secondFactorRequest } from '@/lib/contract/factors';
import { loginRequest, tokenVerifyRequest } from '@/lib/contract/requests';
import type { BridgeConfig } from '@/lib/settings/bridge';
import type { WebConfig } from '@/lib/settings/web';

const nothing = z.object({});

/**
 * The contract below /api/auth/, with what proves that a page of this site asks. `csrf`: the double-submitted token;
 * `origin`: an Origin that is ours, where one is sent; `credential`: as the credential wants it, `csrf` for one in a cookie
 * and `origin` for a token. What only reads needs nothing.
 */
export const endpoints = {
  'GET csrf/': { guard: null, request: nothing },
  'GET session/': { guard: null, request: nothing },
  'GET capabilities/': { guard: null, request: nothing },
  'POST login/': { guard: 'csrf', request: loginRequest },
  'GET second-factor/': { guard: null, request: nothing },
  'POST second-factor/': { guard: 'csrf', request: secondFactorRequest },
  'GET me/': { guard: null, request: nothing },
  'PATCH me/': { guard: 'credential', request: profileRequest.partial() },
  'POST refresh/': { guard: 'credential', request: nothing },
  'POST verify/': { guard: null, request: tokenVerifyRequest },
  'POST logout/': { guard: 'credential', request: nothing },
  'POST register/': { guard: 'origin', request: registerRequest },
  // Links of Django's own kind name the user beside the token.
  'POST verify-email/': {
    guard: 'origin',
    request: verifyEmailRequest.extend({ uid: passwordResetRequest.shape.uid.optional() }),
  },
  'POST verify-email/resend/': { guard: 'origin', request: emailRequest },
  'POST password/forgot/': { guard: 'origin', request: emailRequest },
  'POST password/reset/': { guard: 'origin', request: passwordResetRequest },
  'POST password/change/': { guard: 'credential', request: passwordChangeRequest },
  'POST reauthenticate/': { guard: 'credential', request: passwordRequest },
  'POST email/change/': { guard: 'credential', request: emailChangeRequest },
  'POST email/confirm/': { guard: 'credential', request: emailConfirmRequest },
  'POST account/delete/': { guard: 'credential', request: passwordRequest },
  'GET sessions/': { guard: null, request: nothing },
  'POST sessions/revoke/': { guard: 'credential', request: revokeRequest },
  'POST sessions/revoke-others/': { guard: 'credential', request: nothing },
  'POST sessions/revoke-all/': { guard: 'credential', request: nothing },
} as const satisfies Record<string, { guard: 'csrf' | 'origin' | 'credential' | null; request: z.ZodType }>;

export type Endpoint = keyof typeof endpoints;

/** One request of a browser, or of this server for a visitor. */
export type Exchange = {
  request: Request;
  /** The whole of it; undefined where there is none. */
  body: ArrayBuffer | undefined;
  query: URLSearchParams;
  cookies: ReadonlyMap<string, string>;
  /** The token of `Authorization: Bearer …`. */
  bearer: string | null;
  now: Date;
  /** Lines that go out with the answer, whatever it is. */
  setCookies: string[];
};

/** `status` is 200 where it is not given. */
export type Reply = { status?: number; body: unknown };

export type Handlers = {
  [Name in Endpoint]?: (
    exchange: Exchange,
    fields: z.output<(typeof endpoints)[Name]['request']>,
  ) => Promise<Reply>;
};

/** What pages may offer; what is left out is not offered. */
type Offers = Partial<Omit<Capabilities, 'strategy'>>;

export type Bridge = {
  offers: (exchange: Exchange) => Offers | Promise<Offers>;
  /** An endpoint without a handler is answered 501 `not_supported`. */
  handlers: Handlers;
  /**
   * Beginnings of the paths below the prefix that hand out credentials or take them, or with `$` at the end one whole
   * path; '$' is the prefix itself. They never pass through, or a refresh token would be within reach of a script.
   */
  ownPaths: readonly string[];
  /** Headers that the project's own endpoints expect of this visitor; none for a stranger. */
  authorize: (exchange: Exchange) => Promise<Record<string, string>>;
  /** Take from an answer of such an endpoint what the visitor's credential has become. */
  absorb?: (exchange: Exchange, answer: Headers) => Promise<void>;
};

/** One answer of the back end in its own words: 2xx, or a refusal below 500. */
export type BackEndAnswer = { status: number; body: unknown; headers: Headers };

export type BackEndCall = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  json?: object;
  headers?: Record<string, string>;
  /** 404 is an answer here, not a wrong AUTH_BACKEND_PREFIX. */
  mayBeMissing?: boolean;
};

/**
 * Ask the back end on behalf of a visitor. A path that begins with / counts from the root of the server, any other from
 * the prefix. Throws Refusal: 503 for whatever is no clear answer, 429 as it came.
 */
export type AskBackEnd = (exchange: Exchange, path: string, call?: BackEndCall) => Promise<BackEndAnswer>;

/** What a bridge is made of. One for the process. */
export type BridgeParts = {
  config: WebConfig;
  settings: BridgeConfig;
  ask: AskBackEnd;
  outcomes: Outcomes;
};

/** How a refresh ended. `refresh` and `cookie` are null where the back end does not rotate. */
export type Outcome =
  | { status: 'refreshed'; access: string; refresh: string | null; cookie: string | null }
  | { status: 'refused' };

/** Where requests, and processes, find what came of a refresh token. */
export type Outcomes = {
  read(key: string): Promise<Outcome | null>;
  write(key: string, outcome: Outcome, keepSeconds: number): Promise<void>;
  /** Run while nobody else works on this key. */
  locked<T>(key: string, work: () => Promise<T>): Promise<T>;
};

export type CreateBridge = (parts: BridgeParts) => Bridge;
