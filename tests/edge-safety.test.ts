// middleware.ts runs on the Edge runtime and client components run in the browser. Neither has Node's modules, and a
// build with one of them succeeds and then answers every request with a 500.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** What a file imports at run time: type imports are gone by then. */
function importsOf(file: string): string[] {
  return [...read(file).matchAll(/^(?:import|export)\s+(?!type\b)(?:[^;]*?from )?'([^']+)';/gms)].map(
    (match) => match[1] ?? '',
  );
}

function toFile(importer: string, specifier: string): string | null {
  const path = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? posix.normalize(posix.join(dirname(importer), specifier))
      : null;
  if (path === null) return null;
  return (
    [path, `${path}.ts`, `${path}.tsx`].find((name) => /\.\w+$/.test(name) && existsSync(join(root, name))) ??
    null
  );
}

/** Every source file that the entries reach. A server action is called by the browser, not shipped to it. */
function reach(entries: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const queue = [...entries];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file) || !/\.tsx?$/.test(file) || read(file).startsWith("'use server'")) continue;
    reached.add(file);
    for (const specifier of importsOf(file)) {
      const target = toFile(file, specifier);
      if (target !== null) queue.push(target);
    }
  }
  return reached;
}

function clientComponents(): string[] {
  return [
    'app',
    'components',
    'lib/auth',
    'tour', // setup: tour
  ].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name}`)
      .filter((name) => name.endsWith('.tsx') && read(name).startsWith("'use client'")),
  );
}

test.each([
  { from: 'middleware.ts', entries: ['middleware.ts'], expected: 'lib/django/remember.ts' },
  { from: 'client components', entries: clientComponents(), expected: 'lib/contract/read-errors.ts' },
])('$from reaches no Node module', ({ entries, expected }) => {
  const reached = [...reach(entries)];
  expect(reached).toContain(expected);
  const offending = reached.flatMap((file) => {
    const modules = importsOf(file).filter((specifier) => specifier.startsWith('node:'));
    return [...modules, ...(/\bBuffer\b/.test(read(file)) ? ['Buffer'] : [])].map(
      (name) => `${file}: ${name}`,
    );
  });
  expect(offending).toEqual([]);
});
