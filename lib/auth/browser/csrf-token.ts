// The CSRF token for unsafe calls: the csrftoken cookie where the page can read it, else what GET /api/auth/csrf/
// says in its X-CSRFToken header (an API on another host, or CSRF_USE_SESSIONS), kept in memory.
import type { ApiHost } from './api-host';

export type CsrfToken = {
  /** A token to send; null when the API gives none. */
  get(): Promise<string | null>;
  /** Forget the one in memory: signing in changes the secret, and so does a refusal. */
  drop(): void;
};

export function createCsrfToken(o: {
  api: ApiHost;
  cookieName: string;
  isSameOrigin: boolean;
  readCookies: () => string;
}): CsrfToken {
  let fromHeader: string | null = null;
  const fromCookie = () => (o.isSameOrigin ? findCookie(o.readCookies(), o.cookieName) : null);
  return {
    async get() {
      const known = fromCookie() ?? fromHeader;
      if (known) return known;
      const answer = await o.api.call('/api/auth/csrf/');
      fromHeader = answer?.ok ? answer.headers.get('x-csrftoken') : null;
      return fromCookie() ?? fromHeader;
    },
    drop() {
      fromHeader = null;
    },
  };
}

function findCookie(cookies: string, name: string): string | null {
  const start = `${name}=`;
  const pair = cookies.split('; ').find((entry) => entry.startsWith(start));
  return pair?.slice(start.length) || null;
}
