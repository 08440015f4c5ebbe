// The steps of UPGRADING.md, with real git: a product with changes of its own takes a later version of the starter.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Choices } from '@/scripts/setup/choices';
import { setUp } from '@/scripts/setup/set-up';
import { readTree, type Tree } from '@/scripts/setup/tree';

const choices: Choices = { name: 'Acme Notes', strategy: 'session', backend: 'typescript', keep: ['tour'] };

/** A folder with one commit of this tree. */
function commitTree(tree: Tree, message: string) {
  const folder = mkdtempSync(join(tmpdir(), 'upgrade-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...words: string[]) => {
    const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main'];
    return execFileSync('git', [...identity, ...words], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  };
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const commit = (subject: string) => {
    git('add', '--all', '--force');
    git('commit', '--quiet', '--message', subject);
  };
  git('init', '--quiet');
  for (const [path, text] of tree) if (text !== null) write(path, text);
  commit(message);
  return { folder, git, write, commit, read: (path: string) => readFileSync(join(folder, path), 'utf8') };
}

/** The starter, as small as the merge needs it. */
function someOfTheStarter(): Tree {
  const wanted = [
    'package.json',
    'knip.json',
    'README.md',
    'docs/settings.md',
    'docs/security.md',
    'app/layout.tsx',
    'components/brand.tsx',
  ];
  return new Map([...readTree('.')].filter(([path]) => wanted.includes(path)));
}

test('a later version of the starter merges into a product that has changed', () => {
  const starter = someOfTheStarter();
  const product = commitTree(setUp(starter, choices, null).tree, 'Set up');
  product.write('app/(private)/orders/page.tsx', 'export default function Orders() {}\n');
  product.write(
    'components/brand.tsx',
    product.read('components/brand.tsx').replace(/tagline: .*/, "tagline: 'Ours',"),
  );
  product.commit('Add orders');

  const later: Tree = new Map(starter);
  later.set('components/brand.tsx', `${starter.get('components/brand.tsx')}\nexport const later = 1;\n`);
  later.set('docs/new.md', 'New.\n');
  later.delete('docs/settings.md');
  const starterNew = commitTree(setUp(later, choices, null).tree, 'Set up');

  const setUpCommit = product.git('log', '--diff-filter=A', '--format=%H', '--', '.starter.json');
  product.git('branch', 'starter', setUpCommit);
  product.git('fetch', '--quiet', starterNew.folder, 'HEAD');
  const onTop = product.git(
    'commit-tree',
    'FETCH_HEAD^{tree}',
    '-p',
    'starter',
    '-m',
    'Starter, new version',
  );
  product.git('branch', '--force', 'starter', onTop);
  product.git('merge', '--quiet', '--no-edit', 'starter');

  expect(product.read('components/brand.tsx')).toContain("tagline: 'Ours',");
  expect(product.read('components/brand.tsx')).toContain('export const later = 1;');
  expect(product.git('ls-files', 'docs', 'app/(private)').split('\n')).toEqual([
    'app/(private)/orders/page.tsx',
    'docs/new.md',
    'docs/security.md',
  ]);
});
