import { expect, test } from 'vitest';
import { type Choices, optionalParts } from '@/scripts/setup/choices';
import { cutMarkedLines, markedParts } from '@/scripts/setup/marks';
import { parts } from '@/scripts/setup/parts';
import { readProductName, renameProduct } from '@/scripts/setup/rename';
import { setUp } from '@/scripts/setup/set-up';
import { readTree, type Tree } from '@/scripts/setup/tree';

const none = new Set<string>();
const tour = new Set(['tour']);

test.each([
  [
    'a line',
    "import { Tour } from './tour'; // setup: tour\nrest",
    'rest',
    "import { Tour } from './tour';\nrest",
  ],
  ['a block', '// setup: tour begin\na\n// setup: tour end\nb', 'b', 'a\nb'],
  [
    'a block in JSX',
    '  {/* setup: tour begin */}\n  <A />\n  {/* setup: tour end */}\n  <B />',
    '  <B />',
    '  <A />\n  <B />',
  ],
  ['a block in Markdown', '<!-- setup: tour begin -->\na\n<!-- setup: tour end -->\nb', 'b', 'a\nb'],
  ['a line in YAML', 'a: 1 # setup: tour\nb: 2', 'b: 2', 'a: 1\nb: 2'],
  ['a line with a replacement', '  a // setup: tour else c\nb', '  c\nb', '  a\nb'],
  ['a line for its absence', '  // setup: tour else c\nb', '  c\nb', 'b'],
  ['a line with an owner and a reason', 'a // why\nb', 'a // why\nb', 'a // why\nb'],
  ['a line of two parts', 'a // setup: api, tour\nb', 'b', 'a\nb'],
  [
    'a block in a block',
    '# setup: api begin\na\n# setup: tour begin\nb\n# setup: tour end\n# setup: api end',
    'a',
    'a\nb',
  ],
])('%s goes with its part, and its marker goes in any case', (_, text, without, kept) => {
  expect(cutMarkedLines(text, tour)).toBe(without);
  expect(cutMarkedLines(text, none)).toBe(kept);
});

test('a file goes with its part as a whole', () => {
  expect(cutMarkedLines('// setup: tour file\na', tour)).toBeNull();
  expect(cutMarkedLines('// setup: tour file\na', none)).toBe('a');
});

test('a block that does not close is an error', () => {
  expect(() => cutMarkedLines('// setup: tour begin\na', none)).toThrow('no end');
  expect(() => cutMarkedLines('a\n// setup: tour end', none)).toThrow('not open');
});

test('a product has its name in every spelling', () => {
  const tree: Tree = new Map([['a.md', 'Old Name, old-name, old_name, Older Names']]);
  renameProduct(tree, readProductName('Old Name'), readProductName('Café 24 – Notes'));
  expect(tree.get('a.md')).toBe('Café 24 – Notes, cafe-24-notes, cafe_24_notes, Older Names');
});

test.each(["Ada's Shop", 'The "Shop"', 'A\\B', 'a`b', 'A <b>', 'A\nB'])(
  '"%s" is refused, as it would end a text of the source',
  (name) => {
    expect(() => readProductName(name)).toThrow('an apostrophe is ’');
  },
);

test.each(['', '   ', '24', '!'])('"%s" is refused as a name', (name) => {
  expect(() => readProductName(name)).toThrow('makes no package name');
});

test('nothing of the old name is left, in any spelling', () => {
  const { tree } = setUp(
    readTree('.'),
    { name: 'Acme', strategy: 'jwt', backend: 'typescript', keep: [] },
    null,
  );
  const spelling = /next[-_ ]?django[-_ ]?starter/i;
  const traces = [...tree].filter(
    ([path, text]) => spelling.test(path) || (text !== null && spelling.test(text)),
  );
  expect(traces.map(([path]) => path)).toEqual([]);
});

test('every marker in the repository names a part', () => {
  const unknown = [...readTree('.')].flatMap(([path, text]) =>
    path.startsWith('scripts/setup/') || path.startsWith('tests/scripts/setup/') || text === null
      ? []
      : markedParts(text)
          .filter((name) => !(name in parts))
          .map((name) => `${path}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test('every path of every part exists', () => {
  const files = [...readTree('.').keys()];
  const missing = Object.values(parts)
    .flatMap(({ paths }) => paths)
    .filter((path) => !files.some((file) => file === path || file.startsWith(`${path}/`)));
  expect(missing).toEqual([]);
});

test.each<{ keep: Choices['keep'] }>([{ keep: [] }, { keep: ['notes', 'conformance'] }])(
  'with $keep kept, new features have the notes to start from',
  ({ keep }) => {
    const before = readTree('.');
    const choices: Choices = { name: 'Acme', strategy: 'session', backend: 'typescript', keep: [...keep] };
    const { tree } = setUp(before, choices, null);
    const skeleton = [...tree].filter(([path]) => path.startsWith('lib/manage/start-feature/skeleton/'));
    const names = skeleton.map(([path]) => path);
    expect(names).toContain('lib/manage/start-feature/skeleton/lib/notes/routes.ts.txt');
    expect(names).toContain('lib/manage/start-feature/skeleton/tests/lib/notes/routes.test.ts.txt');
    expect(names.some((path) => path.includes('django'))).toBe(tree.has('django/project/manage.py'));
    expect(skeleton.flatMap(([, text]) => markedParts(text ?? ''))).toEqual([]);
    for (const path of ['lib/api/feature/pagination.ts', 'tests/lib/stores/schema.ts']) {
      expect(tree.has(path), path).toBe(true);
    }
  },
);

test('with everything kept, every source outside the setup itself is kept', () => {
  const before = readTree('.');
  const { tree } = setUp(
    before,
    { name: 'Acme', strategy: 'session', backend: 'typescript', keep: [...optionalParts] },
    null,
  );
  const lost = [...before.keys()].filter(
    (path) => /\.tsx?$/.test(path) && !tree.has(path) && !path.includes('setup'),
  );
  expect(lost).toEqual([]);
});
