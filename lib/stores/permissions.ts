// A user's groups and permissions in one query, as ModelBackend.get_all_permissions: own permissions and those of the
// groups for an active user, every permission there is for an active superuser, none for an inactive one. They come as
// one row of two JSON lists: handing over many rows takes both drivers longer than finding them.
import { sql } from 'kysely';
import type { Database } from './database';
import type { User, UserStore } from './stores';
import type { UserTable } from './user-model';

interface Lists {
  groups: string;
  permissions: string;
}

/** Prepare the queries once and return UserStore.getGroupsAndPermissions. */
export function preparePermissions(
  { kysely, prepareOne, dialect }: Database,
  { groups, permissions, readId }: UserTable,
): UserStore['getGroupsAndPermissions'] {
  // A user model without PermissionsMixin has neither.
  if (!groups || !permissions) return async () => ({ groups: [], permissions: [] });

  const listOf = (name: string) =>
    dialect === 'sqlite'
      ? sql<string>`json_group_array(${sql.raw(name)})`
      : sql<string>`coalesce(json_agg(${sql.raw(name)}), '[]')::text`;
  const groupNames = kysely
    .selectFrom('auth_group as g')
    .innerJoin(`${groups.table} as m`, 'm.group_id', 'g.id')
    .where(`m.${groups.userColumn}`, '=', 0)
    .select(listOf('g.name').as('list'));
  const everyPermission = kysely
    .selectFrom('auth_permission as p')
    .innerJoin('django_content_type as c', 'c.id', 'p.content_type_id')
    .select(listOf("c.app_label || '.' || p.codename").as('list'));
  const ownPermissions = everyPermission.where(
    'p.id',
    'in',
    kysely
      .selectFrom(permissions.table)
      .select('permission_id')
      .where(permissions.userColumn, '=', 0)
      .union(
        kysely
          .selectFrom('auth_group_permissions as gp')
          .innerJoin(`${groups.table} as m`, 'm.group_id', 'gp.group_id')
          .where(`m.${groups.userColumn}`, '=', 0)
          .select('gp.permission_id'),
      ),
  );
  const prepareLists = (found: typeof everyPermission) =>
    prepareOne<Lists>(
      kysely
        .selectNoFrom([groupNames.as('groups'), found.as('permissions')])
        // An aggregate always gives its one row.
        .$castTo<Lists>(),
    );
  const ofInactive = prepareLists(everyPermission.where(sql<boolean>`1 = 0`));
  const ofSuperuser = prepareLists(everyPermission);
  const ofUser = prepareLists(ownPermissions);

  function listsOf(user: User): Promise<Lists | undefined> {
    const id = readId(String(user.id));
    if (!user.isActive) return ofInactive([id]);
    return user.isSuperuser ? ofSuperuser([id]) : ofUser([id, id, id]);
  }

  return async (user) => {
    const lists = await listsOf(user);
    return {
      groups: readNames(lists?.groups).sort(),
      permissions: [...new Set(readNames(lists?.permissions))].sort(),
    };
  };
}

function readNames(list = '[]'): string[] {
  // The query makes lists of texts only.
  return JSON.parse(list) as string[];
}
