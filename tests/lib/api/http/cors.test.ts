// What pages of other origins may read: the headers of django-cors-headers, answered without Python.
import { afterEach, describe, expect, test } from 'vitest';
import { openTestApi, type TestApi } from '../../../support/auth-api';
import { findDifferences, readVectors } from '../../django/vectors';

let api: TestApi;
afterEach(() => api.close());

const webOrigin = 'https://app.example.com';
const twoOrigins = { WEB_ORIGIN: webOrigin, API_ORIGIN: 'https://api.example.com' };
const path = '/api/auth/session/';

function get(origin: string, address = path): Promise<Response> {
  return api.client().get(address, { origin });
}

function askFirst(origin: string, address = path): Promise<Response> {
  return api.client().send('OPTIONS', address, {
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type, x-csrftoken',
    },
  });
}

function corsHeaders({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));
}

const readable = {
  'access-control-allow-origin': webOrigin,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'Content-Type, X-CSRFToken, X-Auth-API',
};

const strangers = [
  'https://evil.example',
  'https://app.example.com.evil.example',
  'https://app.example.comevil.example',
  'https://evil-app.example.com',
  'https://www.app.example.com',
  'https://example.com',
  'https://app.example.com:8443',
  'https://app.example.com@evil.example',
  'http://app.example.com',
  'xhttps://app.example.com',
  'app.example.com',
  'null',
  '*',
  'garbage',
];

describe('with pages on another origin', () => {
  test('names that origin and no other, and lets it send cookies and read our headers', async () => {
    api = await openTestApi(twoOrigins);
    expect(corsHeaders(await get(webOrigin))).toEqual(readable);
  });

  test.each(strangers)('gives nothing to %s', async (origin) => {
    api = await openTestApi(twoOrigins);
    expect(corsHeaders(await get(origin))).toEqual({});
    expect(corsHeaders(await askFirst(origin))).toEqual({});
  });

  test('gives nothing where no origin is named', async () => {
    api = await openTestApi(twoOrigins);
    expect(corsHeaders(await api.client().get(path))).toEqual({});
  });

  test('lets that origin read refusals too', async () => {
    api = await openTestApi(twoOrigins);
    const answers = [
      await get(webOrigin, '/api/auth/me/'),
      await get(webOrigin, '/api/nothing/'),
      await get(webOrigin, '/api/auth/logout/'),
      await api.client().post('/api/auth/login/', {}, { origin: webOrigin }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 404, 405, 403]);
    for (const answer of answers) expect(corsHeaders(answer)).toEqual(readable);
  });

  test('answers a preflight before any view', async () => {
    api = await openTestApi(twoOrigins);
    for (const address of [path, '/api/nothing/']) {
      const answer = await askFirst(webOrigin, address);
      expect([answer.status, await answer.text()]).toEqual([200, '']);
      expect(answer.headers.get('content-length')).toBe('0');
      expect(answer.headers.get('allow')).toBeNull();
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(corsHeaders(answer)).toEqual({
        ...readable,
        'access-control-allow-methods': 'DELETE, GET, OPTIONS, PATCH, POST, PUT',
        'access-control-allow-headers':
          'accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with',
        'access-control-max-age': '86400',
      });
    }
  });

  test('takes an OPTIONS that asks for no method to its view', async () => {
    api = await openTestApi(twoOrigins);
    const answer = await api.client().send('OPTIONS', path, { headers: { origin: webOrigin } });
    expect([answer.status, answer.headers.get('allow')]).toEqual([200, 'GET, HEAD, OPTIONS']);
    expect(corsHeaders(answer)).toMatchObject({ ...readable, 'access-control-max-age': '86400' });
  });

  test('says what the settings say', async () => {
    api = await openTestApi({
      ...twoOrigins,
      CORS_ALLOWED_ORIGINS: `${webOrigin},https://www.example.com`,
      CORS_ALLOW_METHODS: 'GET,POST',
      CORS_ALLOW_HEADERS: 'content-type,x-mine',
      CORS_EXPOSE_HEADERS: 'X-Mine,X-CSRFToken',
      CORS_PREFLIGHT_MAX_AGE: '0',
    });
    expect(corsHeaders(await askFirst('https://www.example.com'))).toEqual({
      'access-control-allow-origin': 'https://www.example.com',
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'content-type, x-mine',
      'access-control-expose-headers': 'X-Mine, X-CSRFToken',
    });
  });
});

