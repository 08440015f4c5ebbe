// `npm run test:setup`: makes copies of this repository with `npm run setup` and checks that each is a repository in its own
// right, some with a feature begun in them: types, lint, dead code, unit tests, build, and its journey in a browser. Words on
// the command line pick copies.
// Ends with a table, the share of the starter's code that each copy has, and "N passed, N failed".
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from '@/scripts/setup/tree';
import { type Copy, copies } from './copies';
import { startExternalApi } from './external-api';

const starter = process.cwd();
// Outside of this repository: tools look for their project in the folders above.
const folder = join(tmpdir(), 'setup-copies');
/** Of the starter's TypeScript lines, tests left out. */
const smallestShare = 0.45;

type Step = { name: string; command: string[] };

function stepsFor({ project }: Copy): Step[] {
  return [
    { name: 'types', command: ['npm', 'run', '--silent', 'typecheck'] },
    { name: 'lint', command: ['npx', 'biome', 'check', '--error-on-warnings', '.'] },
    { name: 'dead code', command: ['npx', 'knip'] },
    { name: 'unit tests', command: ['npx', 'vitest', 'run', '--reporter=dot'] },
    { name: 'build', command: ['npx', 'next', 'build'] },
    {
      name: 'journey',
      command: ['npx', 'playwright', 'test', 'journey', `--project=${project}`, '--reporter=line'],
    },
    {
      name: 'no trace of the name',
      command: ['bash', '-c', '! git grep -iE "next[-_ ]?django[-_ ]?starter"'],
    },
  ];
}

type Row = { title: string; outcomes: boolean[]; lines: number };

async function main(words: readonly string[]): Promise<void> {
  const chosen = copies.filter(
    ({ title }) => words.length === 0 || words.some((word) => title.includes(word)),
  );
  const starterLines = countLines(starter);
  const rows: Row[] = [];
  for (const copy of chosen) {
    const steps = stepsFor(copy);
    const path = makeCopy(copy);
    const { strategy, backend } = copy.choices;
    const isElsewhere = backend === 'external' || backend === 'bridge';
    const external = isElsewhere ? await startExternalApi(strategy) : null;
    const outcomes = steps.map((step) => runStep(path, copy, step, external?.env));
    await external?.stop();
    rows.push({ title: copy.title, outcomes, lines: countLines(path) });
  }
  const names = ['types', 'lint', 'dead', 'unit', 'build', 'journey', 'name'];
  const table = rows.map(({ title, outcomes, lines }) => {
    const share = `${Math.round((100 * lines) / starterLines)} %`;
    return [
      title.padEnd(26),
      ...outcomes.map((ok, index) => (ok ? '✓' : '✗').padEnd(names[index]?.length ?? 0)),
      String(lines).padStart(6),
      share.padStart(5),
    ].join('  ');
  });
  say(['', ['copy'.padEnd(26), ...names, ' lines', 'share'].join('  '), ...table].join('\n'));
  const smallest = rows.find(({ title }) => title === 'smallest');
  const isSmall = smallest === undefined || smallest.lines <= smallestShare * starterLines;
  if (!isSmall)
    say(`The smallest copy has more than ${smallestShare * 100} % of the starter's ${starterLines} lines.`);
  const outcomes = [...rows.flatMap((row) => row.outcomes), ...(smallest === undefined ? [] : [isSmall])];
  const failed = outcomes.filter((ok) => !ok).length;
  say(`\n${outcomes.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** A clone with the packages of this one, set up. */
function makeCopy({ title, choices, feature }: Copy): string {
  const path = join(folder, title.toLowerCase().replace(/\W+/g, '-'));
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  for (const file of readTree(starter).keys()) cpSync(join(starter, file), join(path, file));
  // Hard links cost no space and no time; the one file that npm writes in place is copied.
  execFileSync('cp', ['-al', join(starter, 'node_modules'), join(path, 'node_modules')]);
  const written = join(path, 'node_modules/.package-lock.json');
  const bytes = readFileSync(written);
  rmSync(written);
  writeFileSync(written, bytes);
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=setup', '-c', 'user.email=setup@example.com', ...words], {
      cwd: path,
    });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message=Clone');
  const { strategy, backend, keep } = choices;
  const flags = [
    '--yes',
    '--name=Acme Notes',
    `--strategy=${strategy}`,
    `--backend=${backend}`,
    `--keep=${keep.join(',') || 'none'}`,
  ];
  say(`\n▸ ${title}: npm run setup -- ${flags.join(' ')}`);
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'setup', '--', ...flags], {
    cwd: path,
    encoding: 'utf8',
  });
  if (status !== 0) say(stdout + stderr);
  if (feature !== undefined) {
    const words = ['run', '--silent', 'manage', '--', 'startfeature', feature];
    const started = spawnSync('npm', words, { cwd: path, encoding: 'utf8' });
    if (started.status !== 0) say(started.stdout + started.stderr);
  }
  git('add', '--all');
  git('commit', '--quiet', '--message=Set up');
  return path;
}

function runStep(
  cwd: string,
  { title }: Copy,
  { name, command: [program = '', ...words] }: Step,
  env: Record<string, string> = {},
): boolean {
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true', NEXT_TELEMETRY_DISABLED: '1', ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  say(`  ${status === 0 ? '✓' : '✗'} ${title}: ${name} (${seconds} s)`);
  if (status !== 0) say(`${stdout}\n${stderr}`.slice(-6000));
  return status === 0;
}

function countLines(root: string): number {
  return [...readTree(root)].reduce((sum, [path, text]) => {
    const isCode = /\.tsx?$/.test(path) && !path.startsWith('tests/') && statSync(join(root, path)).isFile();
    return isCode ? sum + (text ?? '').split('\n').length - 1 : sum;
  }, 0);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

await main(process.argv.slice(2));
