import { expect, test } from 'vitest';
import { createSingleFlight } from '@/lib/auth/guard/single-flight';
import { createClock } from '../scripted-api';

function countedWork() {
  let runs = 0;
  return { work: async () => ++runs, runs: () => runs };
}

test('runs once for all who ask at the same time', async () => {
  const flight = createSingleFlight<number>({ keepSeconds: 5, keep: () => true, now: createClock().now });
  const { work, runs } = countedWork();
  expect(await Promise.all([flight('a', work), flight('a', work), flight('a', work)])).toEqual([1, 1, 1]);
  expect(runs()).toBe(1);
});

test('keeps different keys apart', async () => {
  const flight = createSingleFlight<number>({ keepSeconds: 5, keep: () => true, now: createClock().now });
  const { work } = countedWork();
  expect(await Promise.all([flight('a', work), flight('b', work)])).toEqual([1, 2]);
});

test('keeps a result for a moment, then asks again', async () => {
  const clock = createClock();
  const flight = createSingleFlight<number>({ keepSeconds: 5, keep: () => true, now: clock.now });
  const { work } = countedWork();
  await flight('a', work);
  clock.advance(4);
  expect(await flight('a', work)).toBe(1);
  clock.advance(1);
  expect(await flight('a', work)).toBe(2);
});

test('keeps neither what is not worth keeping nor a failure', async () => {
  const flight = createSingleFlight<number>({
    keepSeconds: 5,
    keep: (run) => run > 1,
    now: createClock().now,
  });
  const { work } = countedWork();
  await flight('a', work);
  expect(await flight('a', work)).toBe(2);
  await expect(flight('b', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await flight('b', work)).toBe(3);
});
