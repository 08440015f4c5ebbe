// Who may import whom. A room is a folder or file at the left; it may import the rooms at the right and its own.
// A new room is one new line. Inside the larger halves the rooms lie on floors, and no import leads upwards. Packages
// that bind a room to a host, the size of a room, and who reads the environment are held here too.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A folder in lib with a feature.ts is a feature, and needs no line of its own. */
const featureRooms = readdirSync(join(root, 'lib'))
  .map((name) => `lib/${name}`)
  .filter((room) => existsSync(join(root, room, 'feature.ts')));

function ofEach<Value>(rooms: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(rooms.map((room) => [room, value]));
}

const mayImport: Record<string, string[]> = {
  'lib/django': [],
  'lib/allauth': ['lib/django'],
  'lib/contract': ['lib/django'],
  'lib/settings': [
    'lib/bridges/catalog.ts', // setup: bridges
    'lib/contract',
    'lib/django',
  ],
  'lib/stores': ['database/tables.ts', 'database/database.ts', 'lib/settings', 'lib/django'],
  'lib/api': [
    'lib/api/feature',
    'lib/api/http',
    'lib/stores',
    'lib/settings',
    'lib/contract',
    'lib/django',
    'lib/allauth',
  ],
  // What a feature may use of the API. It knows the rest of the API, so that a feature need not.
  'lib/api/feature': ['lib/api/http', 'lib/api', 'lib/stores', 'lib/contract', 'lib/django'],
  'lib/api/http': ['lib/api', 'lib/stores', 'lib/settings', 'lib/contract', 'lib/django'],
  // The doors, where the features come in.
  'lib/api/serve.ts': ['lib/features.ts', 'lib/api', 'lib/settings', 'lib/stores'],
  'lib/api/mounted.ts': ['lib/features.ts', 'lib/api', 'lib/settings'],
  'lib/features.ts': [...featureRooms, 'lib/api/feature'],
  ...ofEach(featureRooms, ['lib/api/feature', 'lib/api/http', 'lib/stores', 'lib/contract']),
  'lib/auth': [
    'lib/upstream/recognize.ts', // setup: bridges
    'lib/settings',
    'lib/contract',
    'lib/django',
    'lib/upstream.ts',
    'lib/upstream/body.ts',
  ],
  'lib/upstream.ts': ['lib/upstream', 'lib/upstream/body.ts', 'lib/settings'],
  'lib/upstream': [
    'lib/bridges', // setup: bridges
    'lib/api/mounted.ts',
    'lib/settings',
  ],
  'lib/upstream/body.ts': [],
  // setup: bridges begin
  'lib/bridges': [
    'lib/bridges/catalog.ts',
    'lib/stores',
    'lib/settings',
    'lib/contract',
    'lib/django',
    'lib/upstream/body.ts',
  ],
  // Read by the settings.
  'lib/bridges/catalog.ts': ['lib/contract'],
  // Asked by the doctor, and by pages that meet something else than the contract.
  'lib/upstream/recognize.ts': ['lib/bridges/catalog.ts', 'lib/upstream/body.ts', 'lib/contract'],
  // setup: bridges end
  'lib/manage.ts': ['lib/features.ts', 'lib/manage', 'lib/settings'],
  'lib/manage': [
    'lib/upstream/recognize.ts', // setup: bridges
    'lib/api',
    'lib/settings',
    'lib/auth',
    'lib/contract',
    'lib/stores',
    'lib/django',
  ],
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
  scripts: ['lib/manage', 'lib/features.ts', 'lib/api', 'lib/settings', 'lib/contract'],
  tests: [],
};

