// Visits of pages to a guard, with an API that answers as the test says, and what can be read from the guard's answers.
import { NextRequest } from 'next/server';
import { createGuard } from '@/lib/auth/guard/guard';
import { unsealState } from '@/lib/auth/sealed-state';
import { readWebConfig } from '@/lib/settings/web';
import { createClock, createScriptedApi } from '../scripted-api';

export const secret = 'a secret of thirty-two characters or more';

export type Answer = (request: Request) => Response | Promise<Response>;

export function setUp(env: Record<string, string>, answer: Answer) {
  const clock = createClock();
  const api = createScriptedApi(answer);
  const config = readWebConfig({
    AUTH_API_URL: 'http://api.test',
    AUTH_API_TIMEOUT: '0.2',
    AUTH_STATE_SECRET: secret,
    ...env,
  });
  const guard = createGuard({ config, fetch: api.fetch, now: clock.now });
  const visit = (
    path: string,
    cookie = '',
    init: { method?: string; headers?: Record<string, string> } = {},
  ) =>
    guard(
      new NextRequest(`http://web.test${path}`, {
        ...init,
        headers: { ...init.headers, ...(cookie && { cookie }) },
      }),
    );
  return { clock, api, visit };
}

/** All but the CSRF cookie, which comes with every first page. */
export const setCookies = (response: Response) =>
  response.headers.getSetCookie().filter((line) => !/^csrftoken=\w{32};/.test(line));
export const stateIn = (response: Response) =>
  setCookies(response)
    .find((line) => line.startsWith('auth_state='))
    ?.split(';')[0] ?? '';
export const openState = (response: Response) =>
  unsealState(stateIn(response).slice('auth_state='.length), [secret]);
/** The Cookie header that the render of the same request sees. */
export const renderCookies = (response: Response) =>
  (response.headers.get('x-middleware-request-cookie') ?? '').replace(/; csrftoken=\w{32}$/, '');
export const hasPassed = (response: Response) => response.headers.get('x-middleware-next') === '1';
