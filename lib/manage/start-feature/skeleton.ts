// What a new feature is made from. In the starter that is the notes themselves, so the skeleton cannot go stale. `npm run
// setup` keeps a copy beside this file (`skeleton/lib/notes/routes.ts.txt`), because a product may change the notes or be without.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Path in the repository → text. */
export type Files = Map<string, string>;

/** The notes: files, and folders with all that is in them. */
const skeletonSources = [
  'lib/contract/notes.ts',
  'lib/notes',
  'app/(private)/notes',
  'tests/lib/notes',
  'tests/app/notes',
  'tests/e2e/notes.spec.ts',
  'django/project/notes',
];
export const skeletonFolder = 'lib/manage/start-feature/skeleton';

/** Whether a file of the repository belongs to the skeleton. */
export function isOfSkeleton(path: string): boolean {
  return skeletonSources.some((source) => path === source || path.startsWith(`${source}/`));
}

/** The files of the notes. Empty where neither they nor their copy are there. */
export function readSkeleton(root: string): Files {
  const folder = join(root, skeletonFolder);
  const isCopy = existsSync(folder);
  const files: Files = new Map();
  for (const path of listFiles(isCopy ? folder : root)) {
    const name = isCopy ? path.replace(/\.txt$/, '') : path;
    if (isOfSkeleton(name)) files.set(name, readFileSync(join(isCopy ? folder : root, path), 'utf8'));
  }
  return files;
}

function listFiles(root: string): string[] {
  return ['lib', 'tests', 'django', 'app'].flatMap((top) => {
    if (!existsSync(join(root, top))) return [];
    return readdirSync(join(root, top), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  });
}
