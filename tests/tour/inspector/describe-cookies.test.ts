// The cookies of an installation in words, from its settings.
import { expect, test } from 'vitest';
import { readWebConfig } from '@/lib/settings/web';
import { formatCountdown, readClaims } from '@/tour/inspector/watch/claims';
import { describeCookies, formatSpan } from '@/tour/inspector/watch/describe-cookies';

function describeFor(env: Record<string, string>, present: string[] = []) {
  const webOrigin = env.WEB_ORIGIN ?? 'http://localhost:3000';
  const cookies = describeCookies({
    config: readWebConfig(env),
    isHttps: webOrigin.startsWith('https:'),
    has: (name) => present.includes(name),
  });
  return cookies.map(({ name, presence, attributes }) => ({
    name,
    presence,
    attributes: attributes.map((attribute) => attribute.name).join(', '),
  }));
}

test('describes the session strategy on one host', () => {
  expect(describeFor({}, ['sessionid', 'csrftoken'])).toEqual([
    {
      name: 'sessionid',
      presence: 'present',
      attributes: 'HttpOnly, SameSite=Lax, not Secure, host-only, Path=/, Max-Age 2 weeks',
    },
    {
      name: 'csrftoken',
      presence: 'present',
      attributes: 'readable by scripts, SameSite=Lax, not Secure, host-only, Path=/, Max-Age 52 weeks',
    },
    {
      name: 'auth_state',
      presence: 'absent',
      attributes: 'HttpOnly, SameSite=Lax, not Secure, host-only, Path=/, Max-Age 60 s',
    },
  ]);
});

test('describes jwt across two hosts of one domain', () => {
  const [credential] = describeFor({
    AUTH_STRATEGY: 'jwt',
    WEB_ORIGIN: 'https://app.example.com',
    API_ORIGIN: 'https://api.example.com',
  });
  expect(credential).toEqual({
    name: 'refresh_token',
    presence: 'absent',
    attributes: 'HttpOnly, SameSite=Lax, Secure, Domain=example.com, Path=/, Max-Age 1 day',
  });
});

test('cannot see the cookies of an API on another site', () => {
  const [credential] = describeFor({ WEB_ORIGIN: 'https://a.example', API_ORIGIN: 'https://b.example' });
  expect(credential).toMatchObject({
    presence: 'out of sight',
    attributes: 'HttpOnly, SameSite=None, Secure, Partitioned, host-only, Path=/, Max-Age 2 weeks',
  });
});

test('a setting wins over what the shape suggests', () => {
  const [credential] = describeFor({
    SESSION_COOKIE_NAME: 'sid',
    SESSION_COOKIE_SECURE: 'true',
    SESSION_COOKIE_SAMESITE: 'Strict',
    SESSION_COOKIE_AGE: '3600',
    SESSION_COOKIE_DOMAIN: 'localhost',
  });
  expect(credential).toMatchObject({
    name: 'sid',
    attributes: 'HttpOnly, SameSite=Strict, Secure, Domain=localhost, Path=/, Max-Age 1 hour',
  });
});

test('writes time spans in the largest whole unit', () => {
  expect([604_800, 86_400 * 2, 3600, 90].map(formatSpan)).toEqual(['1 week', '2 days', '1 hour', '90 s']);
});

test('counts down to nothing and not below', () => {
  expect([272_000, 59_001, 3_605_000, -5].map(formatCountdown)).toEqual(['4:32', '1:00', '1:00:05', '0:00']);
});

test('reads claims, dates as dates, and letters beyond ASCII', () => {
  const payload = Buffer.from('{"user_id":"1","exp":1800000000,"name":"Žofie"}').toString('base64url');
  expect(readClaims(`e30.${payload}.sig`)).toEqual([
    { name: 'user_id', value: '1' },
    { name: 'exp', value: '1800000000 · 08:00:00 UTC' },
    { name: 'name', value: 'Žofie' },
  ]);
  expect(readClaims('not a token')).toEqual([]);
});
