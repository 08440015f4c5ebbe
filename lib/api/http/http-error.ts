// An answer that ends a request early, in DRF's words. Thrown anywhere below a route, turned into a response in
// one place (app.ts).
import type { FieldErrors } from '@/lib/contract/errors';

export type ErrorBody = { detail: string; code?: string } | FieldErrors | Record<string, unknown>;

export class HttpError extends Error {
  override name = 'HttpError';
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
    readonly headers: Record<string, string> = {},
  ) {
    super(`HTTP ${status}`);
  }
}

/** 401 needs a challenge (RFC 9110 §11.6.1); simplejwt's is used wherever a Bearer token would help. */
const bearerChallenge = { 'WWW-Authenticate': 'Bearer realm="api"' };

export function unauthorized(body: ErrorBody): HttpError {
  return new HttpError(401, body, bearerChallenge);
}

export function notAuthenticated(): HttpError {
  return unauthorized({ detail: 'Authentication credentials were not provided.', code: 'not_authenticated' });
}

export function tokenNotValid(detail: string): HttpError {
  return unauthorized({ detail, code: 'token_not_valid' });
}

export function csrfFailed(reason: string): HttpError {
  return new HttpError(403, { detail: `CSRF Failed: ${reason}` });
}

export function badRequest(body: ErrorBody): HttpError {
  return new HttpError(400, body);
}

/** An outage, never to be read as a "no": nothing was decided, so nothing may be concluded. */
export function serviceUnavailable(retryAfterSeconds = 5): HttpError {
  return new HttpError(
    503,
    { detail: 'Service temporarily unavailable, try again later.', code: 'service_unavailable' },
    { 'Retry-After': String(retryAfterSeconds) },
  );
}
