// Permissions of one's own of users and groups, as Django's admin changes them.
import type { Database } from '../database/database';
import type { UserStore } from '../stores';
import type { UserTable } from './user-model';

export function createPermissionSetter(
  { kysely }: Database,
  { permissions, readId }: UserTable,
): UserStore['setPermission'] {
  async function findPermission(name: string): Promise<number | undefined> {
    const [label = '', codename = ''] = name.split(/\.(.*)/s);
    const row = await kysely
      .selectFrom('auth_permission as p')
      .innerJoin('django_content_type as c', 'c.id', 'p.content_type_id')
      .select('p.id')
      .where('c.app_label', '=', label)
      .where('p.codename', '=', codename)
      .executeTakeFirst();
    return row?.id;
  }

  return async (holder, { permission, isGranted }) => {
    const permissionId = await findPermission(permission);
    if (permissionId === undefined) return 'no-permission';
    if ('user' in holder) {
      const userId = readId(String(holder.user));
      if (permissions === null || userId === null) return 'no-holder';
      const { table, userColumn } = permissions;
      if (isGranted) {
        // The column that refers to the user is named after the model, which no type can know.
        const row = { [userColumn]: userId, permission_id: permissionId } as never;
        const insertion = kysely.insertInto(table).values(row);
        await insertion.onConflict((conflict) => conflict.doNothing()).execute();
      } else {
        const deletion = kysely.deleteFrom(table).where(userColumn, '=', userId);
        await deletion.where('permission_id', '=', permissionId).execute();
      }
      return 'changed';
    }
    const group = await kysely
      .selectFrom('auth_group')
      .select('id')
      .where('name', '=', holder.group)
      .executeTakeFirst();
    if (group === undefined) return 'no-holder';
    const row = { group_id: group.id, permission_id: permissionId };
    const groups = 'auth_group_permissions';
    if (isGranted) {
      await kysely
        .insertInto(groups)
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else {
      const deletion = kysely.deleteFrom(groups).where('group_id', '=', group.id);
      await deletion.where('permission_id', '=', permissionId).execute();
    }
    return 'changed';
  };
}
