// `changepassword [username]`, as django.contrib.auth.management.commands.changepassword of Django 5.2. Without a
// terminal the two answers are lines of stdin. A new password ends the user's sessions, as everywhere.
import { userInfo } from 'node:os';
import { validatePassword } from '@/lib/django/passwords/validation';
import type { User } from '@/lib/stores/stores';
import { CommandError } from './command-error';
import type { Workspace } from './workspace';

const MAX_TRIES = 3;

export async function changePassword(workspace: Workspace, given: string | undefined): Promise<void> {
  const { stores, hashers, terminal } = workspace;
  const username = given || userInfo().username;
  const user = await stores.users.getByUsername(username);
  if (!user) throw new CommandError(`user '${username}' does not exist`);
  terminal.say(`Changing password for user '${user.username}'`);
  const password = await askNewPassword(workspace, user);
  await stores.users.setPassword(user.id, await hashers.makePassword(password));
  terminal.say(`Password changed successfully for user '${user.username}'`);
}

async function askNewPassword({ terminal, config }: Workspace, user: User): Promise<string> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const password = await ask('Password:');
    if (password !== (await ask('Password (again):'))) {
      terminal.say('Passwords do not match. Please try again.');
      continue;
    }
    const problems = validatePassword(password, { validators: config.passwords.validators, user });
    if (problems.length === 0) return password;
    for (const { message } of problems) terminal.complain(message);
  }
  throw new CommandError(`Aborting password change for user '${user.username}' after ${MAX_TRIES} attempts`);

  async function ask(message: string): Promise<string> {
    const answer = await terminal.askPassword(message);
    if (answer === '') throw new CommandError('aborted');
    return answer;
  }
}
