// setup: django file
// `npm run dev:django`: django/project with its development server. The first start makes a virtual environment in .venv,
// the tables and a demo user, in the same SQLite file that the TypeScript API would use.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { OwnApi } from './own-api';

const run = promisify(execFile);
const venv = '.venv';
const python = join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const requirements = 'django/project/requirements.txt';
const demoUser = { username: 'demo', password: 'demo-password' };

/** What a first start does to an empty table of users; prints whether the demo user is there. */
const seed = `
from django.contrib.auth import get_user_model
users = get_user_model().objects
if not users.exists():
    users.create_user("demo", "demo@example.com", "demo-password", first_name="Demo", last_name="User")
print("demo" if users.filter(username="demo", is_active=True).exists() else "none")
`;

export const djangoApi: OwnApi = {
  async prepare(port) {
    await ensurePackages();
    await manage('migrate', '--verbosity=0');
    await manage('shell', '-c', seed);
    return {
      command: `${python} -u django/project/manage.py runserver 127.0.0.1:${port}`,
      env: { ...databaseEnv(), PORT: String(port) },
    };
  },
  findDemoUser: async () => (/^demo$/m.test(await manage('shell', '-c', seed)) ? demoUser : null),
  createUser: `${python} django/project/manage.py createsuperuser`,
};

/** As our API's default, so that one can take the other's place. */
function databaseEnv(): Record<string, string> {
  return { DATABASE_URL: process.env.DATABASE_URL || 'sqlite:///db.sqlite3' };
}

/** The virtual environment, made or updated when the requirements have changed since. */
async function ensurePackages(): Promise<void> {
  const stamp = join(venv, 'installed');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  if (readText(stamp) === wanted) return;
  process.stdout.write('Installing Django into .venv. This happens once and takes about a minute.\n');
  const base = process.env.PYTHON ?? 'python3';
  try {
    await run(base, ['-m', 'venv', venv]);
    await run(python, [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '-r',
      requirements,
      '-e',
      'django',
    ]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `Django could not be installed. It needs Python 3.10 or later with venv and pip; PYTHON names another one.\n${reason}`,
    );
  }
  writeFileSync(stamp, wanted);
}

async function manage(...words: string[]): Promise<string> {
  const env = { ...process.env, ...databaseEnv() };
  const { stdout } = await run(python, ['django/project/manage.py', ...words], { env });
  return stdout;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
