// Which files of a tree import which, and so which of them nothing needs any more.
import { dirname, posix } from 'node:path';
import { skeletonFolder } from '@/lib/manage/start-feature/skeleton';
import type { Tree } from './tree';

const specifiers =
  /(?:\bfrom|\bimport|\bimport\(|\bmock\()\s*(?:\/\*[^*]*\*\/\s*)?['"]((?:\.{1,2}|@)\/[^'"]+)['"]/g;
const filesBeside = /\bnew URL\(['"]([\w./-]+\.tsx?)['"], import\.meta\.url\)/g;
const namedFiles = /['"`]\.?\/?((?:app|components|lib|scripts|tests|tour)\/[\w./()[\]-]+\.tsx?)['"`]/g;
const isSource = (path: string) => /\.(?:tsx?|mjs)$/.test(path);

/** The files that a source file imports, and `null` for each import that leads nowhere. */
function importsOf(path: string, text: string, tree: Tree): (string | null)[] {
  return [...text.matchAll(specifiers)].map(([, specifier = '']) => {
    const target = specifier.startsWith('@/')
      ? specifier.slice(2)
      : posix.normalize(posix.join(dirname(path), specifier));
    const candidates = [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`];
    return candidates.find((candidate) => tree.has(candidate)) ?? null;
  });
}

/** Everything that the entries reach, by import or by a path in a string. */
function reach(entries: readonly string[], tree: Tree): Set<string> {
  const reached = new Set<string>();
  const queue = [...entries];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const text = tree.get(path);
    if (reached.has(path) || typeof text !== 'string') continue;
    reached.add(path);
    if (!isSource(path)) continue;
    for (const target of importsOf(path, text, tree)) if (target !== null) queue.push(target);
    for (const [, target = ''] of text.matchAll(filesBeside)) queue.push(posix.join(dirname(path), target));
    for (const [, target = ''] of text.matchAll(namedFiles)) queue.push(target);
  }
  return reached;
}

/** Delete library files that no page, script or configuration needs, then tests of what is gone, then what only those used. */
export function removeUnreachable(tree: Tree): void {
  const commands = tree.get('package.json');
  const scripts = typeof commands === 'string' ? [...commands.matchAll(/tsx (\S+\.ts)/g)] : [];
  const entries = [
    ...[...tree.keys()].filter((path) => path.startsWith('app/') || /^[\w.-]+\.(?:ts|mjs)$/.test(path)),
    ...scripts.map(([, path = '']) => path),
    ...offeredFiles(tree),
    ...neededByNewFeatures(tree),
  ];
  const needed = reach(entries, tree);
  const isLibrary = (path: string) => /^(?:lib|components|scripts|tour)\//.test(path) && isSource(path);
  for (const path of [...tree.keys()]) if (isLibrary(path) && !needed.has(path)) tree.delete(path);
  removeTestsOfTheMissing(tree);
  const isTest = (path: string) => /\.(?:test|spec)\.tsx?$/.test(path);
  const used = reach([...entries, ...[...tree.keys()].filter(isTest)], tree);
  for (const path of [...tree.keys()]) {
    if (path.startsWith('tests/') && isSource(path) && !used.has(path)) tree.delete(path);
  }
}

/** What the skeleton of new features imports, whether or not a feature is there that does. */
export function neededByNewFeatures(tree: Tree): string[] {
  const needed = new Set<string>();
  for (const [path, text] of tree) {
    const [, file = ''] = /^(.*\.tsx?)\.txt$/.exec(path.slice(skeletonFolder.length + 1)) ?? [];
    if (!path.startsWith(skeletonFolder) || file === '' || typeof text !== 'string') continue;
    for (const target of importsOf(file, text, tree)) if (target !== null) needed.add(target);
  }
  return [...needed];
}

/** What the starter offers to a product without using it: the entries of knip.json. */
function offeredFiles(tree: Tree): string[] {
  const text = tree.get('knip.json');
  if (typeof text !== 'string') return [];
  // Our own file.
  const { workspaces } = JSON.parse(text) as { workspaces: Record<string, { entry?: string[] }> };
  return workspaces['.']?.entry ?? [];
}

function removeTestsOfTheMissing(tree: Tree): void {
  const tests = [...tree.keys()].filter((path) => path.startsWith('tests/') && isSource(path));
  const isBroken = (path: string) => {
    const text = tree.get(path);
    return typeof text === 'string' && importsOf(path, text, tree).includes(null);
  };
  for (let broken = tests.filter(isBroken); broken.length > 0; broken = tests.filter(isBroken)) {
    for (const path of broken) tree.delete(path);
  }
}
