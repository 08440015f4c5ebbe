// Every package of every lockfile names where it comes from and what it must hash to, so that `npm ci` cannot be given
// another. npm leaves that out for platforms which the machine at hand could not look up; such a file is not committed.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const registry = 'https://registry.npmjs.org/';

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      inBundle: z.boolean().optional(),
    }),
  ),
});

const lockfiles = execFileSync('git', ['ls-files', '*package-lock.json'], { cwd: root, encoding: 'utf8' });

test.each(lockfiles.trim().split('\n'))('%s pins address and hash of every package', (file) => {
  const { packages } = lockfile.parse(JSON.parse(readFileSync(`${root}${file}`, 'utf8')));
  const entries = Object.entries(packages).filter(([path, { link, inBundle }]) => path && !link && !inBundle);
  expect(entries.length).toBeGreaterThan(10);
  const unpinned = entries.filter(
    ([, { resolved, integrity }]) => !resolved?.startsWith(registry) || !integrity?.startsWith('sha512-'),
  );
  expect(unpinned.map(([path]) => path)).toEqual([]);
});
