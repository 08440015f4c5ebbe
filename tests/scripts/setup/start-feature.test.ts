// `npm run manage -- startfeature` in a copy of this repository: what it makes passes the checks without an edit. In copies that
// setup has reduced, `npm run test:setup` does the same.
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTree } from '@/scripts/setup/tree';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const minutes = 60_000;

let copy: string;

beforeAll(() => {
  // Outside of this repository: tools look for their project in the folders above.
  copy = mkdtempSync(join(tmpdir(), 'start-feature-'));
  for (const file of readTree(root).keys()) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  execFileSync('git', ['init', '--quiet'], { cwd: copy });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Ends with what was printed, and fails with it. */
async function run(...[command = '', ...words]: string[]): Promise<string> {
  const options = { cwd: copy, env: { ...process.env, NO_COLOR: '1' }, maxBuffer: 64 * 1024 * 1024 };
  try {
    return (await promisify(execFile)(command, words, options)).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${[command, ...words].join(' ')}\n${stdout}\n${stderr}`);
  }
}

test('makes a feature that passes types, lint and its tests without an edit', {
  timeout: 8 * minutes,
}, async () => {
  expect(await run('npm', 'run', '--silent', 'manage', '--', 'startfeature', 'invoices')).toContain(
    'lib/invoices/invoice-store.ts',
  );
  await run('npx', 'next', 'typegen');
  await run('npx', 'tsc', '--noEmit');
  await run('npx', 'biome', 'check', '--error-on-warnings', '.');
  await run('npx', 'knip', '--no-progress');
  const tests = ['tests/lib/invoices', 'tests/architecture', 'tests/scripts/api-types', 'tests/docs'];
  expect(await run('npx', 'vitest', 'run', ...tests)).toMatch(/Tests +\d\d+ passed/);
});
