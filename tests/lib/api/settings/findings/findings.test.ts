// Settings that contradict each other: each stops the start, or is pointed out, with the variable and what to do.
import { describe, expect, test } from 'vitest';
import { examineApiConfig, readApiConfig } from '@/lib/api/settings/read-config';
import { ConfigError, type Environment } from '@/lib/settings/env';

const oneSite = { WEB_ORIGIN: 'https://app.example.com', API_ORIGIN: 'https://api.example.com' };
const twoSites = { WEB_ORIGIN: 'https://example.com', API_ORIGIN: 'https://example-api.net' };
const production = { NODE_ENV: 'production', SECRET_KEY: 'k'.repeat(20) };
const longKey = 'abcdefghij'.repeat(6);

function refusalOf(env: Environment): string[] {
  try {
    readApiConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return [...error.problems];
    throw error;
  }
}

describe('stops the start', () => {
  const cases: [string, Environment, RegExp][] = [
    [
      'SameSite=None without Secure',
      { SESSION_COOKIE_SAMESITE: 'None' },
      /^SESSION_COOKIE_SECURE: browsers drop sessionid, because SameSite=None needs Secure; serve the API over https/,
    ],
    [
      'Partitioned without Secure',
      { CSRF_COOKIE_PARTITIONED: 'true' },
      /^CSRF_COOKIE_SECURE: .*Partitioned needs Secure; set CSRF_COOKIE_SECURE=true/,
    ],
    [
      'Secure over http',
      { WEB_ORIGIN: 'http://example.com', SESSION_COOKIE_SECURE: 'true' },
      /^SESSION_COOKIE_SECURE: .*it is Secure and API_ORIGIN is http:\/\/example\.com; serve the API over https/,
    ],
    [
      '__Host- with a Domain',
      { ...oneSite, SESSION_COOKIE_NAME: '__Host-sessionid' },
      /^SESSION_COOKIE_NAME: .*needs no Domain; set SESSION_COOKIE_DOMAIN=None/,
    ],
    [
      '__Host- with a path',
      { WEB_ORIGIN: 'https://example.com', JWT_COOKIE_NAME: '__Host-refresh', JWT_COOKIE_PATH: '/api' },
      /^JWT_COOKIE_NAME: .*needs Path=\/; set JWT_COOKIE_PATH=\//,
    ],
    [
      '__Host- without Secure',
      { CSRF_COOKIE_NAME: '__Host-csrf' },
      /^CSRF_COOKIE_NAME: .*needs Secure; serve/,
    ],
    [
      '__Secure- without Secure',
      { CSRF_COOKIE_NAME: '__Secure-csrf' },
      /^CSRF_COOKIE_NAME: .*needs Secure; serve/,
    ],
    [
      'a public suffix as Domain',
      { ...twoSites, API_ORIGIN: 'https://api.vercel.app', SESSION_COOKIE_DOMAIN: 'vercel.app' },
      /^SESSION_COOKIE_DOMAIN: .*vercel\.app is a public suffix; write your own domain/,
    ],
    [
      'a Domain that does not cover the host',
      { ...oneSite, SESSION_COOKIE_DOMAIN: 'other.com' },
      /^SESSION_COOKIE_DOMAIN: .*api\.example\.com is not within other\.com; write a domain above/,
    ],
    [
      'Lax cookies between two sites',
      { ...twoSites, SESSION_COOKIE_SAMESITE: 'Lax' },
      /^SESSION_COOKIE_SAMESITE: browsers never send sessionid .*; set it to None/,
    ],
    [
      'two cookies of one name',
      { CSRF_COOKIE_NAME: 'sessionid' },
      /^CSRF_COOKIE_NAME: sessionid is the name of another cookie too \(SESSION_COOKIE_NAME\)/,
    ],
    [
      "the front end's own cookie name",
      { SESSION_COOKIE_NAME: 'auth_state' },
      /^SESSION_COOKIE_NAME: auth_state is the name of another cookie/,
    ],
    [
      'every origin with credentials',
      { ...oneSite, CORS_ALLOW_ALL_ORIGINS: 'true' },
      /^CORS_ALLOW_ALL_ORIGINS: .*every page of the web act as your users; set it to false/,
    ],
    [
      'a wildcard among the origins',
      { ...oneSite, CORS_ALLOWED_ORIGINS: 'https://app.example.com,*' },
      /^CORS_ALLOWED_ORIGINS: a \* in a list of origins matches nothing/,
    ],
    [
      'an allowed origin with a path',
      { ...oneSite, CORS_ALLOWED_ORIGINS: 'https://app.example.com,https://example.com/app' },
      /^CORS_ALLOWED_ORIGINS: https:\/\/example\.com\/app has a path/,
    ],
    [
      'a list without the web half',
      { ...oneSite, CORS_ALLOWED_ORIGINS: 'https://www.example.com' },
      /^CORS_ALLOWED_ORIGINS: https:\/\/app\.example\.com is not in it/,
    ],
    [
      'CORS without credentials',
      { ...oneSite, CORS_ALLOW_CREDENTIALS: 'false' },
      /^CORS_ALLOW_CREDENTIALS: is false, .*; set it to true/,
    ],
    [
      'a token header that pages cannot read',
      { ...oneSite, CORS_EXPOSE_HEADERS: 'Content-Type' },
      /^CORS_EXPOSE_HEADERS: lacks X-CSRFToken/,
    ],
    [
      'a trusted origin without scheme',
      { CSRF_TRUSTED_ORIGINS: 'example.com' },
      /^CSRF_TRUSTED_ORIGINS: example\.com has no scheme.*; write https:\/\/example\.com/,
    ],
    [
      'an https page with an http API',
      { WEB_ORIGIN: 'https://example.com', API_ORIGIN: 'http://example.com' },
      /^API_ORIGIN: browsers block calls .* \(mixed content\); serve the API over https/,
    ],
    [
      'an origin with a path',
      { WEB_ORIGIN: 'https://example.com/app' },
      /^WEB_ORIGIN: write an origin such as/,
    ],
    [
      'sessions in Redis without Redis',
      { SESSION_ENGINE: 'django.contrib.sessions.backends.cache' },
      /^SESSION_ENGINE: cache keeps sessions in Redis, and REDIS_URL is not set; set REDIS_URL=/,
    ],
    [
      'Vercel without a database',
      { VERCEL: '1', VERCEL_URL: 'x.vercel.app' },
      /^DATABASE_URL: not set, and Vercel keeps no files.*postgres:\/\//,
    ],
    [
      'an unknown session engine',
      { SESSION_ENGINE: 'django.contrib.sessions.backends.file' },
      /^SESSION_ENGINE: file is not a session engine known here; write db, cached_db or cache/,
    ],
    [
      'RS256 without a key',
      { ALGORITHM: 'RS256' },
      /^SIGNING_KEY: ALGORITHM=RS256 signs with a private key, and none is set; set SIGNING_KEY/,
    ],
    [
      'a public site with the key of development',
      { WEB_ORIGIN: 'https://shop.example.com' },
      /^SECRET_KEY: this development key is public; .* at https:\/\/shop\.example\.com; make one with: node/,
    ],
    [
      'a pattern of origins that cannot be read',
      { CORS_ALLOWED_ORIGIN_REGEXES: '(' },
      /^CORS_ALLOWED_ORIGIN_REGEXES: write a regular expression that JavaScript can read, unlike "\("/,
    ],
    [
      'a pattern of paths that cannot be read',
      { CORS_URLS_REGEX: '(?P<x>a' },
      /^CORS_URLS_REGEX: write a regular expression/,
    ],
    [
      'a cookie domain with a scheme',
      { SESSION_COOKIE_DOMAIN: 'https://example.com' },
      /^SESSION_COOKIE_DOMAIN: write a domain such as example\.com, or None/,
    ],
    [
      'a time zone that does not exist',
      { TIME_ZONE: 'Europe/Berln' },
      /^TIME_ZONE: write a time zone such as UTC or Europe\/Berlin/,
    ],
    [
      'a browser that is sent elsewhere',
      { ...oneSite, NEXT_PUBLIC_API_HOST: 'https://api2.example.com' },
      /^NEXT_PUBLIC_API_HOST: sends browsers to https:\/\/api2\.example\.com, but .*API_ORIGIN/,
    ],
  ];

  test.each(cases)('for %s', (_, env, message) => {
    expect(refusalOf(env)).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
  });
});

