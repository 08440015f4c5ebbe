import { expect, test } from 'vitest';
import { describeLoosePattern } from '@/lib/api/settings/findings/origin-patterns';

test.each([
  ['https://.*\\.example\\.com', 'end it with $'],
  ['https://a\\.example\\.com|https://b\\.example\\.com$', 'end each alternative with $'],
  ['https://a\\.example\\.com$|https://b\\.example\\.com', 'end each alternative with $'],
  ['https://a\\.example\\.com\\$', 'end it with $'],
])('%s goes on after its end', (pattern, fix) => {
  expect(describeLoosePattern(pattern)).toEqual({
    problem: expect.stringContaining('matches longer origins'),
    fix,
  });
});

test.each([
  ['.*example\\.com$', 'https://evilexample.com'],
  ['^https://.*example\\.com$', 'https://evilexample.com'],
  ['https://app.example\\.com$', 'https://appxexample.com'],
  ['https://(a|b)\\.example\\.com$|.+shop\\.net$', 'https://evilshop.net'],
])('%s matches %s', (pattern, stranger) => {
  expect(describeLoosePattern(pattern)?.problem).toContain(`also matches ${stranger},`);
  expect(new RegExp(`^(?:${pattern})`).test(stranger)).toBe(true);
});

test.each([
  'https://app\\.example\\.com$',
  '^https://\\w+\\.example\\.com$',
  'https://(a|b)\\.example\\.com$',
  'https://[a-z|]+\\.example\\.com(:\\d+)?$',
  '^http://localhost:\\d+$',
  'https://a\\.example\\.com$|https://b\\.example\\.com$',
])('%s is fine', (pattern) => {
  expect(describeLoosePattern(pattern)).toBeNull();
});
