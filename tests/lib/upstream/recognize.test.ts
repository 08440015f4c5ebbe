// setup: bridges file
// What a running back end is recognized by. The statuses are those of the real packages under Django 5.2.
import { expect, test } from 'vitest';
import { adviceFor, recognizeBackEnd } from '@/lib/upstream/recognize';

const url = 'http://127.0.0.1:8000';
const refused = { detail: 'Authentication credentials were not provided.' };
const postOnly = { detail: 'Method "GET" not allowed.' };

/** JSON at these paths, Django's own page for any other. */
async function advise(paths: Record<string, number | { status: number; body: unknown }>, elsewhere = 404) {
  const asked: string[] = [];
  const recognized = await recognizeBackEnd(async (path) => {
    asked.push(path);
    const known = paths[path];
    if (known === undefined) return { status: elsewhere, body: null };
    if (typeof known === 'object') return known;
    return { status: known, body: known === 405 ? postOnly : refused };
  });
  return { lines: adviceFor(recognized, url).map((line) => line.trim()), asked };
}

test.each([
  [
    'our API or the Django app',
    {
      '/api/auth/session/': {
        status: 200,
        body: { isAuthenticated: false, strategy: 'session', user: null },
      },
    },
    [],
  ],
  [
    'allauth headless',
    { '/_allauth/browser/v1/config': { status: 200, body: { status: 200, data: { account: {} } } } },
    ['AUTH_BACKEND=allauth'],
  ],
  [
    'dj-rest-auth with USE_JWT, at its own place',
    { '/dj-rest-auth/login/': 405, '/dj-rest-auth/user/': 401, '/dj-rest-auth/token/verify/': 405 },
    ['AUTH_BACKEND=dj-rest-auth'],
  ],
  [
    'dj-rest-auth with sessions, elsewhere',
    { '/api/auth/login/': 405, '/api/auth/user/': 403 },
    ['AUTH_BACKEND=dj-rest-auth', 'AUTH_BACKEND_PREFIX=/api/auth/', 'AUTH_STRATEGY=session'],
  ],
  [
    'djoser with JWT',
    { '/auth/users/me/': 401, '/auth/jwt/create/': 405, '/auth/token/login/': 405 },
    ['AUTH_BACKEND=djoser'],
  ],
  [
    'djoser with DRF tokens, elsewhere',
    { '/api/users/me/': 401, '/api/token/login/': 405 },
    ['AUTH_BACKEND=djoser', 'AUTH_BACKEND_PREFIX=/api/', 'AUTH_STRATEGY=session'],
  ],
  [
    'simplejwt',
    { '/api/token/': 405, '/api/token/refresh/': 405, '/api/users/me/': 401 },
    ['AUTH_BACKEND=simplejwt'],
  ],
])('recognizes %s', async (_, paths, variables) => {
  const { lines } = await advise(paths);
  const [backEnd = '', ...others] = variables;
  const expected = [...(backEnd === '' ? [] : [backEnd]), `AUTH_API_URL=${url}`, ...others];
  expect(lines.slice(1)).toEqual(expected);
});

test.each([
  ['has none of them', { '/api/users/me/': 401 }, 404],
  ['is behind a gate that refuses every path', {}, 401],
  ['answers every path with a page', {}, 200],
])('claims nothing of a server that %s', async (_, paths, elsewhere) => {
  const { lines } = await advise(paths, elsewhere);
  expect(lines).toEqual([expect.stringContaining('neither the auth contract nor a package')]);
});

test('asks one that does not answer only once', async () => {
  const asked: string[] = [];
  const recognized = await recognizeBackEnd(async (path) => {
    asked.push(path);
    return null;
  });
  expect([adviceFor(recognized, url), asked.length]).toEqual([[`${url} does not answer.`], 1]);
});
