// What a log line for every request costs: LOG_LEVEL=info, the default, beside the level of the comparisons.
import { createUser } from './bench-user';
import type { Outcome } from './cases';
import { startOurs } from './contenders';
import { type Effort, measure } from './measure';
import { createDatabase, type RunOptions } from './suite';

export async function measureLogging({ folder, builds }: RunOptions, effort: Effort): Promise<Outcome> {
  const database = await createDatabase('SQLite', folder);
  await createUser(database.url);
  const running = [];
  try {
    for (const [level, name] of [
      ['warn', 'this starter, errors logged'],
      ['info', 'this starter, every request'],
    ] as const) {
      running.push(await startOurs(builds, database.url, { name, env: { LOG_LEVEL: level } }));
    }
    const path = '/api/auth/me/';
    const measured = await measure(
      running.map((ours) => ({ contender: ours, request: { path, headers: ours.session.headers } })),
      effort,
    );
    return { cases: [{ title: 'me by session, with and without request logs', measured }], targets: [] };
  } finally {
    for (const ours of running) await ours.stop();
  }
}
