// A flood of sign-ins at full hashing capacity, and what it does to an unrelated `GET me` beside it.
import { createUser, user } from './bench-user';
import type { Outcome } from './cases';
import { startOurs } from './contenders';
import { burst } from './load';
import type { Effort } from './measure';
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
    const seconds = effort.seconds * 2;
    await burst(ours, me, { seconds: effort.warmUpSeconds, connections: 1 });
    const alone = await burst(ours, me, { seconds, connections: 1 });
    const [beside, flood] = await Promise.all([
      burst(ours, me, { seconds, connections: 1 }),
      burst(ours, login, { seconds, connections: 16 }),
    ]);
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
          what: 'requests per second of me alone, against beside a flood',
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
