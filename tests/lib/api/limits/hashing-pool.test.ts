// Password hashing is bounded: in how much runs, in how much waits, and in what it keeps others from doing.
import { afterEach, expect, test } from 'vitest';
import { createHashingPool } from '@/lib/api/limits/hashing-pool';
import { openTestApi, type TestApi, testUser } from '../../../support/auth-api';

let api: TestApi | undefined;
afterEach(() => api?.close());

function openGate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

test('runs no more than its concurrency, in order of arrival', async () => {
  const run = createHashingPool({ concurrency: 2, queueLimit: 10 });
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const job = (id: number) => async () => {
    running += 1;
    most = Math.max(most, running);
    order.push(id);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
  };
  await Promise.all([0, 1, 2, 3, 4, 5].map((id) => run(job(id))));
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4, 5]);
});

test('turns away with a time to come back what would wait behind a full queue, and goes on after it', async () => {
  const run = createHashingPool({ concurrency: 1, queueLimit: 2 });
  const gate = openGate();
  const accepted = [1, 2, 3].map(() => run(() => gate.passed));
  const refused = run(async () => 'never run');
  await expect(refused).rejects.toMatchObject({ status: 503, headers: { 'Retry-After': '10' } });
  gate.open();
  await Promise.all(accepted);
  expect(await run(async () => 'run')).toBe('run');
});

test('gives its place back when a job fails', async () => {
  const run = createHashingPool({ concurrency: 1, queueLimit: 1 });
  await expect(run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await run(async () => 'run')).toBe('run');
});

test('answers who asks for their own user while every place to hash is taken', async () => {
  api = await openTestApi({
    AUTH_STRATEGY: 'hybrid',
    HASHING_CONCURRENCY: '1',
    HASHING_QUEUE_LIMIT: '3',
    RATE_LIMIT_ENABLED: 'false',
    PASSWORD_HASHERS: 'django.contrib.auth.hashers.PBKDF2PasswordHasher',
    PBKDF2_ITERATIONS: '200000',
  });
  const client = api.client();
  await client.signIn();
  const finished: string[] = [];
  const flood = Array.from({ length: 10 }, async (_, guess) => {
    const response = await api?.client().post('/api/token/', { ...testUser, username: `user${guess}` });
    finished.push(String(response?.status));
  });
  for (let asked = 0; asked < 3; asked += 1) {
    expect((await client.me()).status).toBe(200);
    finished.push('me');
  }
  await Promise.all(flood);
  // Six are turned away at once; of the four that hash, none holds the others up.
  expect(finished.filter((status) => status === '503')).toHaveLength(6);
  expect(finished.filter((status) => status === '401')).toHaveLength(4);
  expect(finished.lastIndexOf('me')).toBeLessThan(finished.lastIndexOf('401'));
});
