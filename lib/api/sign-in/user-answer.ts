// The user object of every answer.
import type { UserAnswer } from '@/lib/contract/answers';
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';

export async function readUserAnswer(context: ApiContext, user: User): Promise<UserAnswer> {
  const { database, users } = context.stores;
  const { groups, permissions } = await users.getGroupsAndPermissions(user);
  const fields = await context.customization.fields(user, { database });
  return {
    id: user.id,
    username: user.username,
    email: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    name: `${user.firstName} ${user.lastName}`.trim() || user.username,
    is_staff: user.isStaff,
    is_superuser: user.isSuperuser,
    groups,
    permissions,
    date_joined: user.dateJoined,
    last_login: user.lastLogin,
    ...fields,
  };
}
