// `npm run test:chaos`: 50 signed-in users of each strategy keep using an installation while its servers are killed
// and started again, for 60 s each (15 s with --quick). Nobody may be signed out, nothing protected may be served to
// strangers, nothing may answer 500. Everything runs on loopback and is this run's own.
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuild } from '@/scripts/support/build';
import { type Counts, newCounts } from './counts';
import { openInstallation, password } from './installation';
import { tryDoors } from './stranger';
import { makeTrouble, type TroubleCounts } from './trouble';
import { Visitor } from './visitor';

const users = 50;
const pauseMs = 700;
const isQuick = process.argv.includes('--quick');
const durationMs = isQuick ? 15_000 : 60_000;
// Each user gets through a round every second or two, outages included.
const fewestAnswers = (users * durationMs) / 4_000;

async function main(): Promise<void> {
  // Ended from outside, it takes its servers along.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  ensureBuild();
  let passed = 0;
  let failed = 0;
  for (const strategy of ['session', 'jwt', 'hybrid'] as const) {
    const { counts, trouble } = await runStrategy(strategy);
    const checks = {
      'users signed out': counts.signedOut === 0,
      'pages or answers served without authentication': counts.servedWithoutAuth === 0,
      'answers 500': counts.answered500 === 0,
      'answers about another user': counts.wrongUser === 0,
      'enough traffic': counts.answered >= fewestAnswers,
    };
    for (const [name, isRight] of Object.entries(checks)) {
      if (isRight) passed += 1;
      else {
        failed += 1;
        say(`  ✗ ${strategy}: ${name}`);
      }
    }
    say(summarize(strategy, counts, trouble));
    for (const text of counts.notes) say(`    ${text}`);
  }
  say(`\n${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

async function runStrategy(strategy: 'session' | 'jwt' | 'hybrid') {
  const usernames = Array.from({ length: users }, (_, index) => `chaos-user-${index}`);
  say(`▸ ${strategy}: starting an installation`);
  const installation = await openInstallation(strategy, usernames);
  try {
    const counts = newCounts();
    const visitors = usernames.map(
      (username) => new Visitor(username, { place: installation.place, strategy, counts }),
    );
    for (const visitor of visitors) await visitor.signIn(password);
    say(`  ${users} users are signed in; now the trouble`);
    let isOver = false;
    const traffic = visitors.map(async (visitor) => {
      await sleep(Math.random() * pauseMs);
      while (!isOver) {
        await visitor.visit();
        await sleep(pauseMs * (0.5 + Math.random()));
      }
    });
    const stranger = (async () => {
      while (!isOver) {
        await tryDoors(installation.place, { counts, secret: /chaos-user-\d/ });
        await sleep(200);
      }
    })();
    const trouble = await makeTrouble(installation, durationMs);
    isOver = true;
    await Promise.all([...traffic, stranger]);
    const stillIn = await Promise.all(visitors.map((visitor) => visitor.isStillSignedIn()));
    counts.signedOut = Math.max(counts.signedOut, stillIn.filter((isIn) => !isIn).length);
    return { counts, trouble };
  } finally {
    await installation.stop();
  }
}

function summarize(strategy: string, counts: Counts, trouble: TroubleCounts): string {
  const { answered, unavailable, signedOut, servedWithoutAuth, answered500 } = counts;
  return [
    `${strategy}: ${users} users, ${answered} answers, ${unavailable} times 503 or no answer`,
    `restarts: API ${trouble.api}, PostgreSQL ${trouble.postgres}, Redis ${trouble.redis}`,
    `users signed out ${signedOut}, served without authentication ${servedWithoutAuth}, answers 500: ${answered500}`,
  ].join('; ');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

await main();
