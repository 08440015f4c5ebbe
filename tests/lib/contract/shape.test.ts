import { expect, test } from 'vitest';
import { deriveShape, isPublicSuffix, siteOf } from '@/lib/contract/shape';

const shapeOf = (webOrigin: string, apiOrigin: string) => deriveShape({ webOrigin, apiOrigin });

test('one origin needs no CORS and host-only cookies', () => {
  expect(shapeOf('https://example.com', 'https://example.com')).toEqual({
    shape: 'same-origin',
    isSecure: true,
    sameSite: 'Lax',
    isPartitioned: false,
    domain: null,
    corsAllowedOrigins: [],
    trustedOrigins: ['https://example.com'],
  });
});

test('two ports of one host share their cookies and need CORS', () => {
  const shape = shapeOf('http://localhost:3000', 'http://localhost:8000');
  expect(shape).toMatchObject({ shape: 'same-origin', domain: null, isSecure: false });
  expect(shape.corsAllowedOrigins).toEqual(['http://localhost:3000']);
});

test('two subdomains share a site and a cookie Domain', () => {
  const shape = shapeOf('https://app.example.co.uk', 'https://api.example.co.uk');
  expect(shape).toMatchObject({ shape: 'same-site', sameSite: 'Lax', domain: 'example.co.uk' });
});

test.each([
  ['two domains', 'https://example.com', 'https://example-api.com'],
  ['two projects under a private suffix', 'https://web.vercel.app', 'https://api.vercel.app'],
  ['two pages under another private suffix', 'https://a.github.io', 'https://b.github.io'],
  ['two schemes', 'http://example.com', 'https://api.example.com'],
  ['a name and its address', 'http://localhost:3000', 'http://127.0.0.1:8000'],
  ['two names under localhost', 'http://app.localhost', 'http://api.localhost'],
])('%s are two sites', (_, webOrigin, apiOrigin) => {
  expect(shapeOf(webOrigin, apiOrigin)).toMatchObject({
    shape: 'cross-site',
    sameSite: 'None',
    isSecure: true,
    isPartitioned: true,
    domain: null,
  });
});

test('a site is the registrable domain, or the host where there is none', () => {
  expect(siteOf('a.b.example.com')).toBe('example.com');
  expect(siteOf('127.0.0.1')).toBe('127.0.0.1');
  expect(siteOf('localhost')).toBe('localhost');
});

test('public suffixes are told from domains', () => {
  expect(['com', 'co.uk', 'vercel.app', 'github.io'].map(isPublicSuffix)).toEqual([true, true, true, true]);
  expect(['example.com', 'app.vercel.app'].map(isPublicSuffix)).toEqual([false, false]);
});
