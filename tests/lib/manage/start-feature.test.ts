// The files of a new feature. That they compile and pass their own tests is shown in a copy of the repository
// by the tests of setup, and by `npm run test:setup`.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFeatureNames } from '@/lib/manage/start-feature/names';
import { withoutMentions } from '@/lib/manage/start-feature/rename';
import { readSkeleton } from '@/lib/manage/start-feature/skeleton';
import { type FeaturePlan, writeFeature } from '@/lib/manage/start-feature/start-feature';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'feature-'));
  for (const [path, text] of readSkeleton(repository)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const lists = [
    'lib/features.ts',
    'app/_shell/navigation.ts',
    'django/project/config/settings.py',
    'django/project/config/urls.py',
  ];
  for (const list of lists) {
    if (existsSync(join(repository, list))) cpSync(join(repository, list), join(root, list));
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const filesOf = () => readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
const write = (name: string, plan: Omit<FeaturePlan, 'name'> = {}) => writeFeature(root, { name, ...plan });

describe('the words', () => {
  test.each([
    ['projects', 'project'],
    ['companies', 'company'],
    ['boxes', 'box'],
    ['branches', 'branch'],
    ['addresses', 'address'],
    ['houses', 'house'],
  ])('%s are each a %s', (plural, singular) => {
    expect(readFeatureNames(plural, undefined)).toEqual({ plural, singular });
  });

  test('can be said where they do not follow', () => {
    expect(readFeatureNames('people', 'person')).toEqual({ plural: 'people', singular: 'person' });
  });

  test.each([
    ['Projects', 'use one word'],
    ['book-reviews', 'use one word'],
    ['../secrets', 'use one word'],
    ['2projects', 'use one word'],
    ['', 'use one word'],
    ['classes', 'means something else'],
    ['sessions', 'means something else'],
    ['types', 'means something else'],
    ['responsibilities', 'is too long'],
    ['inventory', 'is no plural'],
  ])('refuse to be %j', (name, reason) => {
    expect(() => write(name)).toThrow(reason);
  });

  test.each(['users', 'paths', 'rows'])('refuse to be %s, which a file means already', (name) => {
    const before = filesOf();
    expect(() => write(name)).toThrow('is a name in');
    expect(filesOf()).toEqual(before);
  });
});

test('a feature has no trace of the notes, and the notes stay as they are', () => {
  const { files } = write('projects');
  const made = files.filter((file) => file.includes('project-') || file.includes('projects'));
  expect(made).toContain('lib/projects/project-store.ts');
  for (const file of made) expect(file + read(file)).not.toMatch(/note(?!d)/i);
  expect(read('lib/contract/projects.ts')).toContain('export const projectRequest');
  const notes = [...readSkeleton(repository)];
  expect(notes.filter(([path, text]) => read(path) !== text)).toEqual([]);
});

test('it is listed', () => {
  write('projects');
  expect(read('lib/features.ts')).toMatch(/^import \{ projects \} from '\.\/projects\/feature';$/m);
  expect(read('lib/features.ts')).toMatch(/^ {2}projects,$/m);
});

test('a second one stands beside the first', () => {
  write('projects');
  write('invoices');
  expect(read('lib/features.ts')).toMatch(/ {2}projects,\n {2}invoices,\n\];/);
});

// The hashes are those of Django 5.2: `manage.py sqlmigrate projects 0001` on PostgreSQL.
test('its constraint and its indexes have the names that Django gives them', () => {
  write('projects');
  const migration = read('lib/projects/migrations/0001_initial.ts');
  expect(migration).toContain('"projects_project_owner_id_b940de39_fk_');
  expect(migration).toContain('"projects_owner_updated"');
});

test('an article fits its word', () => {
  write('invoices');
  const text = read('lib/contract/invoices.ts') + read('lib/invoices/routes.ts');
  expect(text).toContain("summary: 'Make an invoice'");
  expect(text).not.toMatch(/\ba invoice/i);
});

test.each([
  ['lib/projects/own.ts', 'lib/projects'],
  ['tests/lib/projects/routes.test.ts', 'tests/lib/projects/routes.test.ts'],
  ['app/(public)/projects/page.tsx', 'app/(public)/projects'],
])('nothing is written where %s is there', (path, named) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), '');
  const before = filesOf();
  expect(() => write('projects')).toThrow(`${named} is there already. Nothing was written.`);
  expect(filesOf()).toEqual(before);
});

test('nothing is written where a list has changed beyond recognition', () => {
  writeFileSync(join(root, 'lib/features.ts'), 'export {};\n');
  const before = filesOf();
  expect(() => write('projects')).toThrow('lib/features.ts has changed');
  expect(filesOf()).toEqual(before);
});

test('without the Django side, nothing speaks of it', () => {
  const { files } = write('projects', { only: 'typescript' });
  expect(files.filter((file) => file.startsWith('django/'))).toEqual([]);
  for (const file of files) expect(read(file)).not.toContain('django/project/projects');
  expect(read('lib/projects/tables.ts')).toMatch(/^\/\/ The table projects_project\.\n/);
});

// setup: django begin
test('the Django side is listed in its settings, its paths and its features', () => {
  const { files } = write('projects', { only: 'django' });
  expect(files).toContain('django/project/projects/models.py');
  expect(files.filter((file) => file.startsWith('lib/'))).toEqual([]);
  for (const file of files) expect(read(file)).not.toContain('lib/projects');
  expect(read('django/project/config/settings.py')).toMatch(/^ {4}"projects",$/m);
  expect(read('django/project/config/settings.py')).toMatch(/"AUTH_FEATURES", \[(?:"\w+", )*"projects"\]\)/);
  expect(read('django/project/config/urls.py')).toContain('path("", include("projects.urls")),');
});
// setup: django end

test('a sentence about the other side goes, and the rest of the comment stays', () => {
  const text = '// One. lib/x has it too.\n"""lib/x answers the same."""\n"""A. lib/x answers."""\nlib/x';
  expect(withoutMentions(text, 'lib/x')).toBe('// One.\n"""A."""\nlib/x');
});
