// What the run found: a table in the terminal, a JSON file, and docs/benchmark.md with its plots.
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { Burst } from './load';
import type { Measured } from './measure';
import { barChart } from './plot';

/** Without a bound it is a figure for the reader. */
export type Target = {
  what: string;
  value: number;
  unit: string;
  atLeast?: number;
  atMost?: number;
  /** Why it may be missed, and what would reach it. */
  whenMissed?: string;
};
export type Case = { title: string; measured: Measured[] };
export type Report = {
  date: string;
  machine: string;
  /** Load average when the run began: above zero, the machine was not ours alone. */
  loadBefore: number;
  versions: Record<string, string>;
  cases: Case[];
  targets: Target[];
};

function isMet({ value, atLeast, atMost }: Target): boolean {
  return (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
}

function describeLoad(loadBefore: number): string[] {
  if (loadBefore < 1) return [];
  return [
    '',
    `**The load average was ${loadBefore.toFixed(1)} when the run began**: other work took turns on the same cores. Every figure is`,
    'lower for it, and the more a server does for a request, the more of its caches it finds cold: ratios to the bare',
    'server suffer most.',
  ];
}

function explainMisses(targets: Target[]): string[] {
  const reasons = targets.filter((target) => !isMet(target) && target.whenMissed !== undefined);
  if (reasons.length === 0) return [];
  return [
    'Where a target is missed:',
    '',
    ...reasons.map(({ what, whenMissed }) => `- ${what}: ${whenMissed}`),
    '',
  ];
}

function hasBound({ atLeast, atMost }: Target): boolean {
  return atLeast !== undefined || atMost !== undefined;
}

function mark(target: Target): string {
  if (!hasBound(target)) return ' ';
  return isMet(target) ? '✓' : '✗';
}

function verdict(target: Target): string {
  if (!hasBound(target)) return '';
  return isMet(target) ? 'met' : '**missed**';
}

const columns: { title: string; show: (burst: Burst) => string }[] = [
  { title: 'requests/s', show: (burst) => burst.requestsPerSecond.toFixed(0) },
  { title: 'p50 ms', show: (burst) => burst.p50Ms.toFixed(1) },
  { title: 'p99 ms', show: (burst) => burst.p99Ms.toFixed(1) },
  { title: 'CPU µs/request', show: (burst) => burst.cpuMicrosecondsPerRequest.toFixed(0) },
  { title: 'CPU s/s', show: (burst) => (burst.cpuSeconds / burst.seconds).toFixed(2) },
  { title: 'peak MB', show: (burst) => burst.peakMegabytes.toFixed(0) },
];

const method = [
  'Ours is one Node process (`npm run build:api`), Django 5.2 + REST framework + simplejwt is gunicorn with a worker a',
  'core on the same database, better-auth is one Node process on Hono with its documented settings (no cookie cache,',
  'as ours has none). All write no line a request; the user is an ordinary one in one group with four permissions.',
  'better-auth reads session and user, ours and Django also groups and permissions. CPU and memory are those of the',
  'server and its children, not of PostgreSQL. The bare Hono server returns the same bytes and does nothing for them. The',
  'floor (`tests/bench/servers/floor.ts`) does the same work as ours in one file of plain node:http: the same rows by prepared',
  'statements, the same signatures checked, the same bytes and headers. A test compares its answers with ours.',
  'Beside a flood of sign-ins one connection may be answered faster than alone: alone it leaves the cores idle between',
  'its requests, and an idle core wakes slowly.',
];

export function describeMachine(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}`;
}

export function printReport({ machine, versions, cases, targets }: Report): void {
  const say = (text: string) => process.stdout.write(`${text}\n`);
  say(`\n${machine}; ${describeVersions(versions)}`);
  for (const { title, measured } of cases) {
    say(`\n${title}`);
    say(`  ${'server'.padEnd(30)}${columns.map(({ title }) => title.padStart(16)).join('')}`);
    for (const { name, burst } of measured) {
      say(`  ${name.padEnd(30)}${columns.map(({ show }) => show(burst).padStart(16)).join('')}`);
    }
  }
  say('\nTargets');
  for (const target of targets) {
    say(`  ${mark(target)} ${target.what.padEnd(66)}${show(target).padStart(12)}   ${bound(target)}`);
  }
  const bounded = targets.filter(hasBound);
  say(`\n${bounded.filter(isMet).length} of ${bounded.length} targets met`);
}

export async function writeReport(report: Report, root: string): Promise<void> {
  await mkdir(`${root}/.cache/bench`, { recursive: true });
  await writeFile(`${root}/.cache/bench/results.json`, `${JSON.stringify(report, null, 2)}\n`);
  await mkdir(`${root}/docs/benchmark`, { recursive: true });
  for (const [index, { title, measured }] of report.cases.entries()) {
    await writeFile(`${root}/docs/benchmark/${index + 1}.svg`, barChart(title, measured));
  }
  await writeFile(`${root}/docs/benchmark.md`, markdown(report));
}

function markdown({ date, machine, loadBefore, versions, cases, targets }: Report): string {
  const rows = targets.map(
    (target) => `| ${verdict(target)} | ${target.what} | ${show(target)} | ${bound(target)} |`,
  );
  const sections = cases.map(({ title, measured }, index) => {
    const table = measured.map(
      ({ name, burst }) => `| ${name} | ${columns.map((column) => column.show(burst)).join(' | ')} |`,
    );
    return [
      `## ${title}`,
      '',
      `![${title}: requests per second](benchmark/${index + 1}.svg)`,
      '',
      `| server | ${columns.map((column) => column.title).join(' | ')} |`,
      `|---|${columns.map(() => '---:|').join('')}`,
      ...table,
    ].join('\n');
  });
  return `${[
    '# Benchmark',
    '',
    `Made by \`npm run bench\` on ${date}: ${machine}; ${describeVersions(versions)}. Load and servers share the machine, so`,
    'the ratios mean more than the figures. Medians of interleaved rounds.',
    '',
    ...method,
    ...describeLoad(loadBefore),
    '',
    '| | target | measured | bound |',
    '|---|---|---:|---:|',
    ...rows,
    '',
    ...explainMisses(targets),
    sections.join('\n\n'),
  ].join('\n')}\n`;
}

function describeVersions(versions: Record<string, string>): string {
  return Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
}

function show({ value, unit }: Target): string {
  return `${value >= 100 ? value.toFixed(0) : value.toFixed(2)} ${unit}`.trim();
}

function bound({ atLeast, atMost, unit }: Target): string {
  if (atLeast === undefined && atMost === undefined) return '';
  return atLeast === undefined ? `≤ ${atMost} ${unit}` : `≥ ${atLeast} ${unit}`;
}
