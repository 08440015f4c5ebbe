// The one rule for a CSRF refusal. The secret may have changed while the page was open, and a refused call did nothing,
// so it is sent once more with a new token. Where the API is on another site, a cookie that is missing even then is one
// that the browser blocks, and the visitor is told how to allow it.
import type { CsrfToken } from './csrf-token';

export type CsrfRetry = <Answer extends Response | null>(
  attempt: () => Promise<Answer>,
) => Promise<Answer | Response>;

/** Build it. `attempt` reads the token each time it is called. */
export function createCsrfRetry({ csrf, isCrossSite }: { csrf: CsrfToken; isCrossSite: boolean }): CsrfRetry {
  return async (attempt) => {
    const first = await attempt();
    if ((await readRefusal(first)) === null) return first;
    csrf.drop();
    const second = await attempt();
    const refusal = isCrossSite ? await readRefusal(second) : null;
    return refusal?.includes('cookie not set') ? cookiesBlocked() : second;
  };
}

/** The words of a CSRF refusal, Django's as ours; null for any other answer. */
async function readRefusal(answer: Response | null): Promise<string | null> {
  if (answer?.status !== 403) return null;
  const text = await answer.clone().text();
  return text.includes('CSRF Failed') ? text : null;
}

function cookiesBlocked(): Response {
  const detail =
    'This browser blocks the cookies that signing in here needs. Allow third-party cookies for this site, or use another browser.';
  return Response.json({ detail, code: 'cookies_blocked' }, { status: 403 });
}
