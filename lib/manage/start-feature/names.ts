// What a new feature is called, in the two words that its files need: `projects` and `project`.
import { CommandError } from '../command-error';

export type FeatureNames = { plural: string; singular: string };

const keywords = new Set(
  'arguments async await break case catch class const continue debugger default delete do else enum export extends finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw try typeof undefined var void while with yield and as assert def del elif except from global is lambda match none nonlocal not or pass raise true false'.split(
    ' ',
  ),
);
// Names that an app of a Django project cannot have: those of Django's own, and of modules of Python that it would hide.
const pythonNames = new Set(
  'admin auth config contenttypes messages sessions staticfiles calendar collections contextvars dataclasses email fractions html http json logging numbers operator platform profile queue random resource secrets select signal site statistics string struct symbol test tests time token trace types uuid warnings'.split(
    ' ',
  ),
);
// PostgreSQL cuts names at 63 characters, and the longest that a migration makes has the table's name in it.
const longestName = 14;

/** Read what the command was given. `one` is the word for one of them, where it does not follow from the plural. Throws CommandError. */
export function readFeatureNames(plural: string, one: string | undefined): FeatureNames {
  const singular = one ?? toSingular(plural);
  for (const word of [plural, singular]) {
    if (!/^[a-z][a-z0-9]*$/.test(word))
      throw new CommandError(
        `"${word}" is no name for a feature: use one word of a-z and 0-9, such as "projects".`,
      );
    if (keywords.has(word) || pythonNames.has(word))
      throw new CommandError(
        `"${word}" means something else in TypeScript, Python or Django. Choose another word.`,
      );
    if (word.length > longestName)
      throw new CommandError(`"${word}" is too long: use ${longestName} characters at most.`);
  }
  if (plural === singular)
    throw new CommandError(`"${plural}" is no plural. Say what one of them is called: --one item`);
  return { plural, singular };
}

function toSingular(plural: string): string {
  if (/ies$/.test(plural)) return plural.replace(/ies$/, 'y');
  if (/(?:ss|sh|ch|x|z)es$/.test(plural)) return plural.replace(/es$/, '');
  return /[^s]s$/.test(plural) ? plural.slice(0, -1) : plural;
}
