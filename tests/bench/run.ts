// `npm run bench`: this starter beside Django, better-auth and a bare server, on this machine, in one run.
// `-- --quick` takes under two minutes: one round each, no growth to a million rows, no rendered page, no request logs.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PythonMissing } from '../support/django/python';
import { hasPostgres } from '../support/services';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const isQuick = process.argv.includes('--quick');

if (!existsSync(join(here, 'node_modules'))) {
  process.stdout.write('Installing what the benchmark needs (tests/bench/package.json)\n');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
}
// Only now: these import what was just installed.
const { runAll } = await import('./suite');
const { printReport, writeReport } = await import('./report');
const { buildServers } = await import('./builds');

// Ended early, it still ends its servers: they listen for the exit of this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const folder = await mkdtemp(join(tmpdir(), 'bench-'));
try {
  const report = await runAll({
    folder,
    root,
    builds: await buildServers(root, folder),
    isQuick,
    engines: hasPostgres ? ['SQLite', 'PostgreSQL'] : ['SQLite'],
    versions: readVersions(),
  });
  printReport(report);
  if (!isQuick) await writeReport(report, root);
} catch (error) {
  if (!(error instanceof PythonMissing)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

function readVersions(): Record<string, string> {
  const read = (folder: string, name: string): string =>
    JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
  return {
    Node: process.versions.node,
    Hono: read(here, 'hono'),
    'better-auth': read(here, 'better-auth'),
    Django: '5.2',
  };
}
