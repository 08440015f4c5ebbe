// Collects the cases of the conformance run and prints them: failures in full as they happen, then a table of
// artefact × direction × version, then one line with the totals.
import { isDeepStrictEqual } from 'node:util';

const directions = ['Django → ours', 'ours → Django', 'both agree'] as const;
export type Direction = (typeof directions)[number];

/** Where the cases of a group were tried, e.g. "5.2 SQLite": a column of the table. */
export type Group = { artefact: string; column: string };

type Case = Group & { direction: Direction; passed: boolean };

export type Report = ReturnType<typeof createReport>;
export type Checker = ReturnType<Report['group']>;

export function createReport(print: (line: string) => void) {
  const cases: Case[] = [];

  function record(group: Group, direction: Direction, name: string, problem: string | undefined): void {
    cases.push({ ...group, direction, passed: problem === undefined });
    if (problem === undefined) return;
    print(`FAILED  ${group.column} · ${group.artefact} · ${direction} · ${name}\n        ${problem}`);
  }

  return {
    /** The assertions of one artefact in one column. `direction` says who made what the other one judged. */
    group(group: Group) {
      return {
        equal(direction: Direction, name: string, actual: unknown, expected: unknown): void {
          const same = isDeepStrictEqual(actual, expected);
          record(
            group,
            direction,
            name,
            same ? undefined : `expected ${show(expected)}\n        received ${show(actual)}`,
          );
        },
        isTrue(direction: Direction, name: string, claim: boolean, seen: unknown = claim): void {
          record(group, direction, name, claim ? undefined : `does not hold: ${show(seen)}`);
        },
      };
    },
    /** A group that could not be finished is a failure, with the reason. */
    crash(group: Group, error: unknown): void {
      record(
        group,
        'both agree',
        'runs to its end',
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
    },
    printTable(): void {
      const columns = [...new Set(cases.map((one) => one.column))];
      const rows = [...new Set(cases.map((one) => `${one.artefact}\t${one.direction}`))];
      const header = ['artefact', 'direction', ...columns];
      const body = rows.map((row) => {
        const [artefact = '', direction = ''] = row.split('\t');
        const counts = columns.map((column) =>
          cell(cases.filter((one) => one.column === column && `${one.artefact}\t${one.direction}` === row)),
        );
        return [artefact, direction, ...counts];
      });
      const widths = header.map((_, index) =>
        Math.max(...[header, ...body].map((line) => line[index]?.length ?? 0)),
      );
      for (const line of [header, widths.map((width) => '-'.repeat(width)), ...body]) {
        print(
          line
            .map((text, index) => text.padEnd(widths[index] ?? 0))
            .join('  ')
            .trimEnd(),
        );
      }
    },
    totals() {
      const passed = cases.filter((one) => one.passed).length;
      return { passed, failed: cases.length - passed };
    },
  };
}

function cell(cases: Case[]): string {
  if (cases.length === 0) return '–';
  const failed = cases.filter((one) => !one.passed).length;
  return failed === 0 ? String(cases.length) : `${cases.length} (${failed} failed)`;
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}
