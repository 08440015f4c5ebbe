import { expect, test } from 'vitest';
import { readWebConfig } from '@/lib/auth/config';

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
  const [derived] = readWebConfig({ ...production, SECRET_KEY: 'k' }).stateSecrets;
  expect(derived).toMatch(/k$/);
  expect(derived.length).toBeGreaterThanOrEqual(32);
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
  [{ NODE_ENV: 'production' }, /AUTH_STATE_SECRET: is required in production/],
  [
    { NODE_ENV: 'production', SECRET_KEY: `django-insecure-${long}` },
    /SECRET_KEY: starts with django-insecure-/,
  ],
  [{ AUTH_STATE_SECRET: 'short' }, /AUTH_STATE_SECRET: must have 32 characters/],
  [{ AUTH_STRATEGY: 'cookies' }, /AUTH_STRATEGY: must be session, jwt or hybrid/],
  [{ AUTH_API_URL: 'localhost:8000' }, /AUTH_API_URL: must be an http\(s\) address/],
  [{ AUTH_API_URL: 'http://a/?b' }, /AUTH_API_URL: must have no query/],
  [{ WEB_ORIGIN: 'https://example.com/app' }, /WEB_ORIGIN: must be scheme, host and port alone/],
  [{ NEXT_PUBLIC_API_HOST: 'api.example.com' }, /NEXT_PUBLIC_API_HOST: must be an http\(s\) address/],
  [{ AUTH_STATE_MAX_AGE: 'soon' }, /AUTH_STATE_MAX_AGE: must be a number of seconds above 0/],
  [{ AUTH_API_TIMEOUT: '0' }, /AUTH_API_TIMEOUT: must be a number of seconds above 0/],
  [{ SESSION_COOKIE_NAME: 'a b' }, /SESSION_COOKIE_NAME: must be a cookie name/],
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
    'AUTH_REFRESH_AHEAD: must be true or false',
  );
});
