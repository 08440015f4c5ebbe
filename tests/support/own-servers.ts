// PostgreSQL, Redis and auth API processes of a test's own, on ports of their own and in a folder that it throws away,
// so that they can be killed, paused and started again without touching anything that others use.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '@/scripts/support/processes';
import { answersOn, pgBouncerProgram, postgresUrl } from './services';

export type OwnServer = {
  readonly port: number;
  readonly url: string;
  /** What the current process has printed. */
  output(): string;
  start(): Promise<void>;
  /** Send a signal and wait for the end; nothing when it does not run. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Stop answering without closing a connection. */
  pause(): void;
  resume(): void;
};

const startLimitMs = 60_000;

type ServerPlan = {
  port: number;
  url: string;
  command: string;
  words: string[];
  env?: Record<string, string>;
  user?: { uid: number; gid: number };
  /** Asked again and again until it holds. */
  isUp: (output: string) => Promise<boolean>;
};

/** A Redis without a file: what it held is gone when it is killed, as with most caches. */
export async function openOwnRedis(settings: (port: number) => string[] = plainRedis): Promise<OwnServer> {
  const port = await findFreePort();
  const words = [...settings(port), '--bind', '127.0.0.1'];
  const isUp = () => answersOn('127.0.0.1', port);
  return createServer({ port, url: `redis://127.0.0.1:${port}/0`, command: 'redis-server', words, isUp });
}

export function plainRedis(port: number): string[] {
  return ['--port', String(port), '--save', '', '--appendonly', 'no'];
}

/** A PostgreSQL cluster in `folder`; SIGQUIT is its crash (it recovers from its log at the next start). */
export async function openOwnPostgres(folder: string): Promise<OwnServer> {
  const bin = findPostgresBin();
  const data = join(folder, 'postgres');
  mkdirSync(data, { recursive: true });
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? readUser('postgres') : undefined;
  if (user) {
    chownSync(data, user.uid, user.gid);
    chmodSync(folder, 0o711);
  }
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-N', '--no-locale', '-E', 'UTF8'],
    {
      stdio: 'ignore',
      cwd: '/',
      ...user,
    },
  );
  const port = await findFreePort();
  const words = ['-D', data, '-p', String(port), '-k', data, '-c', 'listen_addresses=127.0.0.1'];
  words.push('-c', 'fsync=off', '-c', 'max_connections=60');
  return createServer({
    port,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    command: join(bin, 'postgres'),
    words,
    user,
    isUp: async (output) => output.includes('database system is ready to accept connections'),
  });
}

/** A PgBouncer with default settings but for the mode: few connections, each given to another client at every transaction. */
export async function openOwnPgBouncer(folder: string): Promise<OwnServer> {
  const upstream = new URL(postgresUrl);
  const port = await findFreePort();
  const settings = join(folder, 'pgbouncer.ini');
  const credentials = [upstream.username, upstream.password].map((text) => `"${decodeURIComponent(text)}"`);
  writeFileSync(join(folder, 'users.txt'), `${credentials.join(' ')}\n`);
  writeFileSync(
    settings,
    `[databases]
* = host=${upstream.hostname} port=${upstream.port || '5432'}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${join(folder, 'users.txt')}
pool_mode = transaction
default_pool_size = 4
`,
  );
  // PgBouncer refuses to run as root.
  const user = process.getuid?.() === 0 ? readUser('postgres') : undefined;
  if (user) chmodSync(folder, 0o755);
  return createServer({
    port,
    url: `postgres://${upstream.username}@127.0.0.1:${port}`,
    command: pgBouncerProgram ?? 'pgbouncer',
    words: [settings],
    user,
    isUp: () => answersOn('127.0.0.1', port),
  });
}

/** `npm run api` as a child, on a port that stays the same over its lives. */
export async function openOwnApi(env: Record<string, string>): Promise<OwnServer> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  return createServer({
    port,
    url,
    command: process.execPath,
    words: ['--import', 'tsx', 'lib/api/serve.ts'],
    env: { HOST: '127.0.0.1', PORT: String(port), ...env },
    isUp: async (output) => output.includes('Auth API ('),
  });
}

export function createServer(plan: ServerPlan): OwnServer {
  let child: ChildProcess | null = null;
  let output = '';
  return {
    port: plan.port,
    url: plan.url,
    output: () => output,
    async start() {
      output = '';
      child = launch(plan, (text) => (output += text));
      const deadline = Date.now() + startLimitMs;
      while (!(await plan.isUp(output))) {
        if (child.exitCode !== null || Date.now() > deadline) {
          await end(child, 'SIGKILL');
          throw new Error(`${plan.command} did not start:\n${output}`);
        }
        await sleep(50);
      }
    },
    async stop(signal = 'SIGTERM') {
      if (child !== null) await end(child, signal);
    },
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
  };
}

function launch({ command, words, env, user }: ServerPlan, onOutput: (text: string) => void): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, words, {
    // Typed as if NODE_ENV were always there.
    env: { PATH, HOME, ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', onOutput);
  }
  // A run that is interrupted leaves nothing behind.
  if (living.size === 0) process.once('exit', endAll);
  living.add(child);
  child.once('exit', () => living.delete(child));
  return child;
}

const living = new Set<ChildProcess>();

function endAll(): void {
  for (const child of living) child.kill('SIGKILL');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  const killer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(killer);
}

function findPostgresBin(): string {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  const newest = versions
    .map((version) => join(base, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  return newest ?? execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim();
}

function readUser(name: string): { uid: number; gid: number } {
  const idOf = (kind: string) => Number(execFileSync('id', [kind, name], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}
