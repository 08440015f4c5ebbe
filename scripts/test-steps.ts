// Runs the steps of `npm test` as child processes, times them, and stops them together on Ctrl-C.
import { type ChildProcess, spawn } from 'node:child_process';

export type Check = { name: string; command: string; env?: Record<string, string> };
export type Outcome = { exitCode: number; output: string; seconds: number };

const running = new Map<ChildProcess, string>();

/** Run a command in a shell. With `inherit` its output goes straight to the terminal and `output` is empty. */
export function run(check: Check, output: 'pipe' | 'inherit'): Promise<Outcome> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(check.command, {
      shell: true,
      stdio: ['ignore', output, output],
      env: { ...process.env, ...check.env },
    });
    running.set(child, check.name);
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk));
    child.stderr?.on('data', (chunk: Buffer) => (text += chunk));
    child.once('close', (code) => {
      running.delete(child);
      resolve({ exitCode: code ?? 1, output: text, seconds: (performance.now() - startedAt) / 1000 });
    });
  });
}

/** On SIGINT or SIGTERM, say what was running, end it, and exit without a summary. */
export function interruptible(announce: (running: string[]) => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      announce([...running.values()]);
      for (const child of running.keys()) child.kill(signal);
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
  }
}

export function describeSeconds(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
