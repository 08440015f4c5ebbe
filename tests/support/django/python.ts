// Python for the live runs: one virtual environment per Django version under .cache/django, made by pip on first use.
// Its name tells its requirements, so a run never changes the environment that another run is using.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const cacheDirectory = join(here, '../../../.cache/django');

export const djangoVersions = ['4.2', '5.2', '6.1'] as const;
export type DjangoVersion = (typeof djangoVersions)[number];
/** The version behind the browser tests. */
export const browserVersion: DjangoVersion = '5.2';
/** The app, its tests and the example project. */
export const appDirectory = join(here, '../../../django');
/** The example project, as people copy it. */
export const projectDirectory = join(here, '../../../django/project');
/** The package from its source, and the applications that only tests use: what a user has from `pip install`. */
export const pythonPath = ['../../../django', '../../django/apps']
  .map((folder) => join(here, folder))
  .join(delimiter);

// Which interpreters a version runs on, as [minor from, minor to] of Python 3.
const supported: Record<DjangoVersion, readonly [number, number]> = {
  '4.2': [10, 12],
  '5.2': [10, 14],
  '6.1': [12, 99],
};

export class PythonMissing extends Error {
  override name = 'PythonMissing';
}

type Python = { path: string; minor: number };
let known: Promise<Python[]> | undefined;

/** The Django versions that an interpreter on this machine can run, oldest first. */
export async function listRunnableVersions(): Promise<DjangoVersion[]> {
  const pythons = await listPythons();
  return djangoVersions.filter((version) => pickPython(version, pythons) !== undefined);
}

/** Whether the browser tests can run against Django on this machine. */
export async function hasPython(): Promise<boolean> {
  return process.env.REQUIRE_SERVICES === '1' || (await listRunnableVersions()).includes(browserVersion);
}

/** Path of the Python of a version's virtual environment. Throws PythonMissing, or an Error when pip fails. */
export async function prepareDjango(version: DjangoVersion): Promise<string> {
  const directory = join(cacheDirectory, `${version}-${await fingerprint(version)}`);
  const requirements = join(here, 'requirements', `django-${version}.txt`);
  const python = await findPython(version);
  return prepareEnvironment({ directory, requirements, name: `Django ${version}`, python });
}

type EnvironmentPlan = {
  /** Its name must tell the requirements: what is there is taken as it is. */
  directory: string;
  /** Path of a file for pip. */
  requirements: string;
  /** What is in it, for the person who waits. */
  name: string;
  /** Path of an interpreter. */
  python: string;
};

/** Path of the Python of a virtual environment, which the first run of all makes. Throws an Error when pip fails. */
export async function prepareEnvironment(plan: EnvironmentPlan): Promise<string> {
  if (!(await isReady(plan.directory))) await build(plan);
  return join(plan.directory, 'bin/python');
}

/** Path of an interpreter that can run this version. Throws PythonMissing. */
export async function findPython(version: DjangoVersion): Promise<string> {
  const python = pickPython(version, await listPythons());
  if (python !== undefined) return python.path;
  const [from, to] = supported[version];
  const range = to === 99 ? `3.${from} or later` : `3.${from} to 3.${to}`;
  throw new PythonMissing(`Django ${version} needs Python ${range}; install it, or name it in PYTHON.`);
}

function pickPython(version: DjangoVersion, pythons: Python[]): Python | undefined {
  const [from, to] = supported[version];
  return pythons.find(({ minor }) => minor >= from && minor <= to);
}

function listPythons(): Promise<Python[]> {
  known ??= findPythons();
  return known;
}

async function findPythons(): Promise<Python[]> {
  const pyenv = join(homedir(), '.pyenv/versions');
  const installed = await readdir(pyenv).catch(() => []);
  const candidates = [
    ...(process.env.PYTHON ? [process.env.PYTHON] : []),
    'python3',
    ...[14, 13, 12, 11, 10].map((minor) => `python3.${minor}`),
    ...installed.map((name) => join(pyenv, name, 'bin/python3')),
  ];
  const found = await Promise.all(candidates.map(probe));
  return found.filter((python) => python !== undefined);
}

/** A name on the PATH may be a shim of nothing, so it is asked. */
async function probe(path: string): Promise<Python | undefined> {
  const question = 'import sys, venv, ensurepip; print(sys.executable, *sys.version_info[:2], sep="\\n")';
  try {
    const { stdout } = await run(path, ['-c', question], { timeout: 60_000 });
    const [executable, major, minor] = stdout.trim().split('\n');
    return executable && major === '3' ? { path: executable, minor: Number(minor) } : undefined;
  } catch {
    return undefined;
  }
}

async function fingerprint(version: DjangoVersion): Promise<string> {
  const names = [`django-${version}.txt`, 'common.txt'];
  const texts = await Promise.all(names.map((name) => readFile(join(here, 'requirements', name), 'utf8')));
  return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 8);
}

async function isReady(directory: string): Promise<boolean> {
  return (await readFile(join(directory, 'ready'), 'utf8').catch(() => '')) !== '';
}

async function build({ directory, requirements, name, python }: EnvironmentPlan): Promise<void> {
  const lock = `${directory}.lock`;
  await mkdir(dirname(directory), { recursive: true });
  if (!(await tryLock(lock))) return waitForOther(directory, lock);
  try {
    console.log(`Installing ${name} into ${relative(process.cwd(), directory)} (once)…`);
    await rm(directory, { recursive: true, force: true });
    await run(python, ['-m', 'venv', directory]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
    await run(join(directory, 'bin/python'), pip, { timeout: 300_000 });
    await writeFile(join(directory, 'ready'), 'yes');
  } catch (error) {
    throw new Error(`${name} could not be installed with pip`, { cause: error });
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

/** A directory made by exactly one run, with its process id inside; that of a run that died is taken over. */
async function tryLock(lock: string): Promise<boolean> {
  const owner = join(lock, 'pid');
  try {
    await mkdir(lock);
  } catch {
    const pid = Number(await readFile(owner, 'utf8').catch(() => 'unknown'));
    if (Number.isNaN(pid) || isRunning(pid)) return false;
  }
  await writeFile(owner, String(process.pid));
  return true;
}

/** Whether a process of this machine lives. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function waitForOther(directory: string, lock: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await isReady(directory)) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`Another run holds ${lock}; remove it if that run is gone.`);
}