/** The rooms of each half, the lowest first: a file imports from its own room and from those above it in this list. */
const floors: Record<string, string[]> = {
  'lib/django': ['python', '', 'http', 'csrf', 'jwt', 'passwords/hashers', 'passwords'],
  'lib/stores': [
    'database/tables.ts',
    'database/database.ts',
    'stores.ts',
    'certificate-errors.ts',
    'migrations/app-tables.ts',
    'counters.ts',
    'memory-counters.ts',
    'database',
    'redis',
    'users',
    'sessions',
    'tokens.ts',
    'allauth',
    'migrations/ddl',
    'migrations',
    'copy',
    'open.ts',
  ],
  'lib/api': [
    'events.ts',
    'customization.ts',
    'http/http-error.ts',
    'settings',
    'breached-passwords.ts',
    'demo-user.ts',
    'limits',
    'mail',
    'context.ts',
    'http',
    'sessions',
    'tokens',
    'factors',
    'sign-in',
    'account',
    'factors/routes',
    'feature',
    'optional',
    'routes',
    'app.ts',
    '',
    'metrics', // setup: metrics
    'start.ts',
    'mounted.ts',
    'serve.ts',
  ],
  'lib/auth': [
    'auth-boot.ts',
    'cookie-jar.ts',
    'api-client.ts',
    'pages',
    'routes.ts',
    'read-next.ts',
    'sealed-state.ts',
    'voided-states.ts',
    '',
    'strategies',
    'forms/own-call.ts',
    'back-end.ts',
    'handoff',
    'visit.ts',
    'guard',
    'server.ts',
    'route-handlers.ts',
    'forms',
    'browser',
    'client.tsx',
    'api',
  ],
};

/** More files than this in one folder ask for a room inside. */
const roomSize = 15;
// One presentational part a file, and one file a feature: nothing that a room could be named after.
const roomSizes: Record<string, number> = { components: 20, 'lib/contract': 40 };

const barredPackages: Record<string, RegExp> = {
  'lib/allauth': /^(next|react|react-dom|hono|kysely|pg|redis|libsql)(\/|$)/,
  'lib/django': /^(next|react|react-dom|hono|kysely|pg|redis|libsql)(\/|$)/,
  'lib/contract': /^(next|react|react-dom|hono|kysely|pg|redis|libsql|node:.*)(\/|$)/,
  'lib/stores': /^(next|react|react-dom|hono)(\/|$)/,
  'lib/api': /^(next|react|react-dom|kysely|pg|libsql)(\/|$)/,
  'lib/api/feature': /^(next|react|react-dom|hono|kysely|pg|libsql)(\/|$)/,
  'lib/api/http': /^(next|react|react-dom|hono|kysely|pg|libsql)(\/|$)/,
  ...ofEach(featureRooms, /^(next|react|react-dom|hono|pg|libsql)(\/|$)/),
  'lib/auth': /^(hono|kysely|pg|redis|libsql)(\/|$)/,
  'lib/bridges': /^(next|react|react-dom|hono|kysely|pg|redis|libsql)(\/|$)/, // setup: bridges
};

/** Where the environment enters. NODE_ENV and NEXT_RUNTIME are constants of the build. */
const readsEnvironment = ['lib/settings/process-env.ts'];

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
  return findRoom(Object.keys(mayImport), path);
}

/** The longest of the rooms that hold the file; '' holds what no other does. */
function findRoom(rooms: readonly string[], path: string): string | undefined {
  return [...rooms]
    .sort((a, b) => b.length - a.length)
    .find((room) => room === '' || path === room || path.startsWith(`${room}/`));
}

const known = new Set(files);

/** The file of this repository that an import names; types count as well. */
function importsOf(file: string): { specifier: string; target: string | null }[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(/(?:from|import\(|import)\s*'([^']+)'/g)].map((match) => {
    const specifier = match[1] ?? '';
    const path = specifier.startsWith('@/')
      ? specifier.slice(2)
      : specifier.startsWith('.')
        ? posix.normalize(posix.join(dirname(file), specifier))
        : null;
    if (path === null) return { specifier, target: null };
    const target = [path, `${path}.ts`, `${path}.tsx`].find((name) => known.has(name));
    return { specifier, target: target ?? path };
  });
}

