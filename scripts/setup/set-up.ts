// The repository that follows from the choices: parts removed, product renamed, README and record written. Changes no file.
import { isOfSkeleton, skeletonFolder } from '@/lib/manage/start-feature/skeleton';
import type { Choices, SetupRecord } from './choices';
import { optionalParts, recordPath } from './choices';
import { neededByNewFeatures, removeUnreachable } from './imports';
import { editManifest, readManifest } from './manifest';
import { cutMarkedLines } from './marks';
import { type PartName, parts, withDependents } from './parts';
import { productReadme } from './readme';
import { type ProductName, readProductName, renameProduct } from './rename';
import type { Tree } from './tree';

/** The starter's own name, written so that renaming does not find it here. */
const starterName: ProductName = readProductName(['Next', 'Django', 'Starter'].join(' '));

export type SetUp = { tree: Tree; removed: ReadonlySet<PartName>; name: ProductName };

export function setUp(before: Tree, choices: Choices, commit: string | null): SetUp {
  const tree: Tree = new Map(before);
  const removed = removedParts(choices);
  const name = readProductName(choices.name);
  const { version } = readManifest(tree);
  for (const part of removed) if (part !== 'notes') deletePaths(tree, parts[part].paths);
  if (!removed.has('api')) keepSkeleton(tree, removed);
  if (removed.has('notes')) deletePaths(tree, parts.notes.paths);
  for (const [path, text] of tree) {
    const cut = text === null ? text : cutMarkedLines(text, removed);
    if (text !== null && cut === null) tree.delete(path);
    else tree.set(path, cut);
  }
  tree.set('scripts/setup.ts', setUpAlready);
  editManifest(before, tree, {
    name: name.slug,
    description: `${name.title}: a Next.js front end with ${choices.backend === 'typescript' ? 'a Django-compatible auth API' : 'a Django back end'}.`,
    removedScripts: new Set([...removed].flatMap((part) => parts[part].scripts ?? [])),
  });
  removeUnreachable(tree);
  // Once more: what became unreachable had imports of its own.
  editManifest(before, tree, {
    name: name.slug,
    description: readManifest(tree).description ?? '',
    removedScripts: new Set(),
  });
  deleteUnnamedData(tree);
  editDeadCodeCheck(tree);
  tree.set('README.md', productReadme(name, choices, removed));
  renameProduct(tree, starterName, name);
  const record: SetupRecord = { version, commit, choices };
  tree.set(recordPath, `${JSON.stringify(record, null, 2)}\n`);
  return { tree, removed, name };
}

/** `startfeature` makes new features of the notes, whatever becomes of these. */
function keepSkeleton(tree: Tree, removed: ReadonlySet<PartName>): void {
  const others = new Set([...removed].filter((part) => part !== 'notes'));
  for (const [path, text] of [...tree]) {
    const cut = text !== null && isOfSkeleton(path) ? cutMarkedLines(text, others) : null;
    if (cut !== null) tree.set(`${skeletonFolder}/${path}.txt`, cut);
  }
}

function removedParts({ backend, keep }: Choices): Set<PartName> {
  const kept = new Set<PartName>([...keep, ...(backend === 'bridge' ? (['bridges'] as const) : [])]);
  const removed: PartName[] = ['starter', ...optionalParts.filter((part) => !kept.has(part))];
  if (backend !== 'typescript') removed.push('api');
  if (backend === 'external' || backend === 'bridge') removed.push('backend');
  if (backend !== 'django' && !keep.includes('conformance')) removed.push('django');
  return withDependents(removed);
}

function deletePaths(tree: Tree, paths: readonly string[]): void {
  for (const file of [...tree.keys()]) {
    if (paths.some((path) => file === path || file.startsWith(`${path}/`))) tree.delete(file);
  }
}

/**
 * A product is checked for dead files and dependencies. Shared files keep what only a removed part used, so that later
 * changes of the starter still merge into them.
 */
function editDeadCodeCheck(tree: Tree): void {
  const text = tree.get('knip.json');
  if (typeof text !== 'string') throw new Error('knip.json is missing.');
  const { workspaces, ...settings } = JSON.parse(text) as {
    workspaces: Record<string, { entry?: string[] }>;
  };
  const own = workspaces['.'];
  if (own !== undefined) own.entry = [...(own.entry ?? []), ...neededByNewFeatures(tree)];
  const kept = Object.entries(workspaces).filter(
    ([folder]) => folder === '.' || tree.has(`${folder}/package.json`),
  );
  const edited = {
    ...settings,
    workspaces: Object.fromEntries(kept),
    rules: { exports: 'off', types: 'off' },
  };
  tree.set('knip.json', `${JSON.stringify(edited, null, 2)}\n`);
}

/** Vectors that no test names any more. */
function deleteUnnamedData(tree: Tree): void {
  const sources = [...tree].flatMap(([path, text]) => (/\.tsx?$/.test(path) ? [text ?? ''] : [])).join('\n');
  for (const path of [...tree.keys()]) {
    const name = /^tests\/vectors\/(?:.*\/)?([\w-]+)\.json$/.exec(path)?.[1];
    // `random-numbers.json` is named by its second half.
    const isNamed = (text: string) => sources.includes(`'${text}'`);
    if (name !== undefined && !isNamed(name) && !isNamed(name.replace(/^random-/, ''))) tree.delete(path);
  }
}

const setUpAlready = `// This repository was made from a starter. Says so to anyone who runs \`npm run setup\` again.
process.stdout.write(
  'This repository is set up already; ${recordPath} has the choices. UPGRADING.md says how to take later changes of the starter.\\n',
);
`;
