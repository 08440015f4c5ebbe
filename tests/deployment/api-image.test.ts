// setup: api file
// What docker/api.Dockerfile copies into the image, in a folder without anything else: it is small, and it is enough.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort, startServer } from '@/scripts/support/processes';

let folder: string;
let env: Record<string, string>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'api-image-'));
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build-api.ts', '--standalone']);
  cpSync('dist', join(folder, 'dist'), { recursive: true });
  env = {
    NODE_ENV: 'production',
    SECRET_KEY: 'for this image only, fifty characters or more of it all',
    DATABASE_URL: `sqlite:///${folder}/db.sqlite3`,
  };
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('is at most 60 MB, without builds for other machines, source maps or what lay about', () => {
  const files = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' });
  const bytes = files.map((file) => statSync(join(folder, 'dist', file)).size).reduce((a, b) => a + b, 0);
  expect(bytes).toBeLessThan(60 * 1024 * 1024);
  expect(files.filter((file) => /musl|\.map$|\.sqlite3|(^|\/)\.env/.test(file))).toEqual([]);
});

test('has the commands of npm run manage', () => {
  const words = ['dist/api/manage.mjs', 'createsuperuser', '--noinput', '--username', 'boss', '--email', ''];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    encoding: 'utf8',
    // Typed as if NODE_ENV were always there.
    env: { ...env, DJANGO_SUPERUSER_PASSWORD: 'correct horse 42' } as unknown as NodeJS.ProcessEnv,
  });
  expect([status, stdout, stderr]).toEqual([0, 'Superuser created successfully.\n', '']);
});

test('serves', async () => {
  const port = await findFreePort();
  const server = await startServer({
    command: process.execPath,
    words: [join(folder, 'dist/api/serve.mjs')],
    env: { ...env, PORT: String(port) },
    url: `http://127.0.0.1:${port}/healthz`,
  });
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  await server.stop();
}, 60_000);
