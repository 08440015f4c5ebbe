// The marks that `npm run setup` follows: what goes with a part, what stays in its place, and that every mark is whole.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dropMarks, removeParts } from '@/scripts/setup/marks';

const page = `import { A } from './a';
import { B } from '@/tour/b'; // setup: tour
import { C } from '@/tour/c'; // setup: tour else import { C } from './c';
  {/* setup: tour begin */}
  <B />
  {/* setup: notes begin */}
  <Notes />
  {/* setup: notes end */}
  {/* setup: tour end */}
  <A /> {/* setup: notes */}
`;

test('takes marked lines and blocks out, and puts a replacement in', () => {
  expect(removeParts(page, new Set(['tour']))).toBe(`import { A } from './a';
import { C } from './c';
  <A /> {/* setup: notes */}
`);
});

test('leaves everything of other parts where it is', () => {
  expect(removeParts(page, new Set(['bench']))).toBe(page);
});

test('keeps the code of a part that stays, without its marks', () => {
  expect(dropMarks(page, new Set(['tour', 'notes']))).toBe(`import { A } from './a';
import { B } from '@/tour/b';
import { C } from '@/tour/c';
  <B />
  <Notes />
  <A />
`);
});

test.each(['// setup: tour file\ncode', '# setup: tour file\ncode'])('takes a whole file out', (text) => {
  expect(removeParts(text, new Set(['tour']))).toBeNull();
});

test.each([
  '# x: 1 # setup: tour\n',
  '<!-- setup: tour begin -->\ntext\n<!-- setup: tour end -->\n',
  '@import "x"; /* setup: tour */\n',
])('knows the comments of other languages: %j', (text) => {
  expect(removeParts(text, new Set(['tour']))).toBe('');
});

test.each(['// setup: tour begin\n', '// setup: tour end\n'])('refuses half a block: %j', (text) => {
  expect(() => removeParts(text, new Set(['tour']))).toThrow('setup: tour');
});

test('every mark in the repository is whole, and names a part', () => {
  const files = execFileSync('git', ['grep', '-lI', 'setup: [a-z-]\\+'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && !/^(scripts|tests\/scripts)\/setup\//.test(file));
  expect(files).toContain('app/layout.tsx');
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const parts = new Set([...text.matchAll(/setup: ([a-z-]+)/g)].map((match) => match[1] ?? ''));
    const left = removeParts(text, parts);
    expect([file, left?.includes('setup: ') ?? false]).toEqual([file, false]);
  }
});
