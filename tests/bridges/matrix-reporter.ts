// Prints the matrix when the run ends, back end and mode by step, and the closing line.
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

export default class MatrixReporter implements Reporter {
  private readonly rows = new Map<string, Map<string, string>>();

  onTestEnd(test: TestCase, result: TestResult): void {
    const mode = test.parent.project()?.name ?? '';
    const row = this.rows.get(mode) ?? new Map<string, string>();
    const isRight = result.status === 'passed' ? '✓' : '✗';
    row.set(test.title, result.status === 'skipped' ? '–' : isRight);
    this.rows.set(mode, row);
  }

  onEnd(): void {
    const steps = [...new Set([...this.rows.values()].flatMap((row) => [...row.keys()]))];
    const width = Math.max(...[...this.rows.keys()].map((mode) => mode.length)) + 2;
    const lines = steps.map((step, index) => `${''.padEnd(width)}${'│  '.repeat(index)}${step}`);
    const marks = [...this.rows].map(
      ([mode, row]) => mode.padEnd(width) + steps.map((step) => (row.get(step) ?? ' ').padEnd(3)).join(''),
    );
    const all = [...this.rows.values()].flatMap((row) => [...row.values()]);
    const failed = all.filter((mark) => mark === '✗').length;
    const passed = all.filter((mark) => mark === '✓').length;
    const legend = '–: the back end has no such thing, and the pages do not offer it';
    process.stdout.write(
      `\n${[...lines, ...marks, legend].join('\n')}\n\n${passed} passed, ${failed} failed\n`,
    );
  }
}