describe('points out', () => {
  const cases: [string, Environment, RegExp][] = [
    [
      'a front end that cannot see the cookie',
      { ...oneSite, SESSION_COOKIE_DOMAIN: 'None' },
      /^SESSION_COOKIE_DOMAIN: app\.example\.com never sees sessionid/,
    ],
    [
      'a CSRF cookie that no script can read',
      { CSRF_COOKIE_HTTPONLY: 'true' },
      /^CSRF_COOKIE_HTTPONLY: scripts/,
    ],
    [
      'a CSRF header that the pages do not send',
      { CSRF_HEADER_NAME: 'HTTP_X_XSRF_TOKEN' },
      /^CSRF_HEADER_NAME: the pages of this front end send X-CSRFToken, .*; unset it/,
    ],
    [
      'a state that outlives its token',
      { AUTH_STRATEGY: 'jwt', AUTH_STATE_MAX_AGE: '600' },
      /^AUTH_STATE_MAX_AGE: .* 600 s, longer than/,
    ],
    [
      'access tokens as long as refresh tokens',
      { AUTH_STRATEGY: 'jwt', ACCESS_TOKEN_LIFETIME: '86400' },
      /^ACCESS_TOKEN_LIFETIME: .*as long as refresh tokens/,
    ],
    [
      'a host that is not allowed',
      { ...oneSite, ALLOWED_HOSTS: 'localhost' },
      /^ALLOWED_HOSTS: api\.example\.com/,
    ],
    ['every host in production', { ...production, ALLOWED_HOSTS: '*' }, /^ALLOWED_HOSTS: takes every Host/],
    ['a short key in production', production, /^SECRET_KEY: has less than 50 characters/],
    [
      'production without TLS',
      { ...production, WEB_ORIGIN: 'http://example.com' },
      /^WEB_ORIGIN: http:\/\/example\.com is production without TLS/,
    ],
    [
      'trusted origins without the web half',
      { ...oneSite, CSRF_TRUSTED_ORIGINS: 'https://api.example.com' },
      /^CSRF_TRUSTED_ORIGINS: https:\/\/app\.example\.com is not in it/,
    ],
    [
      'production that does not know its address',
      { ...production, ALLOWED_HOSTS: 'shop.example.com' },
      /^WEB_ORIGIN: is not set, so cookies go without Secure and the links of mails lead to http:\/\/localhost:3000/,
    ],
    [
      'a pattern of origins that goes on',
      { CORS_ALLOWED_ORIGIN_REGEXES: 'https://[a-z]+\\.example\\.com' },
      /^CORS_ALLOWED_ORIGIN_REGEXES: https:.* also matches longer origins, .*; end it with \$/,
    ],
    [
      'a credential that pages do not see',
      { JWT_COOKIE_PATH: '/api/auth/' },
      /^JWT_COOKIE_PATH: pages outside \/api\/auth\/ never see refresh_token/,
    ],
    [
      'two names of one machine',
      { WEB_ORIGIN: 'http://localhost:3000', API_ORIGIN: 'http://127.0.0.1:8000' },
      /^API_ORIGIN: localhost and 127\.0\.0\.1 are two sites/,
    ],
  ];

  test.each(cases)('%s', (_, env, message) => {
    const warnings = examineApiConfig(env)
      .findings.filter(({ level }) => level === 'warning')
      .map(({ variable, problem, fix }) => `${variable}: ${problem}; ${fix}`);
    expect(warnings).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
  });
});

