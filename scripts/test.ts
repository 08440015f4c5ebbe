// `npm test`: type check, lint, unit, contract and integration tests, then the browser tests; one summary at the end
// that names everything skipped and why. REQUIRE_SERVICES=1 makes every skip a failure.
import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { missingServices, readPlaywrightReport, readVitestReport, type Tally } from './test-reports';

const reports = { vitest: '.cache/test/vitest.json', playwright: '.cache/test/playwright.json' };

type Check = { name: string; command: string; env?: Record<string, string> };

const staticChecks: Check[] = [
  { name: 'types', command: 'next typegen && tsc --noEmit' },
  { name: 'lint', command: 'biome check --error-on-warnings .' },
];
const unitTests: Check = {
  name: 'unit, contract and integration tests',
  command: `vitest run --reporter=dot --reporter=json --outputFile.json=${reports.vitest}`,
  // In a log every coloured dot is twenty characters.
  env: process.stdout.isTTY ? {} : { NO_COLOR: '1' },
};
const browserTests: Check = {
  name: 'browser tests',
  command: 'playwright test --reporter=list,json,./tests/e2e/matrix/reporter.ts',
  env: { PLAYWRIGHT_JSON_OUTPUT_NAME: reports.playwright },
};

async function main(): Promise<void> {
  await rm('.cache/test', { recursive: true, force: true });
  await mkdir('.cache/test', { recursive: true });
  const tally: Tally = { passed: 0, failed: 0, skipped: [], flaky: [] };
  await addChecks(tally, staticChecks);
  await addTests(tally, unitTests, () => readVitestReport(reports.vitest));
  await addTests(tally, browserTests, () => readPlaywrightReport(reports.playwright));
  summarize(tally);
  process.exit(tally.failed > 0 ? 1 : 0);
}

/** Checks that need no order run side by side; what they say is printed when each has ended. */
async function addChecks(tally: Tally, checks: Check[]): Promise<void> {
  const outcomes = await Promise.all(checks.map((check) => run(check, 'pipe')));
  outcomes.forEach(({ exitCode, output }, index) => {
    const name = checks[index]?.name ?? '';
    say(`${exitCode === 0 ? '✓' : '✗'} ${name}`);
    if (exitCode !== 0) process.stdout.write(output);
    tally[exitCode === 0 ? 'passed' : 'failed'] += 1;
  });
}

async function addTests(tally: Tally, check: Check, readReport: () => Promise<Tally>): Promise<void> {
  say(`\n▸ ${check.name}`);
  const { exitCode } = await run(check, 'inherit');
  const counted = await readReport().catch((): Tally => ({ passed: 0, failed: 1, skipped: [], flaky: [] }));
  tally.passed += counted.passed;
  // A runner that fails without a failed test (an import error, a server that did not start) has failed all the same.
  tally.failed += exitCode !== 0 && counted.failed === 0 ? 1 : counted.failed;
  tally.skipped.push(...counted.skipped);
  tally.flaky.push(...counted.flaky);
}

function run(check: Check, output: 'pipe' | 'inherit'): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(check.command, {
      shell: true,
      stdio: ['ignore', output, output],
      env: { ...process.env, ...check.env },
    });
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk));
    child.stderr?.on('data', (chunk: Buffer) => (text += chunk));
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output: text }));
  });
}

function summarize(tally: Tally): void {
  const isStrict = process.env.REQUIRE_SERVICES === '1';
  if (tally.flaky.length > 0) {
    say(`\nPassed at the second try only, ${tally.flaky.length} in all:`);
    for (const title of tally.flaky) say(`  - ${title}`);
  }
  if (tally.skipped.length > 0) {
    say(`\nSkipped, ${tally.skipped.length} in all:`);
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

await main();
