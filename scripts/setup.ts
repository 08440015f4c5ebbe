// `npm run setup`: asks a few questions and turns this clone into your product. `--dry-run` only says what would change.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Choices, readChoices, recordPath } from './setup/choices';
import { writeEnvironment } from './setup/environment';
import { type PartName, parts } from './setup/parts';
import { setUp } from './setup/set-up';
import { type Changes, compareTrees, readTree, writeChanges } from './setup/tree';

const root = process.cwd();

async function main(): Promise<number> {
  if (existsSync(recordPath))
    return complain(`${recordPath} says that this copy is set up already. Nothing was changed.`);
  const answered = await readChoices(process.argv.slice(2));
  if (answered === null) return 1;
  const { choices, flags } = answered;
  if (!flags.isDryRun && git('status', '--porcelain') !== '') {
    return complain(
      'There are uncommitted changes. Commit or stash them first, so that you can undo what setup does.',
    );
  }
  const before = readTree(root);
  const { tree, removed, name } = setUp(before, choices, git('rev-parse', 'HEAD') || null);
  const changes = compareTrees(before, tree);
  say(summarize(changes, removed));
  if (flags.isDryRun) return 0;
  writeChanges(root, tree, changes);
  const isEnvironmentNew = writeEnvironment(root, choices);
  finish(choices);
  say(closingWords(choices, name.title, isEnvironmentNew));
  return 0;
}

function summarize({ deleted, written }: Changes, removed: ReadonlySet<PartName>): string {
  const titles = [...removed].map((part) => `  - ${parts[part].title}`);
  const counts = `${deleted.length} files deleted, ${written.length} edited.`;
  return ['', 'Removed:', ...titles, '', counts, ''].join('\n');
}

/** Bring the lock file, the types of the client and the formatting in line. Each can be repeated by hand, so a failure is only reported. */
function finish({ backend }: Choices): void {
  const steps = [
    ['npm', 'install', '--no-audit', '--no-fund', '--loglevel=error'],
    ...(backend === 'typescript' ? [['npm', 'run', '--silent', 'api:types']] : []),
    ['npx', 'biome', 'check', '--write', '--log-level=error', '.'],
  ];
  for (const [command = '', ...words] of steps) {
    const { status } = spawnSync(command, words, { stdio: 'inherit' });
    if (status !== 0) complain(`"${[command, ...words].join(' ')}" failed. Run it again by hand.`);
  }
}

function closingWords({ backend }: Choices, title: string, isEnvironmentNew: boolean): string {
  return [
    `This is ${title} now.${isEnvironmentNew ? ' Its settings are in .env.' : ' Your .env was left as it is.'}`,
    ...(backend === 'external' ? ['Set AUTH_API_URL in .env to the address of your Django.'] : []),
    ...(backend === 'bridge' ? ['Set AUTH_BACKEND and AUTH_API_URL in .env: docs/bridges.md.'] : []),
    '',
    '  npm run dev     start it',
    '  npm test        check it',
    '  git add -A && git commit -m "Set up"',
    '',
  ].join('\n');
}

/** What git prints, or an empty text where there is no repository. */
function git(...words: string[]): string {
  try {
    return execFileSync('git', words, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}

process.exitCode = await main().catch((error: unknown) =>
  complain(error instanceof Error ? error.message : String(error)),
);
