// `grant` and `revoke`: a permission for a user or a group, as Django's admin gives and takes it.
import { CommandError } from './command-error';
import type { Workspace } from './workspace';

type Asked = { name: string; permission: string; isRevoked: boolean };

/** Change the permission of the user of that name or, where there is none, of the group. Throws CommandError. */
export async function grantPermission(
  { stores, terminal }: Workspace,
  { name, permission, isRevoked }: Asked,
): Promise<void> {
  const user = await stores.users.getByUsername(name);
  const outcome = await stores.users.setPermission(user === null ? { group: name } : { user: user.id }, {
    permission,
    isGranted: !isRevoked,
  });
  if (outcome === 'no-permission') throw new CommandError(`permission '${permission}' does not exist`);
  if (outcome === 'no-holder') throw new CommandError(`neither a user nor a group is called '${name}'`);
  const holder = `${user === null ? 'Group' : 'User'} '${name}'`;
  terminal.say(`${holder} ${isRevoked ? 'no longer has' : 'has'} the permission ${permission}.`);
}
