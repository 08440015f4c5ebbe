// From the notes to a feature of another name: every `notes`, `note`, `Notes` and `Note`, alone or in a longer name.
import { createHash } from 'node:crypto';
import { CommandError } from '../command-error';
import type { FeatureNames } from './names';
import type { Files } from './skeleton';

const word = /(?<![A-Za-z])note(s?)(?![a-z])|Note(s?)(?![a-z])/g;

/** The files under their new names. Throws CommandError where a name would mean two things in one file. */
export function renameFiles(skeleton: Files, names: FeatureNames): Files {
  const renamed: Files = new Map();
  for (const [path, text] of skeleton) {
    refuseClash(path, text, names);
    renamed.set(rename(path, names), rename(renameInDatabase(text, names), names));
  }
  return renamed;
}

function rename(text: string, { plural, singular }: FeatureNames): string {
  const article = /^[aeiou]/.test(singular) ? '$1n note' : '$&';
  return text.replace(/\b([Aa]) note\b/g, article).replace(word, (found, lowerS = '', upperS = '') => {
    const name = lowerS + upperS === 's' ? plural : singular;
    return found.startsWith('N') ? name.charAt(0).toUpperCase() + name.slice(1) : name;
  });
}

/** What Django makes of the table's name: a foreign key carries its hash, and an index has 30 characters at most. */
function renameInDatabase(text: string, { plural, singular }: FeatureNames): string {
  const hash = (table: string) => createHash('md5').update(`${table}owner_id`).digest('hex').slice(0, 8);
  return text
    .replaceAll(hash('notes_note'), hash(`${plural}_${singular}`))
    .replace(/notes_note_((?:owner_)?updated)/g, `${plural}_$1`);
}

function refuseClash(path: string, text: string, names: FeatureNames): void {
  const code = text.replace(/\/\/.*|"""[\s\S]*?"""|'[^'\n]*'|"[^"\n]*"|`[^`]*`/g, ' ');
  const owners = new Map<string, string>();
  for (const name of new Set(code.match(/\b[A-Za-z_]\w*/g))) {
    const renamed = rename(name, names);
    const owner = owners.get(renamed);
    if (owner !== undefined)
      throw new CommandError(
        `"${renamed}" is a name in ${path} already. Choose another word, or another for one of them (--one).`,
      );
    owners.set(renamed, name);
  }
}

/** Without the sentences of comments that speak of a side which is not made. */
export function withoutMentions(text: string, of: string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const [, start, comment, end] = /^(\s*\/\/ |""")(.*?)("""|)$/.exec(line) ?? [];
      if (start === undefined || comment === undefined || !comment.includes(of)) return [line];
      const kept = comment.split(/(?<=\.) /).filter((sentence) => !sentence.includes(of));
      return kept.length === 0 ? [] : [`${start}${kept.join(' ')}${end}`];
    })
    .join('\n');
}
