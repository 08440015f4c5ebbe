// What a sign-in costs above its hash, and what the API costs before its first answer.
import { findFreePort } from '../support/django/servers';
import { createUser } from './bench-user';
import type { Outcome } from './cases';
import { apiEnvironment, startOurs } from './contenders';
import { readCosts } from './process-costs';
import { bareHashes, coldStart, cpuOf, signIn } from './single-costs';
import { createDatabase, type RunOptions } from './suite';

const eightThreads =
  'argon2 spreads a tenth of a second over eight threads of its own, and what scheduling them costs differs by a ' +
  'tenth from run to run; beside it a sign-in is the same work as with every other hasher.';

/** Each hasher for as many sign-ins as take `seconds` of bare hashing, which are few for bcrypt and many for argon2. */
export async function measureLogins({ folder, builds }: RunOptions, seconds: number): Promise<Outcome> {
  const targets: Outcome['targets'] = [];
  for (const { hasher, className, run } of bareHashes) {
    const database = await createDatabase('SQLite', folder);
    await createUser(database.url, hasher);
    const env = { PASSWORD_HASHERS: `django.contrib.auth.hashers.${className}` };
    const ours = await startOurs(builds, database.url, { env });
    let [login, bare] = [0, 0];
    try {
      await signIn(ours);
      await run();
      const before = await readCosts(ours.pid);
      // In turns, so that a busy machine slows both down alike; a server that waits costs nothing.
      while (bare < seconds) {
        await signIn(ours);
        bare += await cpuOf(run);
      }
      login = (await readCosts(ours.pid)).cpuSeconds - before.cpuSeconds;
    } finally {
      await ours.stop();
    }
    targets.push({
      what: `CPU of a login with ${className.replace('PasswordHasher', '')}, against the bare hash`,
      value: login / bare,
      unit: '×',
      atMost: 1.05,
      ...(hasher === 'argon2' && { whenMissed: eightThreads }),
    });
  }
  return { cases: [], targets };
}

export async function measureStart({ folder, builds }: RunOptions, rounds: number): Promise<Outcome> {
  const database = await createDatabase('SQLite', folder);
  await createUser(database.url);
  const env = apiEnvironment(database.url);
  const start = async (script: string, path: string) =>
    coldStart([process.execPath, script], { cwd: folder, env, path, port: await findFreePort() });
  const starts = [];
  for (let round = 0; round < rounds; round += 1) {
    starts.push({ ours: await start(builds.ours, '/readyz'), bare: await start(builds.bare, '/healthz') });
  }
  const median = (values: number[]) =>
    values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  return {
    cases: [],
    targets: [
      {
        what: 'CPU to the first answer beyond bare Node + Hono',
        value: median(starts.map(({ ours, bare }) => ours.cpuMilliseconds - bare.cpuMilliseconds)),
        unit: 'ms',
        atMost: 400,
      },
      {
        what: 'memory at rest, against bare Node + Hono',
        value: median(starts.map(({ ours, bare }) => ours.residentMegabytes / bare.residentMegabytes)),
        unit: '×',
        atMost: 1.5,
      },
    ],
  };
}
