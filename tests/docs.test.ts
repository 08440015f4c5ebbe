// What the documents say is held to the code where that can be done: every setting is described, every link leads
// somewhere, every file that is named exists.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dialectRoutes } from '@/lib/api/optional/dialects/dialects';
import { apiVariables } from '@/lib/api/settings/variables';
import { webVariables } from '@/lib/settings/web';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const read = (page: string) => readFileSync(join(root, page), 'utf8');

const described = new Set(read('docs/settings.md').match(/\b[A-Z][A-Z0-9_]+\b/g));

test('docs/settings.md describes every variable of both halves', () => {
  const names = Object.keys({ ...apiVariables, ...webVariables });
  expect(names.filter((name) => !described.has(name))).toEqual([]);
});

test('.env.example names only settings that exist', () => {
  const named = [...read('.env.example').matchAll(/^# ?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !described.has(name))).toEqual([]);
});

test('docs/deployment.md names every path of every dialect', () => {
  const table = read('docs/deployment.md').split('## Dialects')[1] ?? '';
  const paths = Object.values(dialectRoutes).flatMap((routes) => routes.map(({ path }) => `\`${path}\``));
  expect(paths.length).toBeGreaterThan(10);
  expect([...paths, ...Object.keys(dialectRoutes)].filter((word) => !table.includes(word))).toEqual([]);
});

test.each(pages)('the links of %s lead to files that exist', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(
    (match) => match[1] ?? '',
  );
  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});

test.each(pages)('the files that %s names exist', (page) => {
  const named = [
    ...read(page).matchAll(/`((?:app|components|django|docker|lib|scripts|tests|tour)\/[^`\s]+)`/g),
  ];
  const missing = named.map((match) => match[1] ?? '').filter((path) => !existsSync(join(root, path)));
  expect(missing).toEqual([]);
});

// setup: starter begin
const table = read('README.md').split('## Figures')[1]?.split('## ')[0];

// A README of your own need not have any.
test.runIf(table)('the figures of the README are those of the last benchmark', () => {
  const figures = [...(table ?? '').matchAll(/\| (\d+\.\d\d (?:×|ms))/g)].map((match) => match[1] ?? '');
  expect(figures.length).toBeGreaterThan(5);
  const measured = read('docs/benchmark.md');
  expect(figures.filter((figure) => !measured.includes(`| ${figure} |`))).toEqual([]);
});
// setup: starter end
