// `npm run manage -- startfeature projects`: a feature that works, with a table, routes, permissions, pages and tests, made
// from the notes (skeleton.ts) under a name of its own. It is complete when the command ends: `npm test` passes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandError } from '../command-error';
import type { Surroundings } from '../workspace';
import { type FeatureNames, readFeatureNames } from './names';
import { register } from './register';
import { renameFiles, withoutMentions } from './rename';
import { type Files, readSkeleton } from './skeleton';

export type FeaturePlan = {
  name: string;
  /** The word for one of them, where it does not follow from the name. */
  one?: string;
  only?: 'typescript' | 'django';
};

/** Write the feature into the repository at `root`. Throws CommandError before anything is written. */
export function writeFeature(
  root: string,
  { name, one, only }: FeaturePlan,
): FeatureNames & { files: string[] } {
  const names = readFeatureNames(name, one);
  const sides = {
    typescript: only !== 'django',
    django: only !== 'typescript' && existsSync(join(root, 'django/project/config/settings.py')),
  };
  if (only === 'django' && !sides.django)
    throw new CommandError('There is no Django project in django/project.');
  const skeleton = readSkeleton(root);
  if (skeleton.size === 0)
    throw new CommandError('The skeleton is missing: neither lib/notes nor its copy is there.');
  const made: Files = new Map();
  for (const [path, text] of renameFiles(skeleton, names)) {
    const isDjango = path.startsWith('django/');
    if (isDjango ? !sides.django : !sides.typescript) continue;
    const other = isDjango ? `lib/${name}` : 'django/project';
    const isAlone = isDjango ? !sides.typescript : !sides.django;
    made.set(path, isAlone ? withoutMentions(text, other) : text);
  }
  const taken = [`lib/${name}`, `app/(private)/${name}`, `app/(public)/${name}`, ...made.keys()].find(
    (path) => existsSync(join(root, path)),
  );
  if (taken !== undefined) throw new CommandError(`${taken} is there already. Nothing was written.`);
  for (const [path, text] of [...made, ...register(root, names, sides)]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    made.set(path, text);
  }
  return { ...names, files: [...made.keys()] };
}

/** Write the feature, format it, and bring the types of the client up to date. */
export function startFeature({ terminal }: Surroundings, plan: FeaturePlan): void {
  const { plural, singular, files } = writeFeature(process.cwd(), plan);
  for (const file of files) terminal.say(`  ${file}`);
  const steps = [
    [
      'npx',
      'biome',
      'check',
      '--write',
      '--log-level=error',
      ...files.filter((file) => /\.tsx?$/.test(file)),
    ],
    ['npm', 'run', '--silent', 'api:types'],
  ];
  for (const [command = '', ...words] of plan.only === 'django' ? [] : steps) {
    const { status, stderr } = spawnSync(command, words, { encoding: 'utf8' });
    if (status !== 0)
      terminal.complain(`"${[command, ...words].join(' ')}" failed. Run it again by hand.\n${stderr}`);
  }
  terminal.say(nextSteps({ plural, singular }, plan));
}

function nextSteps({ plural, singular }: FeatureNames, { only }: FeaturePlan): string {
  const ofDjango = `  python manage.py migrate && python manage.py test ${plural}   (in django/project)`;
  if (only === 'django') return ['', `The Django app ${plural} is made.`, '', ofDjango, ''].join('\n');
  return [
    '',
    `The feature ${plural} works already: each ${singular} has a title and a body. Make it yours:`,
    '',
    `  1. its fields     lib/contract/${plural}.ts, lib/${plural}/tables.ts and lib/${plural}/migrations/0001_initial.ts`,
    `  2. its queries    lib/${plural}/${singular}-store.ts`,
    `  3. its routes     lib/${plural}/routes.ts, then: npm run api:types`,
    '  4. the database   npm run manage -- migrate',
    `  5. its tests      npm test -- ${plural}`,
    '',
    'docs/building.md goes through it in this order.',
    '',
  ].join('\n');
}
