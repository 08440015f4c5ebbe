// A flood of sign-ins at full hashing capacity, and what it does to an unrelated `GET me` beside it.
import { createUser, user } from './bench-user';
import type { Outcome } from './cases';
import { startOurs } from './contenders';
import { type Burst, burst, medianBurst } from './load';
import type { Effort } from './measure';
import { readCosts } from './process-costs';
import { createDatabase, type RunOptions } from './suite';

export async function measureFlood({ folder, builds }: RunOptions, effort: Effort): Promise<Outcome> {
  const database = await createDatabase('SQLite', folder);
  await createUser(database.url, 'pbkdf2_sha256');
  const env = { PASSWORD_HASHERS: 'django.contrib.auth.hashers.PBKDF2PasswordHasher' };
  const ours = await startOurs(builds, database.url, { env });
  const me = { path: '/api/auth/me/', headers: ours.session.headers };
  const login = {
    method: 'POST' as const,
    path: '/api/token/',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(user),
  };
  try {
    await burst(ours, me, { seconds: effort.warmUpSeconds, connections: 1 });
    const quiet: Burst[] = [];
    const flooded: Burst[] = [];
    const floods: Burst[] = [];
    const { seconds } = effort;
    for (let round = 0; round < effort.rounds; round += 1) {
      await untilIdle(ours.pid);
      quiet.push(await burst(ours, me, { seconds, connections: 1 }));
      const pair = await Promise.all([
        burst(ours, me, { seconds, connections: 1 }),
        burst(ours, login, { seconds, connections: 16 }),
      ]);
      flooded.push(pair[0]);
      floods.push(pair[1]);
    }
    const [alone, beside, flood] = [medianBurst(quiet), medianBurst(flooded), medianBurst(floods)];
    const row = (name: string, measured: typeof alone) => ({ name, burst: measured });
    return {
      cases: [
        {
          title: 'me on one connection beside a flood of sign-ins (PBKDF2, 16 connections)',
          measured: [
            row('this starter, me alone', alone),
            row('this starter, me beside it', beside),
            row('the flood', flood),
          ],
        },
      ],
      targets: [
        {
          // With one connection this is the ratio of the mean latencies, finer than autocannon's whole milliseconds.
          what: 'latency of me beside a flood of sign-ins, against alone',
          value: alone.requestsPerSecond / beside.requestsPerSecond,
          unit: '×',
          atMost: 3,
        },
      ],
    };
  } finally {
    await ours.stop();
  }
}

/** Sign-ins whose client has left are hashed all the same; the next round must not pay for them. */
async function untilIdle(pid: number): Promise<void> {
  const pauseSeconds = 0.5;
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const before = await readCosts(pid);
    await new Promise((resolve) => setTimeout(resolve, pauseSeconds * 1000));
    const after = await readCosts(pid);
    if (after.cpuSeconds - before.cpuSeconds < pauseSeconds / 10) return;
  }
}
