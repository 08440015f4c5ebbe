// Does a request cost more when the tables grow? The same reads over more and more users, sessions and tokens.
import { createUser } from './bench-user';
import type { Outcome } from './cases';
import { startOurs } from './contenders';
import { fill } from './databases';
import { type Effort, measure } from './measure';
import { createDatabase, type RunOptions } from './suite';

export async function measureGrowth(options: RunOptions, effort: Effort, sizes: number[]): Promise<Outcome> {
  const outcome: Outcome = { cases: [], targets: [] };
  for (const engine of options.engines) {
    const running = [];
    try {
      for (const size of sizes) {
        const database = await createDatabase(engine, options.folder);
        await createUser(database.url);
        await fill(database.url, size);
        const name = `this starter, ${size.toLocaleString('en')} rows`;
        running.push({ database, ours: await startOurs(options.builds, database.url, { name }) });
      }
      const path = '/api/auth/me/';
      const measured = await measure(
        running.map(({ ours }) => ({ contender: ours, request: { path, headers: ours.session.headers } })),
        effort,
      );
      const rates = measured.map(({ burst }) => burst.requestsPerSecond);
      outcome.cases.push({ title: `me by session as the tables grow, ${engine}`, measured });
      outcome.targets.push({
        what: `me by session on ${engine}, fewest rows against most`,
        value: (rates[0] ?? Number.NaN) / (rates.at(-1) ?? Number.NaN),
        unit: '×',
        atMost: 1.3,
      });
    } finally {
      for (const { ours, database } of running) {
        await ours.stop();
        await database.drop();
      }
    }
  }
  return outcome;
}
