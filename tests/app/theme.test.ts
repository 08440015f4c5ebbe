// Every colour of the pages is a token of app/theme.css, under the name that shadcn/ui gives it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const theme = readFileSync('app/theme.css', 'utf8');
const folders = [
  'app',
  'components',
  'tour', // setup: tour
];
const themes = [
  'app/theme.css',
  'tour/tour.css', // setup: tour
];

const names =
  'background foreground card card-foreground popover popover-foreground primary primary-foreground secondary secondary-foreground muted muted-foreground accent accent-foreground destructive border input ring chart-1 chart-2 chart-3 chart-4 chart-5'.split(
    ' ',
  );

test.each(names)('--%s is a token, and a colour of Tailwind', (name) => {
  expect(theme).toMatch(new RegExp(`^  --${name}: .+;$`, 'm'));
  expect(theme).toContain(`--color-${name}: var(--${name});`);
});

test('no colour is written anywhere else', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((name) => /\.(tsx?|css)$/.test(name) && !themes.includes(name)),
  );
  const literal =
    /#[0-9a-f]{6}\b|#[0-9a-f]{3}\b(?=['"; ])|\b(?:oklch|hsl)\(|\b(?:bg|text|border)-(?:red|green|blue|gray|zinc|slate)-\d/i;
  expect(files.length).toBeGreaterThan(40);
  expect(files.filter((file) => literal.test(readFileSync(file, 'utf8')))).toEqual([]);
});

test('components.json leads shadcn to files that exist', () => {
  const { aliases, tailwind } = JSON.parse(readFileSync('components.json', 'utf8'));
  expect(existsSync(tailwind.css)).toBe(true);
  expect(existsSync(`${aliases.utils.replace('@/', '')}.ts`)).toBe(true);
});