test('every source file belongs to a room', () => {
  expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
});

test('rooms import only what the table allows', () => {
  const broken = files.flatMap((file) => {
    const room = roomOf(file) ?? '';
    return importsOf(file).flatMap(({ specifier, target }) => {
      const targetRoom = target === null ? room : roomOf(target);
      const isAllowed = targetRoom === room || (mayImport[room] ?? []).includes(targetRoom ?? '');
      return isAllowed ? [] : [`${file} imports ${specifier}`];
    });
  });
  expect(broken).toEqual([]);
});

// A copy that setup made may be without one of them.
const halves = Object.entries(floors).filter(([half]) => existsSync(join(root, half)));

test.each(halves)('inside %s no import leads upwards', (half, rooms) => {
  const floorOf = (path: string) => {
    const room = findRoom(rooms, path.slice(half.length + 1));
    return room === undefined ? -1 : rooms.indexOf(room);
  };
  const inside = files.filter((file) => file.startsWith(`${half}/`));
  expect(inside.filter((file) => floorOf(file) === -1)).toEqual([]);
  const upwards = inside.flatMap((file) =>
    importsOf(file)
      .filter(({ target }) => target?.startsWith(`${half}/`) && floorOf(target) > floorOf(file))
      .map(({ specifier }) => `${file} imports ${specifier}`),
  );
  expect(upwards).toEqual([]);
});

test('no import leads back to where it came from, types included', () => {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]) => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (way.includes(file) || done.has(file)) return;
    for (const { target } of importsOf(file)) if (target && known.has(target)) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test('no room is larger than one can take in', () => {
  const sizes = new Map<string, number>();
  for (const file of files) sizes.set(dirname(file), (sizes.get(dirname(file)) ?? 0) + 1);
  const crowded = [...sizes].filter(([folder, size]) => size > (roomSizes[folder] ?? roomSize));
  expect(crowded).toEqual([]);
});

test('what next.config.ts reaches is found without the alias', () => {
  // Next resolves '@/…' for this one file alone, and not for what it imports.
  const reached = new Set<string>();
  const queue = ['next.config.ts'];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const source = readFileSync(join(root, file), 'utf8');
    const typeOnly = new Set(
      [...source.matchAll(/import type [^;]*? from '([^']+)'/g)].map((match) => match[1] ?? ''),
    );
    for (const { specifier, target } of importsOf(file)) {
      if (typeOnly.has(specifier)) continue;
      expect(`${file} imports ${specifier}`).not.toContain(' @/');
      if (target !== null && known.has(target)) queue.push(target);
    }
  }
  expect([...reached]).toContain('lib/settings/env.ts');
});

test('rooms keep to their side of the host packages', () => {
  const broken = files.flatMap((file) =>
    importsOf(file)
      .filter(({ specifier }) => barredPackages[roomOf(file) ?? '']?.test(specifier))
      .map(({ specifier }) => `${file} imports ${specifier}`),
  );
  expect(broken).toEqual([]);
});

test('the environment is read in one place', () => {
  const readers = files.filter(
    (file) =>
      !file.startsWith('scripts/') &&
      /^(?!\s*(\/\/|\*)).*process\.env\b(?!\.(NODE_ENV|NEXT_RUNTIME))/m.test(
        readFileSync(join(root, file), 'utf8'),
      ),
  );
  expect(readers.filter((file) => !readsEnvironment.includes(file))).toEqual([]);
});

test('lib/django and lib/allauth have no clock and no randomness of their own', () => {
  const impure = files.filter(
    (file) =>
      /^lib\/(django|allauth)\//.test(file) &&
      /\bDate\.now\(|new Date\(\)|Math\.random|randomBytes\(|randomUUID\(|performance\.now/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
  );
  expect(impure).toEqual([]);
});
