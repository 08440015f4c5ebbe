// `npm run test:quick`: types, lint, dead code, and the unit tests that your uncommitted changes can affect.
// `-- main` compares with a branch.
import { describeSeconds, interruptible, run } from './test-steps';

const base = process.argv[2] ?? 'HEAD';
const checks = [
  { name: 'types', command: 'next typegen && tsc --noEmit' },
  { name: 'lint', command: 'biome check --error-on-warnings .' },
  { name: 'dead code', command: 'knip --no-progress' },
  {
    name: `unit tests affected since ${base}`,
    command: `vitest run --changed ${base} --reporter=dot --passWithNoTests`,
  },
];

interruptible(() => {});
const outcomes = await Promise.all(
  checks.map(async (check) => {
    const outcome = await run(check, 'pipe');
    process.stdout.write(
      `${outcome.exitCode === 0 ? '✓' : '✗'} ${check.name} (${describeSeconds(outcome.seconds)})\n`,
    );
    if (outcome.exitCode !== 0) process.stdout.write(outcome.output);
    return outcome;
  }),
);
process.exit(outcomes.some(({ exitCode }) => exitCode !== 0) ? 1 : 0);
