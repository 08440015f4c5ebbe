// setup: api file
// `npm run manage` as a process of its own, whose stdin is no terminal.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'manage-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

interface Outcome {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

function manage(
  args: string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
) {
  const entry = fileURLToPath(new URL('../../../lib/manage.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], {
    env: {
      ...process.env,
      DATABASE_URL: `sqlite:///${directory}/db.sqlite3`,
      PBKDF2_ITERATIONS: '10',
      ...env,
    },
  });
  return new Promise<Outcome>((resolve) => {
    const outcome: Outcome = { exitCode: null, stdout: '', stderr: '' };
    child.stdout.on('data', (text) => {
      outcome.stdout += text;
    });
    child.stderr.on('data', (text) => {
      outcome.stderr += text;
    });
    child.on('close', (exitCode) => resolve({ ...outcome, exitCode }));
    child.stdin.end(input);
  });
}

test('creates a superuser from the environment and takes a new password from stdin', async () => {
  const created = await manage(['createsuperuser', '--noinput'], {
    env: {
      DJANGO_SUPERUSER_USERNAME: 'boss',
      DJANGO_SUPERUSER_EMAIL: 'boss@example.com',
      DJANGO_SUPERUSER_PASSWORD: 'weak',
    },
  });
  expect(created).toEqual({ exitCode: 0, stdout: 'Superuser created successfully.\n', stderr: '' });
  const changed = await manage(['changepassword', 'boss'], { input: 'correct horse 42\ncorrect horse 42\n' });
  expect(changed.stdout).toContain("Password changed successfully for user 'boss'");
  expect(changed.exitCode).toBe(0);
}, 60_000);

test('fails with one sentence and exit code 1', async () => {
  const failed = await manage(['migrate'], { env: { DATABASE_URL: 'sqlite:////proc/nowhere/db.sqlite3' } });
  expect(failed).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'The SQLite file of DATABASE_URL cannot be opened: its directory must exist and be writable.\n',
  });
}, 60_000);
