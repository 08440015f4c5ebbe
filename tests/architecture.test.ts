// Who may import whom. A room is a folder or file at the left; it may import the rooms at the right and its own.
// A new room is one new line. Packages that bind a room to a host are held here too.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const mayImport: Record<string, string[]> = {
  'lib/django': [],
  'lib/contract': ['lib/django'],
  'lib/settings': ['lib/contract', 'lib/django'],
  'lib/stores': ['lib/settings', 'lib/django'],
  'lib/api': ['lib/stores', 'lib/settings', 'lib/contract', 'lib/django'],
  'lib/auth': ['lib/settings', 'lib/contract', 'lib/django', 'lib/upstream.ts'],
  'lib/upstream.ts': ['lib/upstream', 'lib/settings'],
  'lib/upstream': ['lib/api', 'lib/settings'],
  'lib/manage.ts': ['lib/manage', 'lib/settings'],
  'lib/manage': ['lib/api', 'lib/settings', 'lib/auth', 'lib/contract', 'lib/stores', 'lib/django'],
  'middleware.ts': ['lib/settings', 'lib/auth'],
  'instrumentation.ts': ['lib/settings', 'lib/auth', 'lib/upstream.ts'],
  'instrumentation-client.ts': [],
  'next.config.ts': ['lib/auth', 'lib/settings'],
  components: ['lib/auth', 'lib/contract', 'lib/django'],
  app: [
    'components',
    'tour', // setup: tour
    'lib/auth',
    'lib/contract',
    'lib/django',
    'lib/upstream.ts',
  ],
  tour: ['lib/settings', 'components', 'lib/auth', 'lib/contract', 'lib/django'], // setup: tour
  scripts: ['lib/api', 'lib/settings', 'lib/contract', 'tests'],
  tests: [],
};

const barredPackages: Record<string, RegExp> = {
  'lib/django': /^(next|react|react-dom|hono|kysely|pg|redis|libsql)(\/|$)/,
  'lib/contract': /^(next|react|react-dom|hono|kysely|pg|redis|libsql|node:.*)(\/|$)/,
  'lib/stores': /^(next|react|react-dom|hono)(\/|$)/,
  'lib/api': /^(next|react|react-dom|kysely|pg|libsql)(\/|$)/,
  'lib/auth': /^(hono|kysely|pg|redis|libsql)(\/|$)/,
};

/** Where the environment enters; everything else is given its settings. NODE_ENV is a constant of the build. */
const readsEnvironment = ['instrumentation.ts', 'lib/settings/process-env.ts'];

function sourcesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const files = [
  ...[
    'lib',
    'app',
    'components',
    'tour', // setup: tour
    'scripts',
  ].flatMap(sourcesUnder),
  ...readdirSync(root).filter((name) =>
    /^(middleware|instrumentation(-client)?|next\.config)\.ts$/.test(name),
  ),
];

function roomOf(path: string): string | undefined {
  return Object.keys(mayImport)
    .sort((a, b) => b.length - a.length)
    .find((room) => path === room || `${path}.ts` === room || path.startsWith(`${room}/`));
}

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(/(?:from|import\(|import)\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

function resolve(file: string, specifier: string): string | null {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  return specifier.startsWith('.') ? posix.normalize(posix.join(dirname(file), specifier)) : null;
}

test('every source file belongs to a room', () => {
  expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
});

test('rooms import only what the table allows', () => {
  const broken = files.flatMap((file) => {
    const room = roomOf(file) ?? '';
    return importsOf(file).flatMap((specifier) => {
      const target = resolve(file, specifier);
      const targetRoom = target === null ? room : roomOf(target);
      const isAllowed = targetRoom === room || (mayImport[room] ?? []).includes(targetRoom ?? '');
      return isAllowed ? [] : [`${file} imports ${specifier}`];
    });
  });
  expect(broken).toEqual([]);
});

test('rooms keep to their side of the host packages', () => {
  const broken = files.flatMap((file) =>
    importsOf(file)
      .filter((specifier) => barredPackages[roomOf(file) ?? '']?.test(specifier))
      .map((specifier) => `${file} imports ${specifier}`),
  );
  expect(broken).toEqual([]);
});

test('the environment is read at the edges only', () => {
  const readers = files.filter(
    (file) =>
      !file.startsWith('scripts/') &&
      /^(?!\s*(\/\/|\*)).*process\.env\b(?!\.NODE_ENV)/m.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(readers.filter((file) => !readsEnvironment.includes(file))).toEqual([]);
});

test('lib/django has no clock and no randomness of its own', () => {
  const impure = files.filter(
    (file) =>
      file.startsWith('lib/django/') &&
      /\bDate\.now\(|new Date\(\)|Math\.random|randomBytes\(|randomUUID\(|performance\.now/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
  );
  expect(impure).toEqual([]);
});
