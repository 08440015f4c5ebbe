// Reads from the folders of app/ which addresses are private: those of pages and route handlers inside a route group
// named (private), at any depth. Node only: run by next.config.ts, never by a page.
import { readdirSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { comparePatterns, overlaps } from './route-patterns';

export type Access = 'private' | 'public';

const servesAnAddress = /^(page|route)\.(tsx?|jsx?|mdx?)$/;
// (.)photo, (..)photo, (...)photo: shown in the place of a page that exists at that address by itself.
const intercepts = /^\(\.{1,3}\)/;

/**
 * Find the private addresses, as patterns in the order Next tries them. Public ones are listed only where a private
 * pattern would cover them too, as `/about` beside `/[team]`.
 */
export function findPages(appFolder: string): [pattern: string, access: Access][] {
  const found = new Map<string, Access>();
  for (const entry of readdirSync(appFolder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !servesAnAddress.test(entry.name)) continue;
    const folders = relative(appFolder, entry.parentPath).split(sep).filter(Boolean);
    if (folders.some((folder) => folder.startsWith('_') || intercepts.test(folder))) continue;
    const pattern = `/${folders
      .filter((folder) => !isUnseen(folder))
      .map(decodeURIComponent)
      .join('/')}`;
    if (folders.includes('(private)')) found.set(pattern, 'private');
    else if (!found.has(pattern)) found.set(pattern, 'public');
  }
  const all = [...found].sort(([one], [other]) => comparePatterns(one, other));
  const privates = all.filter(([, access]) => access === 'private');
  return all.filter(
    ([pattern, access]) => access === 'private' || privates.some(([other]) => overlaps(pattern, other)),
  );
}

/** Route groups and slots of parallel routes are no part of the address. */
function isUnseen(folder: string): boolean {
  return folder.startsWith('@') || (folder.startsWith('(') && folder.endsWith(')'));
}
