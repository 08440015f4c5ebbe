import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { poolRandomBytes } from '@/lib/api/random-pool';

test('hands out every byte once, and draws rarely', () => {
  const drawn: number[] = [];
  const random = poolRandomBytes((size) => {
    drawn.push(size);
    return randomBytes(size);
  });
  const ids = new Set(Array.from({ length: 1000 }, () => Buffer.from(random(16)).toString('hex')));
  expect(ids.size).toBe(1000);
  expect(drawn).toEqual([4096, 4096, 4096, 4096]);
});

test('gives bytes that the pool does not keep', () => {
  const first = poolRandomBytes((size) => new Uint8Array(size).fill(7));
  const bytes = first(16);
  bytes.fill(0);
  expect([...first(16)]).toEqual(Array(16).fill(7));
});

test('draws anew for more than the pool holds', () => {
  const random = poolRandomBytes((size) => new Uint8Array(size));
  expect(random(5000)).toHaveLength(5000);
});