test.each([
  ['nothing set', {}],
  ['one origin', { WEB_ORIGIN: 'https://example.com' }],
  ['one site', oneSite],
  ['two sites', twoSites],
  ['a pattern with an end', { CORS_ALLOWED_ORIGIN_REGEXES: 'https://[a-z]+\\.example\\.com$' }],
  ['two ports', { WEB_ORIGIN: 'http://localhost:3000', API_ORIGIN: 'http://localhost:8000' }],
  ['a preview on Vercel', { VERCEL_URL: 'next-django-starter-git-x.vercel.app' }],
  ['production', { ...production, SECRET_KEY: longKey, WEB_ORIGIN: 'https://example.com' }],
])('finds nothing wrong with what follows from %s', (_, env) => {
  expect(examineApiConfig({ SECRET_KEY: longKey, ...env }).findings).toEqual([]);
});

test.each([
  'http://localhost:3000',
  'http://127.0.0.1:3000',
  'http://192.168.1.20:3000',
  'http://app.localhost',
])('the key of development is enough at %s', (origin) => {
  expect(refusalOf({ WEB_ORIGIN: origin })).toEqual([]);
});

test('the host name by which Next reaches the API is allowed', () => {
  const { allowedHosts } = readApiConfig({ AUTH_API_URL: 'http://api:8000' });
  expect(allowedHosts).toEqual(expect.arrayContaining(['api', 'localhost']));
});
