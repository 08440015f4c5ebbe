// A user's groups and permissions, as ModelBackend.get_all_permissions: own permissions and those of the groups for an
// active user, every permission there is for an active superuser, none for an inactive one. They come as two JSON lists
// in one row: handing over many rows takes both drivers longer than finding them.
import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Database } from '../database/database';
import type { User, UserStore } from '../stores';
import type { UserTable } from './user-model';

export interface PermissionLists {
  groups: string;
  permissions: string;
}

export interface PermissionReader {
  /** What to select beside the columns of a user row; null for a user model without PermissionsMixin. */
  lists: { groups: RawBuilder<string>; permissions: RawBuilder<string> } | null;
  /** Remember what was selected with this user, so that asking for it is no further query. */
  keep(user: User, lists: PermissionLists): void;
  get: UserStore['getGroupsAndPermissions'];
}

/** Prepare the queries once. */
export function preparePermissions(
  { kysely, prepareOne, dialect }: Database,
  { table, idColumn, groups, permissions, readId }: UserTable,
): PermissionReader {
  if (!groups || !permissions)
    return { lists: null, keep: () => {}, get: async () => ({ groups: [], permissions: [] }) };

  const userId = sql.ref<number | string>(`${table}.${idColumn}`);
  const listOf = (name: string) =>
    dialect === 'sqlite'
      ? sql<string>`json_group_array(${sql.raw(name)})`
      : sql<string>`coalesce(json_agg(${sql.raw(name)}), '[]')::text`;
  const groupNames = kysely
    .selectFrom('auth_group as g')
    .innerJoin(`${groups.table} as m`, 'm.group_id', 'g.id')
    .where(`m.${groups.userColumn}`, '=', userId)
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
      .where(permissions.userColumn, '=', userId)
      .union(
        kysely
          .selectFrom('auth_group_permissions as gp')
          .innerJoin(`${groups.table} as m`, 'm.group_id', 'gp.group_id')
          .where(`m.${groups.userColumn}`, '=', userId)
          .select('gp.permission_id'),
      ),
  );
  const prepareLists = (found: typeof everyPermission) =>
    prepareOne(
      kysely
        .selectFrom(table)
        .where(idColumn, '=', 0)
        .select([listExpression(groupNames).as('groups'), listExpression(found).as('permissions')]),
    );
  const ofInactive = prepareLists(everyPermission.where(sql<boolean>`1 = 0`));
  const ofSuperuser = prepareLists(everyPermission);
  const ofUser = prepareLists(ownPermissions);
  const kept = new WeakMap<User, PermissionLists>();

  async function listsOf(user: User): Promise<PermissionLists | undefined> {
    const id = readId(String(user.id));
    if (!user.isActive) return ofInactive([id]);
    if (user.isSuperuser) return ofSuperuser([id]);
    return kept.get(user) ?? ofUser([id]);
  }

  return {
    lists: { groups: listExpression(groupNames), permissions: listExpression(ownPermissions) },
    keep: (user, lists) => kept.set(user, lists),
    async get(user) {
      const lists = await listsOf(user);
      return {
        groups: readNames(lists?.groups).sort(),
        permissions: [...new Set(readNames(lists?.permissions))].sort(),
      };
    },
  };
}

/** A query of one list as an expression: an aggregate always gives its one row, so it is never null. */
function listExpression(query: Expression<unknown>): RawBuilder<string> {
  return sql<string>`${query}`;
}

function readNames(list = '[]'): string[] {
  // The query makes lists of texts only.
  return JSON.parse(list) as string[];
}
