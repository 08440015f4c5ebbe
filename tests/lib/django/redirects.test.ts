import { describe, expect, test } from 'vitest';
import { getSafeNext, urlHasAllowedHostAndScheme } from '@/lib/django/redirects';
import { readVectors } from './vectors';

type Verdicts = [anyScheme: boolean, httpsOnly: boolean];
type Case = { url: string; none: Verdicts; one: Verdicts; several: Verdicts };

const { cases } = readVectors<Case>('redirects');
const several = ['testserver', '[::1]', 'user:pass@testserver', 'testserver:8000'];

describe('the verdict of url_has_allowed_host_and_scheme', () => {
  test.each(cases)('%j', ({ url, ...expected }) => {
    const ask = (allowedHosts: string | string[] | null) =>
      [false, true].map((requireHttps) => urlHasAllowedHostAndScheme(url, { allowedHosts, requireHttps }));
    expect({ none: ask(null), one: ask('testserver'), several: ask(several) }).toEqual(expected);
  });

  test('nothing is not a URL', () => {
    for (const url of [null, undefined, ''])
      expect(urlHasAllowedHostAndScheme(url, { allowedHosts: null })).toBe(false);
  });
});

describe('getSafeNext', () => {
  test.each([
    ['/dashboard', '/dashboard'],
    ['/a?b=c#d', '/a?b=c#d'],
    ['/a?next=//evil.com', '/a?next=//evil.com'],
    [' /a ', '/a'],
    ['/é', '/%C3%A9'],
    ['/a/../b', '/b'],
    ['/%2F/evil.com', '/%2F/evil.com'],
  ])('keeps %j', (next, path) => {
    expect(getSafeNext(next, { fallback: '/home' })).toBe(path);
  });

  test.each([
    null,
    undefined,
    '',
    'dashboard',
    '?q',
    '#f',
    '//evil.com',
    '/\\evil.com',
    '\\\\evil.com',
    '///evil.com',
    './/evil.com',
    '/.//evil.com',
    '/..//evil.com',
    '/a/../..//evil.com',
    '/./\\evil.com',
    '/\t/evil.com',
    '/%2e//evil.com',
    '/.%2e//evil.com',
    'http://evil.com',
    'http://site.invalid/a',
    'javascript:alert(1)',
    '/\n/evil.com',
    `/${'a'.repeat(2048)}`,
  ])('sends %j to the fallback', (next) => {
    expect(getSafeNext(next, { fallback: '/home' })).toBe('/home');
  });

  test('never gives a path that leads elsewhere when it is resolved again', () => {
    for (const { url } of cases) {
      const path = getSafeNext(url, { fallback: '/home' });
      expect(new URL(path, 'https://app.example.com').host, url).toBe('app.example.com');
      const again = new URL(new URL(path, 'https://app.example.com').pathname, 'https://app.example.com');
      expect(again.host, url).toBe('app.example.com');
    }
  });
});
