// No address has more than its share of the hashing queue.
import { afterEach, expect, test } from 'vitest';
import { createHashingPool } from '@/lib/api/limits/hashing-pool';
import { createTurns } from '@/lib/api/limits/turns';
import { createUser, openTestApi, type TestApi, testUser } from '../../../support/auth-api';

let api: TestApi | undefined;
afterEach(() => api?.close());

const limits = { atOnce: 2, waitingPerAddress: 100, waitingInAll: 200 };

test('puts a newcomer behind a few jobs of a busy address, not behind all', async () => {
  const run = createHashingPool({ concurrency: 1, queueLimit: 50 });
  const takeTurn = createTurns(limits);
  const order: string[] = [];
  const hash = (address: string) => takeTurn(address, () => run(async () => void order.push(address)));
  const jobs = Array.from({ length: 45 }, () => hash('203.0.113.1'));
  jobs.push(hash('198.51.100.7'));
  await Promise.all(jobs);
  expect(order).toHaveLength(46);
  expect(order.indexOf('198.51.100.7')).toBe(limits.atOnce);
});

test('keeps the order of arrival within an address, and goes on after a failure', async () => {
  const takeTurn = createTurns({ ...limits, atOnce: 1 });
  const order: number[] = [];
  const jobs = [0, 1, 2, 3].map((id) =>
    takeTurn('203.0.113.1', async () => {
      order.push(id);
      if (id === 1) throw new Error('broken');
    }),
  );
  const outcomes = await Promise.allSettled(jobs);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(order).toEqual([0, 1, 2, 3]);
});

test('bounds what waits, for one address and for all', async () => {
  const takeTurn = createTurns({ atOnce: 1, waitingPerAddress: 3, waitingInAll: 5 });
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const knock = (address: string) =>
    takeTurn(address, () => gate).then(
      () => 'run',
      () => 'refused',
    );
  const first = Array.from({ length: 6 }, () => knock('203.0.113.1'));
  const second = Array.from({ length: 6 }, () => knock('203.0.113.2'));
  const third = knock('203.0.113.3');
  open();
  expect((await Promise.all(first)).filter((outcome) => outcome === 'refused')).toHaveLength(2);
  expect((await Promise.all(second)).filter((outcome) => outcome === 'refused')).toHaveLength(3);
  expect(await third).toBe('run');
  expect(await knock('203.0.113.1')).toBe('run');
});

test('signs a stranger in while five accounts of one address sign in again and again', async () => {
  api = await openTestApi({
    AUTH_STRATEGY: 'hybrid',
    HASHING_CONCURRENCY: '1',
    PASSWORD_HASHERS: 'django.contrib.auth.hashers.PBKDF2PasswordHasher',
    PBKDF2_ITERATIONS: '20000',
  });
  const owned = ['a', 'b', 'c', 'd', 'e'];
  for (const username of owned) await createUser(api, { username, password: testUser.password });
  const finished: string[] = [];
  const signIn = async (username: string, address: string) => {
    const body = { username, password: testUser.password };
    const response = await api?.client().post('/api/token/', body, { 'x-forwarded-for': address });
    expect(response?.status).toBe(200);
    finished.push(username);
  };
  const flood = Array.from({ length: 45 }, (_, index) => signIn(owned[index % 5] ?? '', '203.0.113.1'));
  await Promise.all([...flood, signIn('ada', '198.51.100.7')]);
  // Behind the job that runs, not behind 45; a few more may have ended while the request was read.
  expect(finished.indexOf('ada')).toBeLessThan(5);
});
