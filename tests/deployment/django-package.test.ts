// The Django app as people install it: its wheel in an empty environment, a project of `startproject` with the lines that
// docs/django.md gives, and over HTTP what a visitor does. Everything comes from PyPI, so it needs pip and a network.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appDirectory, browserVersion, findPython, listRunnableVersions } from '../support/django/python';
import { findFreePort } from '../support/django/servers';
import { type MailServer, openMailServer } from '../support/mail-server';

const run = promisify(execFile);
const hasPython =
  process.env.REQUIRE_SERVICES === '1' || (await listRunnableVersions()).includes(browserVersion);
const origin = 'http://localhost:3000';

/** The fenced blocks under a heading of docs/django.md, by their language. */
function codeUnder(heading: string, language: string): string[] {
  const section = readFileSync('docs/django.md', 'utf8').split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
    ([, code]) => code ?? '',
  );
}

describe.skipIf(!hasPython)('django-auth-contract [Python]', () => {
  const folder = mkdtempSync(join(tmpdir(), 'django-package-'));
  const bin = (name: string) => join(folder, 'venv/bin', name);
  let mailServer: MailServer;

  beforeAll(async () => {
    mailServer = await openMailServer();
    const python = await findPython(browserVersion);
    await run(python, ['-m', 'venv', join(folder, 'venv')]);
    const pip = ['-m', 'pip', '--disable-pip-version-check', '--quiet'];
    await run(bin('python'), [...pip, 'wheel', '--no-deps', '-w', folder, appDirectory]);
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl')) ?? '';
    await run(bin('python'), [...pip, 'install', join(folder, wheel), 'Django==5.2.*']);
  }, 600_000);

  afterAll(async () => {
    await mailServer.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function startProject(name: string, before = ''): Promise<string> {
    await run(bin('django-admin'), ['startproject', name], { cwd: folder });
    const [settings = '', urls = ''] = codeUnder('I have a Django project', 'python');
    const inner = join(folder, name, name);
    appendFileSync(
      join(inner, 'settings.py'),
      `${before}\n${settings}\nEMAIL_HOST = '127.0.0.1'\nEMAIL_PORT = ${mailServer.env.EMAIL_PORT}\n`,
    );
    appendFileSync(join(inner, 'urls.py'), urls);
    await run(bin('python'), ['manage.py', 'migrate', '-v0'], { cwd: join(folder, name) });
    return join(folder, name);
  }

  test('gives a new project sign-in, sign-up and a reset by mail', { timeout: 300_000 }, async () => {
    const project = await startProject('mysite');
    const { stdout } = await run(bin('python'), ['manage.py', 'check'], { cwd: project });
    expect(stdout).toContain('no issues');
    await served(project, async (url) => {
      const account = { username: 'grace', email: 'grace@example.com', password: 'nanoseconds of wire' };
      expect((await post(url, 'register', account)).status).toBe(201);
      expect(await signIn(url, account)).toBe(200);
      expect((await post(url, 'password/forgot', { email: account.email })).status).toBe(200);
      await expect
        .poll(() => mailServer.mails[0]?.subject, { timeout: 30_000 })
        .toMatch(/^Set a new password/);
      const [, uid, token] = /\/reset\/([^/]+)\/(\S+)/.exec(mailServer.mails[0]?.text ?? '') ?? [];
      const reset = { uid, token, new_password: 'an even better wire' };
      expect((await post(url, 'password/reset', reset)).status).toBe(200);
      expect(await signIn(url, account)).toBe(401);
      expect(await signIn(url, { ...account, password: reset.new_password })).toBe(200);
    });
  });

  test('leaves a project that has REST framework as it was', { timeout: 300_000 }, async () => {
    const project = await startProject(
      'restful',
      `INSTALLED_APPS += ["rest_framework"]
REST_FRAMEWORK = {"DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.StaticHTMLRenderer"]}`,
    );
    const question = `from django.conf import settings
print(settings.INSTALLED_APPS.count("rest_framework"), *settings.REST_FRAMEWORK)`;
    const asked = await run(bin('python'), ['manage.py', 'shell', '-v0', '-c', question], { cwd: project });
    expect(asked.stdout.trim()).toBe('1 DEFAULT_RENDERER_CLASSES');
    await served(project, async (url) => {
      const answer = await fetch(`${url}/api/auth/capabilities/`);
      expect(await answer.json()).toMatchObject({ strategy: 'session', registration: true });
    });
  });

  test('runs the project that is there to be copied', { timeout: 300_000 }, async () => {
    const project = join(folder, 'copied');
    cpSync(join(appDirectory, 'project'), project, {
      recursive: true,
      filter: (path) => !/sqlite3|__pycache__/.test(path),
    });
    const requirements = readFileSync(join(project, 'requirements.txt'), 'utf8').replace(/^#.*\n/gm, '');
    writeFileSync(join(project, 'requirements.txt'), requirements);
    await run(bin('python'), ['-m', 'pip', 'install', '--quiet', '-r', 'requirements.txt'], { cwd: project });
    await run(bin('python'), ['manage.py', 'migrate', '-v0'], { cwd: project });
    await served(project, async (url) => {
      expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ok' });
      expect((await fetch(`${url}/static/admin/css/base.css`)).status).toBe(200);
    });
  });

  async function served(project: string, use: (url: string) => Promise<void>): Promise<void> {
    const port = await findFreePort();
    const args = ['manage.py', 'runserver', '--noreload', `127.0.0.1:${port}`];
    const server: ChildProcess = spawn(bin('python'), args, { cwd: project, stdio: 'ignore' });
    const url = `http://127.0.0.1:${port}`;
    try {
      await expect
        .poll(
          () =>
            fetch(`${url}/healthz`)
              .then(({ status }) => status)
              .catch(() => 0),
          { timeout: 60_000 },
        )
        .toBe(200);
      await use(url);
    } finally {
      server.kill();
    }
  }
});

/** The status of a sign-in. */
async function signIn(url: string, { username, password }: { username: string; password: string }) {
  const csrf = (await fetch(`${url}/api/auth/csrf/`)).headers.get('x-csrftoken') ?? '';
  // Django takes the masked token of the header for the cookie's too.
  const headers = { cookie: `csrftoken=${csrf}`, 'x-csrftoken': csrf };
  return (await post(url, 'login', { username, password }, headers)).status;
}

function post(url: string, path: string, body: object, more: Record<string, string> = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin, ...more };
  return fetch(`${url}/api/auth/${path}/`, { method: 'POST', headers, body: JSON.stringify(body) });
}
