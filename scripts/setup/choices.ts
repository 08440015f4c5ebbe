// What setup wants to know: from flags, from the record of an earlier set-up, or from questions.
import { readFileSync } from 'node:fs';
import { cancel, isCancel, multiselect, select, text } from '@clack/prompts';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { type PartName, parts } from './parts';
import { readProductName } from './rename';

const strategies = ['session', 'jwt', 'hybrid'] as const;
/**
 * Who answers `/api/auth/`: our API, the Django project of this repository, a Django elsewhere that has its package, or one
 * that has another and is reached through a bridge.
 */
const backends = ['typescript', 'django', 'external', 'bridge'] as const;
export const optionalParts = [
  'notes',
  'tour',
  'dialects',
  'handoff',
  'bridges',
  'factors',
  'doctor',
  'metrics',
  'conformance',
  'chaos',
  'benchmark',
] as const satisfies readonly PartName[];

const choicesSchema = z.object({
  name: z.string().min(1),
  strategy: z.enum(strategies),
  backend: z.enum(backends),
  keep: z.array(z.enum(optionalParts)),
});
export type Choices = z.output<typeof choicesSchema>;
export type Flags = { isDryRun: boolean; isYes: boolean };

/** The file in which a product keeps what it was made with. */
export const recordPath = '.starter.json';

/** Read the command line and ask for what it leaves open. Null: the person gave up. */
export async function readChoices(
  args: readonly string[],
): Promise<{ choices: Choices; flags: Flags } | null> {
  const program = new Command('npm run setup --')
    .description('Turn this clone of the starter into your own product.')
    .option('--name <name>', 'name of the product, as people read it')
    .addOption(new Option('--strategy <strategy>', 'how people stay signed in').choices(strategies))
    .addOption(new Option('--backend <backend>', 'who answers the auth API').choices(backends))
    .option(
      '--keep <parts>',
      `optional parts to keep, by comma, "all" or "none": ${optionalParts.join(', ')}`,
    )
    .option('--like <file>', `the ${recordPath} of another product: make the same choices`)
    .option('--dry-run', 'print what would change, and change nothing')
    .option('--yes', 'ask nothing: what no flag says has its default');
  program.parse([...args], { from: 'user' });
  const given = program.opts<
    Record<'name' | 'strategy' | 'backend' | 'keep' | 'like', string | undefined> & {
      dryRun?: true;
      yes?: true;
    }
  >();
  const recorded = given.like === undefined ? {} : readRecord(given.like).choices;
  const said = {
    ...recorded,
    ...(given.name !== undefined && { name: given.name }),
    ...(given.strategy !== undefined && { strategy: given.strategy }),
    ...(given.backend !== undefined && { backend: given.backend }),
    ...(given.keep !== undefined && { keep: readKeep(given.keep) }),
  };
  const flags = { isDryRun: given.dryRun === true, isYes: given.yes === true };
  const answers = flags.isYes || given.like !== undefined ? { ...defaults, ...said } : await ask(said);
  if (answers === null) return null;
  const choices = choicesSchema.parse(answers);
  readProductName(choices.name);
  return { choices, flags };
}

const defaults = { name: 'My Product', strategy: 'session', backend: 'typescript', keep: [] };

function readKeep(list: string): string[] {
  if (list === 'all') return [...optionalParts];
  if (list === 'none') return [];
  return list.split(',').map((name) => {
    const known = optionalParts.find((part) => part === name.trim());
    if (known === undefined)
      throw new Error(`--keep: no part is called "${name}". Parts: ${optionalParts.join(', ')}.`);
    return known;
  });
}

const recordSchema = z.object({ version: z.string(), commit: z.string().nullable(), choices: choicesSchema });
export type SetupRecord = z.output<typeof recordSchema>;

/** Throws when the file is missing or was not written by setup. */
function readRecord(path: string): SetupRecord {
  return recordSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

async function ask(said: Partial<Record<keyof Choices, unknown>>): Promise<unknown> {
  const questions: Record<keyof Choices, () => Promise<unknown>> = {
    name: () =>
      text({
        message: 'What is your product called?',
        placeholder: defaults.name,
        validate: (value) => whyNotAName(value ?? ''),
      }),
    strategy: () =>
      select({
        message: 'How do people stay signed in? (one variable, you can change it later)',
        options: [
          { value: 'session', label: 'session', hint: "Django's sessionid cookie" },
          { value: 'jwt', label: 'jwt', hint: 'access token in memory, refresh token in a cookie' },
          { value: 'hybrid', label: 'hybrid', hint: 'session for browsers, tokens for other clients' },
        ],
      }),
    backend: () =>
      select({
        message: 'Who answers the auth API?',
        options: [
          {
            value: 'typescript',
            label: 'TypeScript',
            hint: 'the API in this repository, inside Next or on its own',
          },
          { value: 'django', label: 'Django, in this repository', hint: 'django/project, yours to extend' },
          {
            value: 'external',
            label: 'a Django that you already have',
            hint: 'with the package of this starter; AUTH_API_URL says where',
          },
          {
            value: 'bridge',
            label: 'a Django that you already have, through a bridge',
            hint: 'with simplejwt or another common package, unchanged',
          },
        ],
      }),
    keep: () =>
      multiselect({
        message: 'Which optional parts do you keep?',
        options: optionalParts.map((value) => ({ value, label: parts[value].title })),
        required: false,
      }),
  };
  const answers: Record<string, unknown> = { ...said };
  for (const [name, question] of Object.entries(questions)) {
    if (answers[name] !== undefined) continue;
    answers[name] = await question();
    if (isCancel(answers[name])) {
      cancel('Nothing was changed.');
      return null;
    }
  }
  return answers;
}

function whyNotAName(value: string): string | undefined {
  try {
    readProductName(value);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
