// `createsuperuser`, as django.contrib.auth.management.commands.createsuperuser of Django 5.2: the same flags,
// environment variables, questions, checks and sentences.
import { CommandError } from './command-error';
import { askSuperuser, type SuperuserAnswers } from './superuser-questions';
import { describeUserFields, findUsernameProblem, takenMessage, type UserField } from './user-fields';
import type { Workspace } from './workspace';

export interface SuperuserFlags {
  /** By field name: `--username`, `--email`, or what USERNAME_FIELD is. */
  values: Record<string, string | undefined>;
  isInteractive: boolean;
}

const SKIPPED =
  'Superuser creation skipped due to not running in a TTY. You can run `npm run manage -- createsuperuser` in your project to create one manually.';

export async function createSuperuser(workspace: Workspace, flags: SuperuserFlags): Promise<void> {
  const { terminal, stores, hashers, config, now } = workspace;
  if (flags.isInteractive && !terminal.isInteractive) return terminal.say(SKIPPED);
  if (stores.users.creationProblem !== null) throw new CommandError(stores.users.creationProblem);
  const answers = await (flags.isInteractive ? askSuperuser : readSuperuser)(workspace, flags.values);
  const fields = describeUserFields(config.user);
  const created = await stores.users.create({
    username: fields.username.normalize(answers.username),
    email: (fields.email ?? fields.username).normalize(answers.email),
    password: await hashers.makePassword(answers.password),
    firstName: '',
    lastName: '',
    isActive: true,
    isStaff: true,
    isSuperuser: true,
    lastLogin: null,
    dateJoined: now(),
  });
  // Taken under another spelling, or since it was asked for.
  if (created.status === 'username-taken') throw new CommandError(takenMessage(fields.username));
  terminal.say('Superuser created successfully.');
}

/** `--noinput`: flags first, then the environment; the password comes from the environment alone. */
async function readSuperuser(
  { config, stores, env }: Workspace,
  flags: SuperuserFlags['values'],
): Promise<SuperuserAnswers> {
  const fields = describeUserFields(config.user);
  const username = flags[fields.username.name] ?? env[variableOf(fields.username)];
  if (username === undefined) throw missing(fields.username);
  const problem = await findUsernameProblem(fields.username, stores.users, username);
  if (problem) throw new CommandError(problem);
  const email = fields.email ? readEmail(fields.email) : username;
  // An unusable password, if there is none.
  return { username, email, password: env.DJANGO_SUPERUSER_PASSWORD ?? null };

  function readEmail(field: UserField): string {
    const flag = flags[field.name];
    const value = flag || env[variableOf(field)];
    // Blank is allowed, but only when it was said.
    if (value === undefined && flag === undefined) throw missing(field);
    const problems = field.check(value ?? '');
    if (problems.length > 0) throw new CommandError(problems.join('; '));
    return value ?? '';
  }
}

function missing({ name }: UserField): CommandError {
  return new CommandError(`You must use --${name} with --noinput.`);
}

function variableOf({ name }: UserField): string {
  return `DJANGO_SUPERUSER_${name.toUpperCase()}`;
}
