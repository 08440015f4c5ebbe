import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { getRandomString, RANDOM_STRING_CHARS } from '@/lib/django/random-string';
import { countingBytes } from './random';

test('draws the asked number of characters of the alphabet', () => {
  for (const length of [0, 1, 22, 32, 1000]) {
    const text = getRandomString(length, randomBytes);
    expect(text).toHaveLength(length);
    expect(text).toMatch(/^[a-zA-Z0-9]*$/);
  }
});

test('gives every character the same chance', () => {
  const text = getRandomString(62 * 40, countingBytes());
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  expect([...counts.values()]).toEqual(Array.from({ length: 62 }, () => 40));
});

test('throws away the bytes that would favour the first characters', () => {
  expect(getRandomString(3, countingBytes([248, 255, 0, 250, 61, 62]))).toBe('a9a');
});

test('refuses an alphabet it cannot draw from evenly', () => {
  expect(() => getRandomString(1, randomBytes, 'a')).toThrow(RangeError);
  expect(() => getRandomString(1, randomBytes, RANDOM_STRING_CHARS.repeat(5))).toThrow(RangeError);
});
