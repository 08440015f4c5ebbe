// How a part of the starter that `npm run setup` can leave out is marked where other files mention it. The part's own
// folders (tour/, tests/tour/, tests/e2e/tour/ …) go whole; elsewhere a comment of any language says what goes with it:
//   import { A } from …; // setup: tour                        this line
//   import { B } from …; // setup: tour else import { B } from …   this line, for the text after "else"
//   {/* setup: tour begin */} … {/* setup: tour end */}                 everything from the one to the other
//   // setup: tour file                                                 the file, when it is its first line
// What is left is formatted afterwards (`npm run format`), so marks need not leave perfect lines behind.

const mark =
  /(?:\/\/|\/\*|\{\/\*|#|<!--)\s*setup: ([a-z-]+)(?: (begin|end|file|else (.*?)))?\s*(?:\*\/\}|\*\/|-->)?\s*$/;

/** Without these parts: the text of the file, or null where the whole file goes. Throws on a mark that has no end. */
export function removeParts(text: string, parts: ReadonlySet<string>): string | null {
  const kept: string[] = [];
  let open: string | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    const [, part, kind, replacement] = mark.exec(line) ?? [];
    const isGone = part !== undefined && parts.has(part);
    if (open !== null) {
      if (kind === 'end' && part === open) open = null;
    } else if (!isGone) kept.push(line);
    else if (kind === 'file' && index === 0) return null;
    else if (kind === 'begin') open = part;
    else if (kind === 'end') throw new Error(`"setup: ${part} end" without a beginning`);
    else if (replacement !== undefined) kept.push(`${/^\s*/.exec(line)?.[0]}${replacement}`);
  }
  if (open !== null) throw new Error(`"setup: ${open} begin" without an end`);
  return kept.join('\n');
}

/** With these parts kept for good: the same text without their marks. */
export function dropMarks(text: string, parts: ReadonlySet<string>): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const found = mark.exec(line);
      if (!found || !parts.has(found[1] ?? '')) return [line];
      const code = line.slice(0, found.index).trimEnd();
      return code === '' ? [] : [code];
    })
    .join('\n');
}
