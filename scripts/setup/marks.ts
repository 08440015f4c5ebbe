// What belongs to a part but lies in a shared place carries a comment that says so, in the comment style of the file:
//   import { Tour } from …; // setup: tour
//   const api = ours; // setup: api else const api = theirs;
//   {/* setup: tour begin */} … {/* setup: tour end */}
//   // setup: tour file                 (in the first line: the whole file)
// A marker that names several parts (`setup: api, django`) needs all of them.

const open = String.raw`(?:\/\/|#|\{?\/\*|<!--)`;
const close = String.raw`(?:\s*\*\/\}?|\s*-->)?`;
const names = '([a-z]+(?:, [a-z]+)*)';
const boundary = new RegExp(String.raw`^\s*${open} setup: ${names} (begin|end)${close}\s*$`);
const wholeFile = new RegExp(String.raw`^\s*${open} setup: ${names} file${close}\s*$`, 'm');
const trailing = new RegExp(String.raw`\s*${open} setup: ${names}(?: else (.*?))?${close}\s*$`);

/**
 * The text without the lines of removed parts and without any marker; null for a file that goes as a whole. Throws for a
 * block that does not close.
 */
export function cutMarkedLines(text: string, removed: ReadonlySet<string>): string | null {
  if (!text.includes('setup: ')) return text;
  const isKept = (list: string) => list.split(', ').every((name) => !removed.has(name));
  const [firstLine = ''] = text.split('\n', 1);
  const owner = wholeFile.exec(firstLine)?.[1];
  if (owner !== undefined && !isKept(owner)) return null;
  const kept: string[] = [];
  const blocks: string[] = [];
  for (const line of owner === undefined ? text.split('\n') : text.split('\n').slice(1)) {
    const [, list = '', edge] = boundary.exec(line) ?? [];
    if (edge === 'begin') blocks.push(list);
    else if (edge === 'end') closeBlock(blocks, list);
    else if (blocks.every(isKept)) {
      const edited = editLine(line, isKept);
      if (edited !== null) kept.push(edited);
    }
  }
  if (blocks.length > 0) throw new Error(`"setup: ${blocks.at(-1)} begin" has no end.`);
  return kept.join('\n').replace(/\n{3,}/g, '\n\n');
}

/** Every part that a text has markers of. */
export function markedParts(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const list = [boundary, wholeFile, trailing].map((pattern) => pattern.exec(line)?.[1]).find(Boolean);
    return list?.split(', ') ?? [];
  });
}

function editLine(line: string, isKept: (list: string) => boolean): string | null {
  const [marker, list, replacement] = trailing.exec(line) ?? [];
  if (marker === undefined || list === undefined) return line;
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  if (!isKept(list)) return replacement === undefined ? null : indent + replacement;
  const rest = line.slice(0, line.length - marker.length);
  return rest.trim() === '' ? null : rest;
}

function closeBlock(blocks: string[], list: string): void {
  if (blocks.pop() !== list) throw new Error(`"setup: ${list} end" closes a block that is not open.`);
}
