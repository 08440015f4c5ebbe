// Servers as child processes: started, awaited by what they print or answer, ended by process id.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

export type ServerProcess = { output: () => string; stop: (signal?: NodeJS.Signals) => Promise<void> };

/** A port that nobody uses now. */
export async function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Start a server and wait until `url` answers, with whatever status. */
export async function startServer(o: {
  command: string;
  words: string[];
  env: Record<string, string>;
  url: string;
  /** Where it runs; here if not given. */
  folder?: string;
  /** Until it answers; 90 seconds if not given. */
  waitMilliseconds?: number;
}): Promise<ServerProcess> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, NEXT_TELEMETRY_DISABLED: '1', ...o.env } as unknown as NodeJS.ProcessEnv;
  const child = spawn(o.command, o.words, { env, cwd: o.folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  child.once('exit', () => process.off('exit', killWithUs));
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => end(child, signal);
  const deadline = Date.now() + (o.waitMilliseconds ?? 90_000);
  while (!(await answers(o.url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop('SIGKILL');
      throw new Error(`${o.words.join(' ')} did not start:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { output: () => output, stop };
}

/** The web server, from the production build. */
export function startWeb(port: number, env: Record<string, string>): Promise<ServerProcess> {
  return startServer({
    command: process.execPath,
    words: ['node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1'],
    env: { ...env, NODE_ENV: 'production' },
    url: `http://127.0.0.1:${port}/healthz`,
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: 'manual' });
    await answer.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  const killer = setTimeout(() => child.kill('SIGKILL'), 8000);
  await ended;
  clearTimeout(killer);
}
