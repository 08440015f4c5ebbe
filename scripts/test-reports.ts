// Reads what Vitest and Playwright wrote about a run: how many passed and failed, and the title of each test that was
// skipped, or passed at the second try only.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

export type Tally = { passed: number; failed: number; skipped: string[]; flaky: string[] };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).default([]),
        }),
      ),
    }),
  ),
});

export async function readVitestReport(path: string): Promise<Tally> {
  const report = vitestReport.parse(JSON.parse(await readFile(path, 'utf8')));
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => fullName),
    flaky: tests
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
      .map(({ fullName }) => fullName),
  };
}

type Suite = {
  title: string;
  suites?: Suite[];
  specs: { title: string; tests: { status: string; projectName: string }[] }[];
};
const suite: z.ZodType<Suite> = z.object({
  title: z.string(),
  suites: z.lazy(() => z.array(suite)).optional(),
  specs: z.array(
    z.object({
      title: z.string(),
      tests: z.array(z.object({ status: z.string(), projectName: z.string() })),
    }),
  ),
});
const playwrightReport = z.object({
  suites: z.array(suite),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

export async function readPlaywrightReport(path: string): Promise<Tally> {
  const { stats, suites } = playwrightReport.parse(JSON.parse(await readFile(path, 'utf8')));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: suites.flatMap((top) => titlesWith('skipped', top, [])),
    flaky: suites.flatMap((top) => titlesWith('flaky', top, [])),
  };
}

function titlesWith(wanted: string, { title, suites = [], specs }: Suite, parents: string[]): string[] {
  const path = title.endsWith('.ts') ? parents : [...parents, title];
  // A project that cannot run says what it needs in its own name.
  const own = specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === wanted)
      .map(({ projectName }) => [projectName, ...path, spec.title].join(' › ')),
  );
  return [...own, ...suites.flatMap((child) => titlesWith(wanted, child, path))];
}

/** Skipped tests by the server they miss, which their titles name in brackets: `… [PostgreSQL]`. */
export function missingServices(skipped: string[]): { service: string; titles: string[] }[] {
  const byService = new Map<string, string[]>();
  for (const title of skipped) {
    const service = /\[([^\]]+)\]/.exec(title)?.[1] ?? 'no reason given';
    byService.set(service, [...(byService.get(service) ?? []), title]);
  }
  return [...byService].map(([service, titles]) => ({ service: `needs ${service}`, titles }));
}
