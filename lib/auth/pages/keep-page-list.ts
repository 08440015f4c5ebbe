// Keeps page-list.ts equal to the folders of app/. next.config.ts calls it: once for a build and for `next typegen`, and
// under `next dev` again whenever a page comes or goes. Nobody runs it by hand. Node only.
import { readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPages } from './find-pages';

const listPath = 'lib/auth/pages/page-list.ts';
const settleMilliseconds = 30;

/** Write the list of the application at `root` if the folders say otherwise. True: it was written. */
export function writePageList(root: string): boolean {
  const text = formatList(findPages(join(root, 'app')));
  if (readText(join(root, listPath)) === text) return false;
  writeFileSync(join(root, listPath), text);
  return true;
}

/** Write it now, and again after each change of the folders. Returns how to stop. */
export function watchPageList(root: string): () => void {
  writePageList(root);
  let pending: NodeJS.Timeout | undefined;
  const watcher = watch(join(root, 'app'), { recursive: true }, (event) => {
    if (event !== 'rename') return;
    clearTimeout(pending);
    pending = setTimeout(() => writeQuietly(root), settleMilliseconds);
  });
  watcher.unref();
  return () => {
    clearTimeout(pending);
    watcher.close();
  };
}

/** A folder that goes while it is read is followed by another change. */
function writeQuietly(root: string): void {
  try {
    writePageList(root);
  } catch (error) {
    console.warn(
      'The list of private pages was not written:',
      error instanceof Error ? error.message : error,
    );
  }
}

function formatList(pages: ReturnType<typeof findPages>): string {
  const lines = pages.map(([pattern, access]) => `  '${pattern.replace(/['\\]/g, '\\$&')}': '${access}',\n`);
  return `// Written by keep-page-list.ts from the folders of app/: a page is private where it lies in (private). Do not edit.
export const pageList: Readonly<Record<string, 'private' | 'public'>> = {
${lines.join('')}};
`;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
