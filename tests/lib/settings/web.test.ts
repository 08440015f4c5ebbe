// The settings of the web half, and that it reads what both halves share as the API does.
import { describe, expect, test } from 'vitest';
import { readApiConfig } from '@/lib/api/settings/read-config';
import { ConfigError } from '@/lib/settings/env';
import { readWebConfig } from '@/lib/settings/web';

const long = 'x'.repeat(40);

test('needs nothing in development', () => {
  expect(readWebConfig({})).toMatchObject({
    strategy: 'session',
    apiUrl: null,
    apiHost: '',
    webOrigin: null,
    stateMaxAgeSeconds: 60,
    sessionCookieName: 'sessionid',
    csrfCookieName: 'csrftoken',
    jwtCookieName: 'refresh_token',
    isProduction: false,
  });
});

test('reads an empty variable as one that is not set', () => {
  expect(readWebConfig({ AUTH_API_URL: '', AUTH_STATE_MAX_AGE: '' })).toMatchObject({
    apiUrl: null,
    stateMaxAgeSeconds: 60,
  });
});

test('drops the slash at the end of an API address, and keeps its path', () => {
  expect(readWebConfig({ AUTH_API_URL: 'http://127.0.0.1:8000/' }).apiUrl).toBe('http://127.0.0.1:8000');
  expect(readWebConfig({ AUTH_API_URL: 'http://10.0.0.1/auth/' }).apiUrl).toBe('http://10.0.0.1/auth');
});

test('writes origins as browsers do', () => {
  const { webOrigin, apiHost, apiUrl } = readWebConfig({
    WEB_ORIGIN: 'https://App.Example.com',
    NEXT_PUBLIC_API_HOST: 'HTTPS://Api.Example.com/',
  });
  expect([webOrigin, apiHost, apiUrl]).toEqual([
    'https://app.example.com',
    'https://api.example.com',
    'https://api.example.com',
  ]);
  const oneOrigin = readWebConfig({
    WEB_ORIGIN: 'https://App.Example.com',
    API_ORIGIN: 'https://app.Example.com',
  });
  expect([oneOrigin.apiHost, oneOrigin.usesHandoff]).toEqual(['', false]);
});

test('seals with AUTH_STATE_SECRET, else with a key derived from SECRET_KEY', () => {
  const production = { NODE_ENV: 'production' };
  expect(readWebConfig({ ...production, AUTH_STATE_SECRET: long, SECRET_KEY: 'k' }).stateSecrets).toEqual([
    long,
  ]);
  const secretKey = 'a key of fifty characters, as startproject makes one';
  const [derived] = readWebConfig({ ...production, SECRET_KEY: secretKey }).stateSecrets;
  expect(derived).toMatch(new RegExp(`.${secretKey}$`));
});

test('unseals with the fallbacks of both', () => {
  const { stateSecrets } = readWebConfig({
    AUTH_STATE_SECRET: long,
    AUTH_STATE_SECRET_FALLBACKS: 'old, older',
    SECRET_KEY_FALLBACKS: 'k0',
  });
  expect(stateSecrets.slice(0, 3)).toEqual([long, 'old', 'older']);
  expect(stateSecrets[3]).toMatch(/k0$/);
});

test.each([
  [{ NODE_ENV: 'production' }, /AUTH_STATE_SECRET: required in production/],
  [
    { NODE_ENV: 'production', SECRET_KEY: `django-insecure-${long}` },
    /SECRET_KEY: begins with django-insecure-/,
  ],
  [{ AUTH_STATE_SECRET: 'short' }, /AUTH_STATE_SECRET: write 32 characters/],
  [{ AUTH_STRATEGY: 'cookies' }, /AUTH_STRATEGY: write session, jwt or hybrid/],
  [{ AUTH_API_URL: 'localhost:8000' }, /AUTH_API_URL: write an address such as http/],
  [{ AUTH_API_URL: 'http://a/?b' }, /AUTH_API_URL: write the address without a query/],
  [{ WEB_ORIGIN: 'https://example.com/app' }, /WEB_ORIGIN: write an origin such as/],
  [{ NEXT_PUBLIC_API_HOST: 'api.example.com' }, /NEXT_PUBLIC_API_HOST: write an origin such as/],
  [{ AUTH_STATE_MAX_AGE: 'soon' }, /AUTH_STATE_MAX_AGE: write a number of seconds above 0/],
  [{ AUTH_API_TIMEOUT: '0' }, /AUTH_API_TIMEOUT: write a number of seconds above 0/],
  [{ SESSION_COOKIE_NAME: 'a b' }, /SESSION_COOKIE_NAME: write a cookie name/],
])('stops on %j and names the fix', (env, message) => {
  expect(() => readWebConfig(env)).toThrow(message);
});

