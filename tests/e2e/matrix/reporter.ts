// Prints the matrix when the run ends: one row per shape, one column per strategy and API.
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { apis, shapes, strategies } from './cells';

const marks: Record<TestResult['status'], string> = {
  passed: '✓',
  failed: '✗',
  timedOut: '✗ slow',
  interrupted: '–',
  skipped: 'skipped',
};

export default class MatrixReporter implements Reporter {
  private readonly results = new Map<string, string>();

  onTestEnd(test: TestCase, result: TestResult): void {
    if (test.parent.project()?.name !== 'matrix') return;
    const cell = test.title.replace(/ \[.*$/, '');
    this.results.set(cell, `${marks[result.status]} ${(result.duration / 1000).toFixed(0)} s`);
  }

  onEnd(): void {
    if (this.results.size === 0) return;
    const columns = strategies.flatMap((strategy) => apis.map((api) => ({ strategy, api })));
    const rows = shapes.map((shape) => [
      shape,
      ...columns.map(({ strategy, api }) => {
        if (shape === 'mounted' && api === 'Django') return 'not a thing';
        return this.results.get(`${strategy} · ${shape} · ${api}`) ?? 'not run';
      }),
    ]);
    const head = ['', ...columns.map(({ strategy, api }) => `${strategy}, ${api}`)];
    const lines = [head, ...rows].map((row) =>
      row
        .map((text) => text.padEnd(16))
        .join('')
        .trimEnd(),
    );
    process.stdout.write(`\nThe browser matrix\n${lines.map((line) => `  ${line}`).join('\n')}\n`);
  }
}
