// The software compared: each is started on a free port over its own database and signed in to once.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { findFreePort, startDjango } from '../support/django/servers';
import { secretKey, user } from './bench-user';
import type { Builds } from './builds';
import { openBrowserless, readCookies, type SignedIn } from './sign-in';

export type Engine = 'SQLite' | 'PostgreSQL';
export type Contender = {
  name: string;
  url: string;
  pid: number;
  /** Headers of a signed-in request: by session cookie, and by Bearer token where there is one. */
  session: SignedIn;
  bearer?: SignedIn;
  stop(): Promise<void>;
};

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One process of our API, over a database that holds the bench user. */
export async function startOurs(
  builds: Builds,
  databaseUrl: string,
  { name = 'this starter', env = {} }: { name?: string; env?: Record<string, string> } = {},
): Promise<Contender> {
  const server = await startNode([builds.ours], { cwd: root, env: apiEnvironment(databaseUrl, env) });
  return { name, ...server, ...(await openBrowserless(server.url, user)) };
}

/** gunicorn with a worker a core, on the same database: the two can share one. */
export async function startDjangoProject(databaseUrl: string): Promise<Contender> {
  const { url, pid, stop } = await startDjango({
    version: '5.2',
    env: apiEnvironment(databaseUrl),
    workers: availableParallelism(),
  });
  return { name: 'Django', url, pid, ...(await openBrowserless(url, user)), stop };
}

export async function startBetterAuth(databaseUrl: string): Promise<Contender> {
  const server = await startNode(['--import', 'tsx', 'tests/bench/servers/better-auth.ts'], {
    cwd: root,
    env: {
      DATABASE_URL: databaseUrl.replace(/^sqlite:\/\/\//, ''),
      SECRET_KEY: secretKey,
      BENCH_PASSWORD: user.password,
    },
  });
  const answer = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ email: 'ada@example.com', password: user.password }),
  });
  if (!answer.ok) throw new Error(`better-auth answered the sign-in with ${answer.status}`);
  return { name: 'better-auth', ...server, session: { headers: { cookie: readCookies(answer) } } };
}

/** The same bytes as `body`, and nothing done for them. */
export async function startBare(builds: Builds, body: string): Promise<Contender> {
  const server = await startNode([builds.bare], { cwd: root, env: { BENCH_BODY: body } });
  return { name: 'bare Hono', ...server, session: { headers: {} } };
}

/** The same work in plain code, on the same database, with our credentials. */
export async function startFloor(builds: Builds, databaseUrl: string, ours: Contender): Promise<Contender> {
  const env = { DATABASE_URL: databaseUrl, SECRET_KEY: secretKey };
  const server = await startNode([builds.floor], { cwd: root, env });
  return { name: 'floor', ...server, session: ours.session, bearer: ours.bearer };
}

export function apiEnvironment(
  databaseUrl: string,
  env: Record<string, string> = {},
): Record<string, string> {
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    SECRET_KEY: secretKey,
    DATABASE_URL: databaseUrl,
    AUTH_STRATEGY: 'hybrid',
    RATE_LIMIT_ENABLED: 'false',
    PASSWORD_HASHERS: 'django.contrib.auth.hashers.MD5PasswordHasher',
    // gunicorn and better-auth write no line a request either; what ours cost is a case of its own.
    LOG_LEVEL: 'warn',
    ...env,
  };
}

type Place = { cwd: string; env: Record<string, string> };

async function startNode(
  args: string[],
  { cwd, env }: Place,
): Promise<Pick<Contender, 'url' | 'pid' | 'stop'>> {
  const port = await findFreePort();
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // Were this process to end early, its servers would stay behind.
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const url = `http://127.0.0.1:${port}`;
  await waitFor(`${url}/healthz`, child);
  const stop = async () => {
    process.off('exit', killWithUs);
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { url, pid: child.pid ?? 0, stop };
}

async function waitFor(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 600 && child.exitCode === null; attempt += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not answer`);
}