test('lists every problem at once, and no secret', () => {
  const env = { AUTH_STRATEGY: 'x', AUTH_API_TIMEOUT: '-1', AUTH_STATE_SECRET: 'too-short-secret' };
  expect(() => readWebConfig(env)).toThrow(/AUTH_STRATEGY[\s\S]*AUTH_API_TIMEOUT[\s\S]*AUTH_STATE_SECRET/);
  expect(() => readWebConfig(env)).not.toThrow(/too-short-secret/);
});

test('reaches itself on Vercel by the domain of the visitors, in a preview by the address of the deployment', () => {
  const vercel = { VERCEL_URL: 'app-abc.vercel.app', VERCEL_PROJECT_PRODUCTION_URL: 'example.com' };
  expect(readWebConfig({ ...vercel, VERCEL_ENV: 'production' }).selfUrl).toBe('https://example.com');
  expect(readWebConfig({ ...vercel, VERCEL_ENV: 'preview' }).selfUrl).toBe('https://app-abc.vercel.app');
  expect(readWebConfig({ ...vercel, AUTH_SELF_URL: 'http://127.0.0.1:3000' }).selfUrl).toBe(
    'http://127.0.0.1:3000',
  );
  expect(readWebConfig({}).selfUrl).toBeNull();
});

test('pages renew their token ahead only where that is wished', () => {
  expect(readWebConfig({}).refreshAhead).toBe(false);
  expect(readWebConfig({ AUTH_REFRESH_AHEAD: 'true' }).refreshAhead).toBe(true);
  expect(() => readWebConfig({ AUTH_REFRESH_AHEAD: 'maybe' })).toThrow(
    'AUTH_REFRESH_AHEAD: write true or false',
  );
});

test.each(['x', 'x'.repeat(50), 'short but different'])('refuses the key %j in production', (key) => {
  const env = { NODE_ENV: 'production', SECRET_KEY: key };
  expect(() => readWebConfig(env)).toThrow(/SECRET_KEY: fewer than 32 characters.*make one with/);
  expect(readWebConfig({ ...env, AUTH_STATE_SECRET: long }).isProduction).toBe(true);
  expect(readWebConfig({ SECRET_KEY: key }).isProduction).toBe(false);
});

test('takes the API for its own where it runs inside, or where npm run dev says so', () => {
  const elsewhere = { AUTH_API_URL: 'http://127.0.0.1:8000' };
  const answers = [{}, elsewhere, { ...elsewhere, DEV_OWN_API: 'true' }, { DEV_OWN_API: 'false' }];
  expect(answers.map((env) => readWebConfig(env).hasOwnApi)).toEqual([true, false, true, false]);
});

describe('agrees with the API', () => {
  const environments: Record<string, string>[] = [
    {},
    { WEB_ORIGIN: 'https://app.example.com', API_ORIGIN: 'https://api.example.com' },
    { WEB_ORIGIN: 'https://app.example.com', NEXT_PUBLIC_API_HOST: 'https://api.example.com' },
    { VERCEL_URL: 'x-git-y.vercel.app', API_ORIGIN: 'https://x-git-y.vercel.app' },
    { VERCEL_URL: 'x.vercel.app', API_ORIGIN: 'https://y.vercel.app' },
    {
      VERCEL_ENV: 'production',
      VERCEL_URL: 'x-abc.vercel.app',
      VERCEL_PROJECT_PRODUCTION_URL: 'app.example.com',
      API_ORIGIN: 'https://api.example.com',
    },
    { SESSION_COOKIE_NAME: 'sid', CSRF_COOKIE_SAMESITE: 'strict', JWT_COOKIE_PATH: '/api/' },
    { WEB_ORIGIN: 'https://example.com', SESSION_COOKIE_DOMAIN: 'None', SESSION_COOKIE_SECURE: 'yes' },
  ];
  const longKey = 'abcdefghij'.repeat(6);

  test.each(environments)('about %j', (env) => {
    const web = readWebConfig({ SECRET_KEY: longKey, ...env });
    const api = readApiConfig({ SECRET_KEY: longKey, ...env });
    expect(web.shape.shape).toBe(api.shape);
    expect(web.apiHost || api.webOrigin).toBe(api.apiOrigin);
    expect(web.strategy).toBe(api.strategy);
    expect(web.cookies.session.cookie).toEqual(api.session.cookie);
    expect(web.cookies.csrf.cookie).toEqual(api.csrf.cookie);
    expect(web.cookies.jwt.cookie).toEqual(api.jwt.cookie);
  });

  test('what the one refuses, the other refuses in the same words', () => {
    for (const env of [
      { WEB_ORIGIN: 'https://example.com/app' },
      { NODE_ENV: 'production', SECRET_KEY: 'django-insecure-x' },
      { API_ORIGIN: 'https://a.example.com', NEXT_PUBLIC_API_HOST: 'https://b.example.com' },
      { CSRF_COOKIE_SAMESITE: 'Laxe', AUTH_STRATEGY: 'cookie' },
    ]) {
      expect(problemsOf(() => readWebConfig(env))).toEqual(problemsOf(() => readApiConfig(env)));
    }
  });
});

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
  }
  throw new Error('nothing was refused');
}
