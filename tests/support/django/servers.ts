// Starts the two servers that take turns on one port: the example project of django/ (gunicorn, several threads) and our
// standalone API. Both answer on 127.0.0.1 before the promise resolves, and end by `stop()` or with this process.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { appDirectory, type DjangoVersion, prepareDjango, projectDirectory, pythonPath } from './python';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const startTimeoutMs = 60_000;

export type Environment = Record<string, string | undefined>;
export type Server = { port: number; url: string; pid: number; log(): string; stop(): Promise<void> };

export type DjangoOptions = {
  version: DjangoVersion;
  /** 0 or absent: any free port. */
  port?: number;
  /** The same variables as our API's: SECRET_KEY, DATABASE_URL, AUTH_STRATEGY, WEB_ORIGIN… */
  env: Environment;
  /** Settings module; `config.settings` is the project as a user would copy it. */
  settings?: string;
  workers?: number;
};

export async function startDjango(options: DjangoOptions): Promise<Server> {
  const { version, env, settings = 'config.settings', workers = 2 } = options;
  const python = await prepareDjango(version);
  const port = options.port || (await findFreePort());
  const gunicorn = ['-m', 'gunicorn', 'config.wsgi', '--bind', `127.0.0.1:${port}`, '--log-level', 'warning'];
  const pool = ['--workers', String(workers), '--threads', '8', '--graceful-timeout', '1'];
  return startServer(`Django ${version}`, port, '/healthz', () =>
    spawn(python, [...gunicorn, ...pool], {
      cwd: projectDirectory,
      env: { ...process.env, ...env, ...pythonEnv(settings), PYTHONUNBUFFERED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

/** Our API, through the door a user starts it by. */
export async function startApi(options: { port?: number; env: Environment }): Promise<Server> {
  const port = options.port || (await findFreePort());
  return startServer('the TypeScript API', port, '/healthz', () =>
    spawn(process.execPath, ['--import', 'tsx', 'lib/api/serve.ts'], {
      cwd: root,
      env: { ...process.env, ...options.env, PORT: String(port), HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

function pythonEnv(settings: string): Environment {
  return { DJANGO_SETTINGS_MODULE: settings, PYTHONPATH: pythonPath };
}

type CommandResult = { ok: boolean; output: string };

/** `manage.py …`, with everything it printed. */
export async function manageDjango(options: DjangoOptions & { args: string[] }): Promise<CommandResult> {
  const python = await prepareDjango(options.version);
  const settings = options.settings ?? 'config.settings';
  return runCommand(python, ['manage.py', ...options.args], projectDirectory, {
    ...options.env,
    ...pythonEnv(settings),
  });
}

/** The Django app's own tests, with everything pytest printed. */
export async function testDjangoApp(version: DjangoVersion): Promise<CommandResult> {
  const python = await prepareDjango(version);
  const args = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider'];
  return runCommand(python, args, appDirectory, { PYTHONDONTWRITEBYTECODE: '1' });
}

/** `npm run manage -- …`, ours. */
export async function manageOurs(options: { env: Environment; args: string[] }): Promise<CommandResult> {
  return runCommand(
    process.execPath,
    ['--import', 'tsx', 'lib/manage.ts', ...options.args],
    root,
    options.env,
  );
}

async function runCommand(
  file: string,
  args: string[],
  cwd: string,
  env: Environment,
): Promise<CommandResult> {
  try {
    const merged = { ...process.env, ...env };
    const { stdout, stderr } = await promisify(execFile)(file, args, { cwd, env: merged, timeout: 300_000 });
    return { ok: true, output: stdout + stderr };
  } catch (error) {
    // execFile rejects with an Error that carries what was printed.
    const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string };
    return { ok: false, output: `${stdout ?? ''}${stderr ?? ''}` || message };
  }
}

async function startServer(
  name: string,
  port: number,
  path: string,
  start: () => ChildProcess,
): Promise<Server> {
  const child = start();
  let log = '';
  const append = (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-20_000);
  };
  child.stdout?.on('data', append);
  child.stderr?.on('data', append);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const killWithUs = () => child.kill('SIGTERM');
  process.once('exit', killWithUs);

  const stop = async () => {
    process.off('exit', killWithUs);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const forced = setTimeout(() => child.kill('SIGKILL'), 5000);
    await exited;
    clearTimeout(forced);
  };
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(url + path, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    if (answer?.ok && child.pid !== undefined) return { port, url, pid: child.pid, log: () => log, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`${name} did not answer on port ${port}:\n${log}`);
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