test.each([
  ['two origins', twoOrigins],
  ['one origin', {}],
])('with %s, every answer varies with the origin', async (_name, env) => {
  api = await openTestApi(env);
  const client = api.client();
  const answers = [
    await client.get(path),
    await get(webOrigin),
    await get('https://evil.example'),
    await askFirst(webOrigin),
    await askFirst('https://evil.example'),
    await client.get('/api/auth/csrf/'),
    await client.get('/api/auth/me/'),
    await client.get('/api/nothing/'),
    await client.get('/api/auth/logout/'),
    await client.get(path, { host: 'evil.example' }),
    await client.get('/healthz'),
    await client.signIn(),
  ];
  const varying = answers.map(({ headers }) => headers.get('vary')?.toLowerCase().split(', ') ?? []);
  for (const names of varying) expect(names).toContain('origin');
});

test('with one origin, no other gets a header', async () => {
  api = await openTestApi({ WEB_ORIGIN: webOrigin });
  for (const origin of [webOrigin, ...strangers]) {
    expect([origin, corsHeaders(await get(origin))]).toEqual([origin, {}]);
    const preflight = await askFirst(origin);
    expect([preflight.status, corsHeaders(preflight)]).toEqual([200, {}]);
  }
});

describe('CORS_ALLOWED_ORIGIN_REGEXES', () => {
  const allows = async (origin: string) =>
    (await get(origin)).headers.get('access-control-allow-origin') === origin;

  test('allows what matches from its first character, alternatives included', async () => {
    api = await openTestApi({
      ...twoOrigins,
      CORS_ALLOWED_ORIGIN_REGEXES: 'https://\\w+\\.one\\.example$|https://two\\.example$',
    });
    expect(await allows('https://a.one.example')).toBe(true);
    expect(await allows('https://two.example')).toBe(true);
    for (const origin of [
      'xhttps://a.one.example',
      'xhttps://two.example',
      'https://two.example.evil.test',
    ]) {
      expect([origin, await allows(origin)]).toEqual([origin, false]);
    }
  });

  test('does not look for a match further on', async () => {
    api = await openTestApi({ ...twoOrigins, CORS_ALLOWED_ORIGIN_REGEXES: 'two\\.example$' });
    expect(await allows('https://two.example')).toBe(false);
  });
});

describe('CORS_ALLOW_ALL_ORIGINS', () => {
  test('gives * to everybody, without credentials', async () => {
    api = await openTestApi({ CORS_ALLOW_ALL_ORIGINS: 'true' });
    for (const origin of ['https://evil.example', webOrigin, 'null', 'garbage']) {
      const { 'access-control-allow-origin': allowed, ...rest } = corsHeaders(await get(origin));
      expect(allowed).toBe('*');
      expect(rest).not.toHaveProperty('access-control-allow-credentials');
    }
  });
});

// The settings of tests/vectors/cases/origins.py.
const settings: Record<string, string>[] = [
  { CORS_ALLOWED_ORIGINS: 'https://app.example.com,http://localhost:3000', CORS_ALLOW_CREDENTIALS: 'true' },
  { CORS_ALLOWED_ORIGINS: 'https://[::1]:8443,http://app.example.com:443', CORS_ALLOW_CREDENTIALS: 'true' },
  {
    CORS_ALLOWED_ORIGIN_REGEXES: '^https://[a-z]+\\.example\\.com$,http://localhost:\\d+$',
    CORS_ALLOW_CREDENTIALS: 'true',
  },
  { CORS_ALLOW_ALL_ORIGINS: 'true' },
];

type Row = { settings: number; origin: string; allowOrigin: string | null; allowCredentials: string | null };

test.each([...settings.entries()])(
  'random origins get what django-cors-headers gives, settings %i',
  async (index, env) => {
    api = await openTestApi(env);
    const { cases } = readVectors<Row>('random-origins');
    const ours = async ({ origin }: Row) => {
      const { headers } = await get(origin);
      return [headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')];
    };
    const django = ({ allowOrigin, allowCredentials }: Row) => [allowOrigin, allowCredentials];
    const rows = cases.filter((row) => row.settings === index);
    expect(await findDifferences(rows, { django, ours })).toEqual([]);
  },
);

describe('CORS_URLS_REGEX', () => {
  test('leaves other paths alone', async () => {
    api = await openTestApi({ ...twoOrigins, CORS_URLS_REGEX: '^/api/auth/' });
    expect(corsHeaders(await get(webOrigin))).toEqual(readable);
    const other = await get(webOrigin, '/api/nothing/');
    expect(corsHeaders(other)).toEqual({});
    expect(other.headers.get('vary')).not.toContain('origin');
    // And what would be a preflight there is an OPTIONS like any other.
    const options = await askFirst(webOrigin, '/healthz');
    expect(corsHeaders(options)).toEqual({});
    expect(options.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  test('is matched from the beginning of the path', async () => {
    api = await openTestApi({ ...twoOrigins, CORS_URLS_REGEX: 'auth/|/api/token/' });
    expect(corsHeaders(await get(webOrigin))).toEqual({});
    expect(corsHeaders(await get(webOrigin, '/api/token/'))).toEqual(readable);
  });
});
