// Where a feature has to be named: one list on each side.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../command-error';
import type { FeatureNames } from './names';
import type { Files } from './skeleton';

/** The lists with the feature in them, for the sides that are made. Throws CommandError for a list it does not find its way in. */
export function register(
  root: string,
  { plural }: FeatureNames,
  sides: { typescript: boolean; django: boolean },
): Files {
  const edited: Files = new Map();
  const edit = (path: string, ...edits: [RegExp, (found: string) => string][]) => {
    let text = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
    for (const [place, replacement] of edits) {
      if (!new RegExp(place).test(text))
        throw new CommandError(
          `${path} has changed: where a feature is listed was not found. Nothing was written.`,
        );
      text = text.replace(place, replacement);
    }
    edited.set(path, text);
  };
  if (sides.typescript) {
    edit(
      'lib/features.ts',
      [/(?:^import .*\n)+/m, (found) => `${found}import { ${plural} } from './${plural}/feature';\n`],
      [/^\];$/m, (found) => `  ${plural},\n${found}`],
    );
    edit(
      'app/_shell/navigation.ts',
      [/import \{ (.*?) \} from '@\/components\/icons';/, addIcon],
      [
        / {2}\{ href: '\/account'/,
        (found) => `  { href: '/${plural}', title: '${titleOf(plural)}', icon: FileText },\n${found}`,
      ],
    );
  }
  if (sides.django) {
    edit(
      'django/project/config/settings.py',
      [/^ {4}"auth_contract",\n/m, (found) => `${found}    "${plural}",\n`],
      [
        /env\.listing\("AUTH_FEATURES"(?:, \[.*?\])?\)/g,
        (found) =>
          found.endsWith('])')
            ? found.replace(/\]\)$/, `, "${plural}"])`)
            : found.replace(/\)$/, `, ["${plural}"])`),
      ],
    );
    edit('django/project/config/urls.py', [
      /^ {4}path\("", include\("auth_contract\.urls"\)\),\n/m,
      (found) => `${found}    path("", include("${plural}.urls")),\n`,
    ]);
  }
  return edited;
}

/** The import with the icon that a feature has at first. */
function addIcon(found: string): string {
  return /\bFileText\b/.test(found) ? found : found.replace('{ ', '{ FileText, ');
}

function titleOf(plural: string): string {
  return plural.charAt(0).toUpperCase() + plural.slice(1);
}
