// An answer that ends the work on a request, in DRF's words.

export class Refusal extends Error {
  override name = 'Refusal';
  constructor(
    readonly status: number,
    readonly body: Record<string, unknown>,
    readonly headers: Record<string, string> = {},
  ) {
    super(`answered ${status}`);
  }
}

/** The back end gave no clear answer. `reason` is for the log and never quotes what was sent. */
export function unavailable(reason: string): Refusal {
  console.warn(`503 of the bridge: ${reason}`);
  const detail = 'Service temporarily unavailable, try again later.';
  return new Refusal(503, { detail, code: 'service_unavailable' }, { 'retry-after': '5' });
}

/** What the back end cannot do. Pages do not offer it, because the capabilities say so. */
export function notSupported(): Refusal {
  return new Refusal(501, { detail: 'This back end cannot do that.', code: 'not_supported' });
}

/** Nobody is signed in, or not any more. */
export function notAuthenticated(): Refusal {
  return new Refusal(401, {
    detail: 'Authentication credentials were not provided.',
    code: 'not_authenticated',
  });
}

/** simplejwt's words for a token that is no good. */
export function tokenRefused(detail = 'Token is invalid'): Refusal {
  return new Refusal(401, { detail, code: 'token_not_valid' });
}

/** simplejwt's words for a wrong name or password, whatever words the back end has. */
export function wrongCredentials(): Refusal {
  return new Refusal(401, {
    detail: 'No active account found with the given credentials',
    code: 'no_active_account',
  });
}

export function csrfFailed(reason: string): Refusal {
  return new Refusal(403, { detail: `CSRF Failed: ${reason}` });
}
