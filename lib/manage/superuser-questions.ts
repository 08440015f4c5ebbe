// What createsuperuser asks on a terminal, again until the answer will do.
import { userInfo } from 'node:os';
import { pythonStrip } from '@/lib/django/normalization';
import { validatePassword } from '@/lib/django/passwords/validation';
import { CommandError } from './command-error';
import { capitalized, describeUserFields, findUsernameProblem, type UserField } from './user-fields';
import type { Workspace } from './workspace';

export interface SuperuserAnswers {
  username: string;
  email: string;
  /** null: an unusable one. */
  password: string | null;
}

/** Ask for what the flags, by field name, do not tell. */
export async function askSuperuser(
  workspace: Workspace,
  flags: Record<string, string | undefined>,
): Promise<SuperuserAnswers> {
  const fields = describeUserFields(workspace.config.user);
  const username = await askUsername(workspace, fields.username, flags[fields.username.name]);
  const email = fields.email ? await askEmail(workspace, fields.email, flags[fields.email.name]) : username;
  return { username, email, password: await askPassword(workspace, { username, email }) };
}

async function askUsername(
  workspace: Workspace,
  field: UserField,
  flag: string | undefined,
): Promise<string> {
  const { terminal, stores } = workspace;
  if (flag === '') throw new CommandError(`${capitalized(field.verboseName)} cannot be blank.`);
  if (flag !== undefined) {
    const problem = await findUsernameProblem(field, stores.users, flag);
    if (!problem) return flag;
    terminal.complain(problem);
  }
  const suggestion = await suggestUsername(workspace, field);
  const hint = suggestion ? ` (leave blank to use '${suggestion}')` : '';
  for (;;) {
    const answer = (await terminal.ask(`${capitalized(field.verboseName)}${hint}:`)) || suggestion;
    const problems = field.check(answer);
    const problem =
      problems.length > 0
        ? `Error: ${problems.join('; ')}`
        : await findUsernameProblem(field, stores.users, answer);
    if (!problem) return answer;
    terminal.complain(problem);
  }
}

/** The name of the system's user, made fit for a username, unless somebody has it. */
async function suggestUsername({ stores }: Workspace, field: UserField): Promise<string> {
  if (field.name !== 'username') return '';
  const name = userInfo()
    .username.normalize('NFKD')
    .replace(/[^\x20-\x7e]|\s/g, '')
    .toLowerCase();
  return (await findUsernameProblem(field, stores.users, name)) === null ? name : '';
}

async function askEmail(
  { terminal }: Workspace,
  field: UserField,
  flag: string | undefined,
): Promise<string> {
  if (flag !== undefined) {
    const problems = field.check(flag);
    if (problems.length > 0) throw new CommandError(problems.join('; '));
    return flag;
  }
  for (;;) {
    const answer = await terminal.ask(`${capitalized(field.verboseName)}:`);
    const problems = field.check(answer);
    if (problems.length === 0) return answer;
    terminal.complain(`Error: ${problems.join('; ')}`);
  }
}

async function askPassword(
  { terminal, config }: Workspace,
  user: { username: string; email: string },
): Promise<string> {
  for (;;) {
    const password = await terminal.askPassword('Password:');
    if (password !== (await terminal.askPassword('Password (again):'))) {
      terminal.complain("Error: Your passwords didn't match.");
      continue;
    }
    if (pythonStrip(password) === '') {
      terminal.complain("Error: Blank passwords aren't allowed.");
      continue;
    }
    const problems = validatePassword(password, { validators: config.passwords.validators, user });
    if (problems.length === 0) return password;
    for (const { message } of problems) terminal.complain(message);
    if (await terminal.askPermission('Bypass password validation and create user anyway?')) return password;
  }
}
