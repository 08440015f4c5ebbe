// A Django project of projects/ as a server: its packages from PyPI in a virtual environment of its own under
// .cache/bridges, a fresh database with the demo user, and gunicorn.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findFreePort, type ServerProcess, startServer } from '@/scripts/support/processes';
import { demoUser } from '@/tests/e2e/support/external-api';
import { findPython, prepareEnvironment } from '@/tests/support/django/python';
import type { Mode } from './modes';

const folder = fileURLToPath(new URL('projects', import.meta.url));
const cache = fileURLToPath(new URL('../../.cache/bridges', import.meta.url));

/** Path of the Python that has the project's packages. The first call of all installs them. */
export async function preparePackages({ project }: Pick<Mode, 'project'>): Promise<string> {
  const requirements = join(folder, `${project}.txt`);
  const hash = createHash('sha256').update(await readFile(requirements, 'utf8'));
  const directory = join(cache, `${project}-${hash.digest('hex').slice(0, 8)}`);
  return prepareEnvironment({
    directory,
    requirements,
    name: `the packages of ${project}`,
    python: await findPython('5.2'),
  });
}

export type ProjectServer = ServerProcess & { url: string };

/** Start it with an empty database but for the demo user. `env` is the mode's, and where mails go. */
export async function startProject(
  mode: Mode,
  o: { database: string; env: Record<string, string> },
): Promise<ProjectServer> {
  const python = await preparePackages(mode);
  const env = {
    ...mode.env,
    ...o.env,
    DATABASE: o.database,
    SECRET_KEY: 'projects behind a bridge only, fifty characters or more',
    PYTHONDONTWRITEBYTECODE: '1',
  };
  const manage = (...words: string[]) =>
    promisify(execFile)(python, [`${mode.project}.py`, ...words], {
      cwd: folder,
      env: {
        ...process.env,
        ...env,
        DJANGO_SUPERUSER_USERNAME: demoUser.username,
        DJANGO_SUPERUSER_EMAIL: `${demoUser.username}@example.com`,
        DJANGO_SUPERUSER_PASSWORD: demoUser.password,
      },
    });
  await manage('migrate', '--verbosity=0', '--run-syncdb');
  await manage('createsuperuser', '--noinput', '--verbosity=0');
  const port = await findFreePort();
  const bind = ['--bind', `127.0.0.1:${port}`, '--log-level', 'warning', '--graceful-timeout', '1'];
  const words = ['-m', 'gunicorn', `${mode.project}:application`, ...bind, '--threads', '8'];
  const url = `http://127.0.0.1:${port}`;
  const server = await startServer({ command: python, words, env, url, folder });
  return { ...server, url };
}
