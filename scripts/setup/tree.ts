// The repository as a map from path to content, so that setup is one pure function and `--dry-run` is a comparison of two maps.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `null` is the content of a binary file, which setup can only keep or delete. */
export type Tree = Map<string, string | null>;

const notOurs = new Set([
  '.git',
  'node_modules',
  '.next',
  '.cache',
  'dist',
  'test-results',
  'playwright-report',
]);

/** Every file that git tracks or would track; without git, every file. */
export function readTree(root: string): Tree {
  const tree: Tree = new Map();
  for (const path of listFiles(root)) {
    const bytes = readFileSync(join(root, path));
    tree.set(path, bytes.includes(0) ? null : bytes.toString('utf8'));
  }
  return tree;
}

function listFiles(root: string): string[] {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  try {
    const output = execFileSync('git', list, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return output.split('\0').filter((path) => path !== '');
  } catch {
    return walk(root, '');
  }
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (notOurs.has(entry.name) || /^\.env(\.|$)(?!example)|\.sqlite3/.test(entry.name)) return [];
    return entry.isDirectory() ? walk(root, path) : [path];
  });
}

export type Changes = { deleted: string[]; written: string[] };

export function compareTrees(before: Tree, after: Tree): Changes {
  return {
    deleted: [...before.keys()].filter((path) => !after.has(path)),
    written: [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path),
  };
}

/** Bring the folder from one tree to the other. Folders that become empty go. */
export function writeChanges(root: string, after: Tree, { deleted, written }: Changes): void {
  for (const path of deleted) {
    rmSync(join(root, path), { force: true });
    removeEmptyFolders(root, dirname(path));
  }
  for (const path of written) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), after.get(path) ?? '');
  }
}

function removeEmptyFolders(root: string, folder: string): void {
  if (folder === '.') return;
  try {
    rmdirSync(join(root, folder));
  } catch {
    return;
  }
  removeEmptyFolders(root, dirname(folder));
}
