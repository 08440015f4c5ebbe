// An auth API that answers as told and remembers what it was asked.
import type { UserAnswer } from '@/lib/contract/answers';

export const ada: UserAnswer = {
  id: 1,
  username: 'ada',
  email: 'ada@example.com',
  first_name: 'Ada',
  last_name: 'Lovelace',
  name: 'Ada Lovelace',
  is_staff: false,
  is_superuser: false,
  groups: [],
  permissions: [],
  date_joined: '2024-01-01T00:00:00Z',
  last_login: null,
};

export type ScriptedApi = {
  fetch: (request: Request) => Promise<Response>;
  calls: { method: string; path: string; headers: Headers }[];
};

/** `answer` is called for each request; throwing is a connection that failed. */
export function createScriptedApi(answer: (request: Request) => Response | Promise<Response>): ScriptedApi {
  const calls: ScriptedApi['calls'] = [];
  return {
    calls,
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      calls.push({ method: request.method, path: pathname + search, headers: request.headers });
      return answer(request);
    },
  };
}

export function json(status: number, body: unknown, setCookies: string[] = []): Response {
  const headers = new Headers({ 'x-auth-api': 'typescript' });
  for (const line of setCookies) headers.append('set-cookie', line);
  return Response.json(body, { status, headers });
}

export const notAuthenticated = () =>
  json(401, { detail: 'Authentication credentials were not provided.', code: 'not_authenticated' });

/** A settable clock. */
export function createClock(start = '2025-01-01T00:00:00Z') {
  let time = new Date(start).getTime();
  return {
    now: () => new Date(time),
    advance: (seconds: number) => {
      time += seconds * 1000;
    },
  };
}
