// Which addresses a page's pattern covers, and in which order Next tries patterns.
import { expect, test } from 'vitest';
import { comparePatterns, matchesPattern, overlaps } from '@/lib/auth/pages/route-patterns';

test.each([
  ['/', '/', true],
  ['/', '/x', false],
  ['/account', '/account', true],
  ['/account', '/account/', true],
  ['/account', '/%61ccount', true],
  ['/account', '/accounts', false],
  ['/account', '/account/x', false],
  ['/account', '/Account', false],
  ['/account', '/%E0%A4%A', false],
  ['/teams/[team]', '/teams/7', true],
  ['/teams/[team]', '/teams', false],
  ['/teams/[team]/edit', '/teams/7/edit', true],
  ['/docs/[...path]', '/docs/a/b', true],
  ['/docs/[...path]', '/docs', false],
  ['/shop/[[...filters]]', '/shop', true],
  ['/shop/[[...filters]]', '/shop/a/b', true],
  ['/shop/[[...filters]]', '/shops', false],
])('%s covers %s: %s', (pattern, pathname, covers) => {
  expect(matchesPattern(pattern, pathname)).toBe(covers);
});

test('fixed names are tried first, catch-alls last', () => {
  const inOrder = ['/', '/[x]', '/[x]/b', '/[x]/[y]', '/[...x]', '/[[...x]]'];
  const all = ['/a', '/a/b', '/a/[x]', '/a/[...x]', ...inOrder.slice(1)];
  expect([...all].reverse().sort(comparePatterns)).toEqual(all);
});

test.each([
  ['/[team]/settings', '/help/[topic]', true],
  ['/[team]', '/about', true],
  ['/[team]', '/about/us', false],
  ['/docs/[...path]', '/docs/a/b', true],
  ['/docs/[...path]', '/docs', false],
  ['/[[...all]]', '/', true],
  ['/a', '/b', false],
])('%s and %s overlap: %s', (one, other, answer) => {
  expect([overlaps(one, other), overlaps(other, one)]).toEqual([answer, answer]);
});
