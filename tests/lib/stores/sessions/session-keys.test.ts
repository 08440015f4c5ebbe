import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { isUsableSessionKey } from '@/lib/django/sessions';
import { createOwnKey, listKeyPrefixes, readKeyPrefix } from '@/lib/stores/sessions/session-keys';

const keys = { secretKey: 'new', secretKeyFallbacks: ['old'] };
const draw = (userId: string | undefined, secret = 'new') =>
  createOwnKey({ userId, secret, random: randomBytes });

test('draws keys that Django takes and its column holds, with 28 characters that nobody can know', () => {
  const [one, two] = [draw('1'), draw('1')];
  expect(one).toMatch(/^~[a-z0-9]{39}$/);
  expect(isUsableSessionKey(one)).toBe(true);
  expect(28 * Math.log2(36)).toBeGreaterThan(128);
  const tails = new Set(Array.from({ length: 1_000 }, () => draw('1').slice(12)));
  expect(tails.size).toBe(1_000);
  expect(one.slice(0, 12)).toBe(two.slice(0, 12));
});

test('marks the user to those who have the key, and to nobody else', () => {
  expect(listKeyPrefixes('1', keys)).toEqual([readKeyPrefix(draw('1')), readKeyPrefix(draw('1', 'old'))]);
  const prefixes = ['1', '2', '11', undefined].map((id) => readKeyPrefix(draw(id)));
  expect(new Set(prefixes).size).toBe(4);
  expect(readKeyPrefix(draw('1', 'another'))).not.toBe(prefixes[0]);
  expect(readKeyPrefix('k2vbyk0mh0xy1n8a')).toBeNull();
});
