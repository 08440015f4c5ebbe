import { expect, test } from 'vitest';
import { remember } from '@/lib/django/remember';

test('computes once for a key', () => {
  const known = new Map<string, number>();
  let computed = 0;
  const compute = () => {
    computed += 1;
    return computed;
  };
  expect([
    remember(known, 'a', compute),
    remember(known, 'a', compute),
    remember(known, 'b', compute),
  ]).toEqual([1, 1, 2]);
});

test('keeps a thousand entries and lets the oldest go', () => {
  const known = new Map<string, number>();
  for (let index = 0; index < 1500; index += 1) remember(known, String(index), () => index);
  expect(known.size).toBe(1000);
  expect([known.has('499'), known.has('500')]).toEqual([false, true]);
});
