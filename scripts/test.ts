// `npm test`: types, lint, dead code, unit and integration tests, then the browser tests. One summary at the end names
// everything that was skipped and why. REQUIRE_SERVICES=1 turns every skip into a failure.
// `npm test -- notes` runs only the test files whose path contains "notes", in both runners.
import { readdirSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { missingServices, readPlaywrightReport, readVitestReport, type Tally } from './test-reports';
import { type Check, describeSeconds, interruptible, type Outcome, run } from './test-steps';

const reports = { vitest: '.cache/test/vitest.json', playwright: '.cache/test/playwright.json' };

const staticChecks: Check[] = [
  { name: 'types', command: 'next typegen && tsc --noEmit' },
  { name: 'lint', command: 'biome check --error-on-warnings .' },
  { name: 'dead code', command: 'knip --no-progress' },
];
// The browser tests run against this build. Making it uses one core while the unit tests mostly wait for hashes and databases.
const build: Check = { name: 'production build', command: 'next build' };

function unitTests(filters: readonly string[]): Check {
  return {
    name: 'unit, contract and integration tests',
    command: [
      'vitest run --reporter=dot --reporter=json',
      `--outputFile.json=${reports.vitest}`,
      ...filters,
    ].join(' '),
    // In a log file every coloured dot is twenty characters.
    env: process.stdout.isTTY ? {} : { NO_COLOR: '1' },
  };
}

const reporters = [
  'list',
  'json',
  './tests/e2e/matrix/reporter.ts', // setup: conformance
];

function browserTests(filters: readonly string[]): Check {
  return {
    name: 'browser tests',
    command: ['playwright test', `--reporter=${reporters.join()}`, ...filters].join(' '),
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: reports.playwright },
  };
}

const tally: Tally = { passed: 0, failed: 0, skipped: [], flaky: [] };

async function main(filters: readonly string[]): Promise<void> {
  await rm('.cache/test', { recursive: true, force: true });
  await mkdir('.cache/test', { recursive: true });
  await (filters.length === 0 ? runEverything() : runMatching(filters));
  summarize();
  process.exit(tally.failed > 0 ? 1 : 0);
}

async function runEverything(): Promise<void> {
  say('Running everything. On two cores this takes about ten minutes; while you work, use');
  say('  npm run test:quick      types, lint and the tests of what you changed');
  say('  npm run test:watch      the same tests again at every change\n');
  await Promise.all(staticChecks.map(addCheck));
  await Promise.all([addUnitTests([]), addCheck(build)]);
  await addBrowserTests([]);
}

/** The test files whose path contains one of the words. */
async function runMatching(filters: readonly string[]): Promise<void> {
  const matching = readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter((path) =>
    filters.some((filter) => path.includes(filter)),
  );
  const hasUnitTests = matching.some((path) => /\.test\.tsx?$/.test(path));
  const hasBrowserTests = matching.some((path) => path.endsWith('.spec.ts'));
  if (!hasUnitTests && !hasBrowserTests) {
    say(`No test file under tests/ has "${filters.join('" or "')}" in its path.`);
    tally.failed += 1;
  }
  if (hasUnitTests) await addUnitTests(filters);
  if (hasBrowserTests) await addBrowserTests(filters);
}

/** A check that either passes or fails as a whole. Its output is shown only when it fails. */
async function addCheck(check: Check): Promise<void> {
  const outcome = await run(check, 'pipe');
  report(check, outcome);
  if (outcome.exitCode !== 0) process.stdout.write(outcome.output);
  tally[outcome.exitCode === 0 ? 'passed' : 'failed'] += 1;
}

const addUnitTests = (filters: readonly string[]) =>
  addTests(unitTests(filters), () => readVitestReport(reports.vitest));
const addBrowserTests = (filters: readonly string[]) =>
  addTests(browserTests(filters), () => readPlaywrightReport(reports.playwright));

async function addTests(check: Check, readReport: () => Promise<Tally>): Promise<void> {
  say(`\n▸ ${check.name}`);
  const outcome = await run(check, 'inherit');
  report(check, outcome);
  const counted = await readReport().catch((): Tally => ({ passed: 0, failed: 1, skipped: [], flaky: [] }));
  tally.passed += counted.passed;
  // A runner that exits with an error but reports no failed test (an import error, a server that did not start) has failed.
  tally.failed += outcome.exitCode !== 0 && counted.failed === 0 ? 1 : counted.failed;
  tally.skipped.push(...counted.skipped);
  tally.flaky.push(...counted.flaky);
}

function report({ name }: Check, { exitCode, seconds }: Outcome): void {
  say(`${exitCode === 0 ? '✓' : '✗'} ${name} (${describeSeconds(seconds)})`);
}

function summarize(): void {
  const isStrict = process.env.REQUIRE_SERVICES === '1';
  if (tally.flaky.length > 0) {
    say(`\nPassed only on the second try (${tally.flaky.length}):`);
    for (const title of tally.flaky) say(`  - ${title}`);
  }
  if (tally.skipped.length > 0) {
    say(`\nSkipped (${tally.skipped.length}):`);
    for (const { service, titles } of missingServices(tally.skipped)) {
      say(`  ${service} (${titles.length})`);
      for (const title of titles) say(`    - ${title}`);
    }
    if (isStrict) tally.failed += tally.skipped.length;
  }
  const skipped = isStrict || tally.skipped.length === 0 ? '' : `, ${tally.skipped.length} skipped`;
  say(`\n${tally.passed} passed, ${tally.failed} failed${skipped}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

interruptible((running) => {
  say(`\nInterrupted while running: ${running.join(', ')}. Nothing was counted as failed or skipped.`);
});
await main(process.argv.slice(2));
