// package.json of the product: its name, the scripts of the parts it keeps, and the dependencies that something still imports.
import type { Tree } from './tree';

type Manifest = {
  name: string;
  version: string;
  description?: string;
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

export function readManifest(tree: Tree): Manifest {
  const text = tree.get('package.json');
  if (typeof text !== 'string') throw new Error('package.json is missing.');
  // Our own file, in the shape that npm demands.
  return JSON.parse(text) as Manifest;
}

export type ManifestEdit = { name: string; description: string; removedScripts: ReadonlySet<string> };

/** Edit package.json of `after`; `before` shows which dependencies were imported until now. */
export function editManifest(before: Tree, after: Tree, edit: ManifestEdit): void {
  const manifest = readManifest(after);
  manifest.name = edit.name;
  manifest.version = '0.1.0';
  manifest.description = edit.description;
  for (const name of edit.removedScripts) delete manifest.scripts[name];
  const original = readManifest(before);
  const known = new Set(Object.keys({ ...original.dependencies, ...original.devDependencies }));
  const wasUsed = packagesNamed(before);
  const isUsed = packagesNamed(after);
  const isNeeded = (name: string) => !wasUsed.has(name) || isUsed.has(name);
  for (const group of [manifest.dependencies, manifest.devDependencies]) {
    for (const name of Object.keys(group)) {
      // A package that was never imported (a compiler, a plug-in) is a tool, and stays. Types go with their package.
      const subject = name.replace(/^@types\//, '');
      const isTypes = subject !== name && known.has(subject);
      if (!isNeeded(isTypes ? subject : name)) delete group[name];
    }
  }
  after.set('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Packages imported by a source or style sheet, or named by a script of package.json. */
function packagesNamed(tree: Tree): Set<string> {
  const names = new Set<string>();
  for (const [path, text] of tree) {
    if (typeof text !== 'string' || !/\.(?:tsx?|mjs|css)$/.test(path)) continue;
    // Parts of the tests have a package.json of their own.
    if (/^tests\/(?:bench|browsers|lighthouse|vercel)\//.test(path)) continue;
    for (const [, specifier = ''] of text.matchAll(
      /(?:from|import|import\(|require\(|@plugin)\s*['"]([^'"./@][^'"]*|@[^/'"]+\/[^'"]+)['"]/g,
    )) {
      const [scope = '', name = ''] = specifier.split('/');
      names.add(scope.startsWith('@') ? `${scope}/${name}` : scope);
    }
  }
  for (const command of Object.values(readManifest(tree).scripts)) {
    for (const word of command.split(/\s+/)) names.add(word);
  }
  return names;
}
