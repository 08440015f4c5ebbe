// setup: bridges file
// AUTH_BACKEND and what goes with it.
import { expect, test } from 'vitest';
import { readWebConfig } from '@/lib/settings/web';

const simplejwt = { AUTH_BACKEND: 'simplejwt', AUTH_API_URL: 'http://127.0.0.1:8000' };

test('two variables are enough: the rest follows from the bridge', () => {
  const config = readWebConfig(simplejwt);
  expect(config).toMatchObject({ strategy: 'jwt', apiUrl: null, apiHost: '', hasOwnApi: false });
  expect(config.bridge).toEqual({
    name: 'simplejwt',
    url: 'http://127.0.0.1:8000',
    prefix: '/api/token/',
    userPath: null,
    tokenType: null,
    redisUrl: null,
    strategy: 'jwt',
  });
});

test.each([{}, { AUTH_BACKEND: 'contract' }])('without one there is no bridge: %j', (env) => {
  const config = readWebConfig({ ...env, AUTH_API_URL: 'http://127.0.0.1:8000' });
  expect([config.bridge, config.apiUrl]).toEqual([null, 'http://127.0.0.1:8000']);
});

test.each(['/auth', '/auth/', '/auth//'])('a prefix ends in one slash: %s', (prefix) => {
  expect(readWebConfig({ ...simplejwt, AUTH_BACKEND_PREFIX: prefix }).bridge?.prefix).toBe('/auth/');
});

test.each([
  [{ AUTH_BACKEND: 'rails' }, /AUTH_BACKEND: write one of contract, .*simplejwt/],
  [{ AUTH_BACKEND: 'simplejwt' }, /AUTH_API_URL: not set. With AUTH_BACKEND=simplejwt it is/],
  [{ ...simplejwt, AUTH_STRATEGY: 'session' }, /AUTH_STRATEGY: session does not fit .* write jwt/],
  [
    { ...simplejwt, WEB_ORIGIN: 'https://a.example', NEXT_PUBLIC_API_HOST: 'https://b.example' },
    /AUTH_BACKEND: simplejwt answers at this site's own address.*remove API_ORIGIN and NEXT_PUBLIC_API_HOST/,
  ],
  [{ ...simplejwt, AUTH_BACKEND_PREFIX: 'auth' }, /AUTH_BACKEND_PREFIX: write a path that begins with \//],
  [{ ...simplejwt, AUTH_BACKEND_TOKEN_TYPE: 'a b' }, /AUTH_BACKEND_TOKEN_TYPE: write the word before/],
  [{ AUTH_BACKEND_PREFIX: '/auth/' }, /AUTH_BACKEND_PREFIX: is for a bridge; set AUTH_BACKEND to/],
])('stops on %j and names the fix', (env, message) => {
  expect(() => readWebConfig(env)).toThrow(message);
});
