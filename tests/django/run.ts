// `npm run test:django`: the live conformance run. For every Django version that this machine's Python can run, on
// SQLite and on PostgreSQL, it starts the example project and our API on one database and crosses every artefact both
// ways over HTTP. Narrow it by version, database or artefact: `-- 5.2 sqlite sessions`. Ends with a table and the line
// "N passed, N failed".

import { type DatabaseKind, dropAbandoned } from '../support/databases';
import { djangoVersions, listRunnableVersions, PythonMissing, prepareDjango } from '../support/django/python';
import { hasPostgres } from '../support/services';
import { artefacts, type Column, runColumn } from './column';
import { createReport, type Report } from './report';

const databaseKinds: DatabaseKind[] = ['SQLite', 'PostgreSQL'];

async function main(args: readonly string[]): Promise<number> {
  const versions = pick(args, djangoVersions);
  const kinds = pick(args, databaseKinds).filter((kind) => kind === 'SQLite' || hasPostgres);
  const wanted = pick(args, artefacts);
  const known = [...djangoVersions, ...databaseKinds, ...artefacts].map((name) => name.toLowerCase());
  const unknown = args.find((arg) => !known.includes(arg.toLowerCase()));
  if (unknown !== undefined) throw new Error(`"${unknown}" is none of: ${known.join(', ')}.`);
  const runnable = await listRunnableVersions();
  if (runnable.length === 0) {
    throw new PythonMissing('No Python 3.10 or later was found; install it or name it in PYTHON.');
  }
  const skipped = [
    ...versions
      .filter((one) => !runnable.includes(one))
      .map((one) => `Django ${one}: no Python here can run it`),
    ...(hasPostgres ? [] : ['every column of PostgreSQL: it does not answer']),
  ];
  const report = createReport((line) => console.log(line));
  const columns: Column[] = [];
  for (const version of versions.filter((one) => runnable.includes(one))) {
    await prepareDjango(version);
    for (const kind of kinds) {
      const isWanted = (artefact: string) => wanted.includes(artefact);
      columns.push({ version, kind, name: `${version} ${kind}`, report, isWanted });
    }
  }
  await dropAbandoned();
  // Two at a time: the servers of one wait while those of the other compute.
  await Promise.all([runColumns(columns), runColumns(columns)]);
  return summarize(report, skipped);
}

/** Those of `all` that the arguments name, or all when they name none. */
function pick<Name extends string>(args: readonly string[], all: readonly Name[]): Name[] {
  const named = all.filter((name) => args.some((arg) => arg.toLowerCase() === name.toLowerCase()));
  return named.length > 0 ? named : [...all];
}

async function runColumns(columns: Column[]): Promise<void> {
  for (let column = columns.shift(); column !== undefined; column = columns.shift()) {
    const startedAt = performance.now();
    await runColumn(column);
    console.log(`Django ${column.name}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  }
}

function summarize(report: Report, skipped: readonly string[]): number {
  report.printTable();
  const { passed, failed } = report.totals();
  for (const what of skipped) console.log(`Skipped: ${what}.`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

// Leaving by process.exit() is what ends the servers that were started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof PythonMissing ? error.message : error);
    process.exitCode = 1;
  },
);
