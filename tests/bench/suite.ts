// The whole run, part by part. Every server is ended before the next part starts its own.
import { randomBytes } from 'node:crypto';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { postgresUrl } from '../support/services';
import { createUser } from './bench-user';
import type { Builds } from './builds';
import { compareReads, compareRefresh, compareSmall, type Field, type Outcome } from './cases';
import {
  type Contender,
  type Engine,
  startBare,
  startBetterAuth,
  startDjangoProject,
  startFloor,
  startOurs,
} from './contenders';
import { measureFlood } from './flood';
import { measureGrowth } from './growth';
import { measureLogging } from './logging';
import { measureLogins, measureStart } from './logins';
import type { Effort } from './measure';
import { measureMiddleware } from './middleware';
import { countQueries } from './queries';
import { describeMachine, type Report } from './report';

export type RunOptions = {
  folder: string;
  root: string;
  builds: Builds;
  isQuick: boolean;
  engines: readonly Engine[];
  versions: Record<string, string>;
};

// autocannon counts whole seconds.
const quick: Effort = { rounds: 1, seconds: 1, warmUpSeconds: 1, connections: 16 };
const full: Effort = { rounds: 3, seconds: 3, warmUpSeconds: 2, connections: 16 };

export async function runAll(options: RunOptions): Promise<Report> {
  const { isQuick } = options;
  const effort = isQuick ? quick : full;
  const report: Report = {
    date: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    loadBefore: loadavg()[0] ?? 0,
    versions: options.versions,
    cases: [],
    targets: [],
  };
  const add = ({ cases, targets }: Outcome) => {
    report.cases.push(...cases);
    report.targets.push(...targets);
  };
  for (const engine of options.engines) {
    say(`reads on ${engine}`);
    await withField(engine, options, async (field) => {
      add(await compareReads(field, engine, effort));
      if (engine === 'PostgreSQL') return;
      say('small requests, refresh');
      add(await compareSmall(field, effort));
      add(await compareRefresh(field, effort));
    });
  }
  if (options.engines.includes('PostgreSQL')) {
    say('queries');
    add(await countQueries(options));
  }
  if (!isQuick) {
    say('request logs');
    add(await measureLogging(options, effort));
  }
  say('logins, cold start');
  add(await measureLogins(options, isQuick ? 1 : 6));
  add(await measureStart(options, isQuick ? 1 : 5));
  say('login flood');
  add(await measureFlood(options, effort));
  say('growth');
  add(await measureGrowth(options, effort, isQuick ? [100, 10_000] : [100, 10_000, 1_000_000]));
  say('middleware');
  add(await measureMiddleware(options, effort));
  return report;
}

async function withField(
  engine: Engine,
  { folder, builds }: RunOptions,
  use: (field: Field) => Promise<void>,
): Promise<void> {
  const [shared, other] = [await createDatabase(engine, folder), await createDatabase(engine, folder)];
  const running: Contender[] = [];
  const keep = (contender: Contender): Contender => {
    running.push(contender);
    return contender;
  };
  try {
    await createUser(shared.url);
    const ours = keep(await startOurs(builds, shared.url));
    const body = await (await fetch(`${ours.url}/api/auth/me/`, { headers: ours.session.headers })).text();
    const django = keep(await startDjangoProject(shared.url));
    const betterAuth = keep(await startBetterAuth(other.url));
    const bare = keep(await startBare(builds, body));
    const floor = keep(await startFloor(builds, shared.url, ours));
    await use({ floor, bare, ours, django, betterAuth });
  } finally {
    await Promise.all(running.map((contender) => contender.stop()));
    await Promise.all([shared.drop(), other.drop()]);
  }
}

export async function createDatabase(
  engine: Engine,
  folder: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `bench_${randomBytes(6).toString('hex')}`;
  if (engine === 'SQLite')
    return { url: `sqlite:///${join(folder, `${name}.sqlite3`)}`, drop: async () => {} };
  await execute(`CREATE DATABASE ${name}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function execute(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function say(part: string): void {
  process.stderr.write(`${Math.round(performance.now() / 1000)} s: ${part}\n`);
}
