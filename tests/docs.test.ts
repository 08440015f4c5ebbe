// What the documents say is held to the code where that can be done: every setting is described, every link leads
// somewhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { settings } from '@/lib/api/settings';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const read = (page: string) => readFileSync(join(root, page), 'utf8');

test('docs/settings.md describes every variable of the API', () => {
  const described = new Set(read('docs/settings.md').match(/\b[A-Z][A-Z0-9_]+\b/g));
  expect(Object.keys(settings.shape).filter((name) => !described.has(name))).toEqual([]);
});

test('.env.example names only settings that exist', () => {
  const known = new Set(read('docs/settings.md').match(/\b[A-Z][A-Z0-9_]+\b/g));
  const named = [...read('.env.example').matchAll(/^# ?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

test.each(pages)('the links of %s lead to files that exist', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(
    (match) => match[1] ?? '',
  );
  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});
