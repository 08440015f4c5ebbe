// Plain calls from the browser to the auth API, wherever it is: resolves paths, sends cookies, remembers which API
// answered. Whether a URL is the API's is decided here, so that no credential ever goes to another host.
import { type ApiName, readApiName } from '../auth-boot';

export type BrowserFetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;

export type ApiHost = {
  /** Absolute URL of a path of the API. */
  urlOf(path: string): string;
  /** Whether this URL is answered by the API. */
  owns(url: string): boolean;
  credentials: RequestCredentials;
  /** Note which API answered. */
  hear(answer: Response): void;
  /** Call the API; null when there is no answer, or one that only a broken API gives (5xx). */
  call(path: string, init?: RequestInit): Promise<Response | null>;
};

// A refresh holds the lock of all tabs while it runs.
const timeoutSeconds = 15;

/** `host` is '' where the API shares the page's origin. */
export function createApiHost(o: {
  host: string;
  pageOrigin: string;
  fetch: BrowserFetch;
  onAnswer: (api: ApiName) => void;
}): ApiHost {
  const origin = o.host === '' ? o.pageOrigin : o.host;
  const credentials = origin === o.pageOrigin ? 'same-origin' : 'include';
  const urlOf = (path: string) => new URL(path, origin).href;
  const hear = (answer: Response) => {
    const api = readApiName(answer.headers);
    if (api !== 'unknown') o.onAnswer(api);
  };
  return {
    urlOf,
    credentials,
    hear,
    owns(url) {
      const target = new URL(url, o.pageOrigin);
      return target.origin === new URL(origin).origin && target.pathname.startsWith('/api/');
    },
    async call(path, init = {}) {
      try {
        const signal = AbortSignal.timeout(timeoutSeconds * 1000);
        const answer = await o.fetch(urlOf(path), { cache: 'no-store', credentials, signal, ...init });
        hear(answer);
        return answer.status >= 500 ? null : answer;
      } catch {
        return null;
      }
    },
  };
}

/** The JSON body, or undefined for anything else. */
export async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return undefined;
  }
}
