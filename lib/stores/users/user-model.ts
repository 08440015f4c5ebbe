// Which table is AUTH_USER_MODEL, and what its columns are. The default is Django's auth_user; a custom user model is
// described by four settings (AUTH_USER_TABLE, AUTH_USER_ID_TYPE, USERNAME_FIELD, EMAIL_FIELD), the rest is read from
// the database: which optional columns it lacks, and how its many-to-many tables name it.
import type { Catalog } from '../database/catalog';
import { uuidType } from '../database/inspect';
import type { UserColumns } from '../database/tables';
import { StoreError } from '../stores';
import { integerIds, type UserIds, uuidIds } from './user-ids';

export interface UserModel {
  /** AUTH_USER_TABLE: the db_table of AUTH_USER_MODEL. */
  table: string;
  /** AUTH_USER_ID_TYPE: the kind of its primary key. */
  idType: 'integer' | 'uuid';
  idColumn: string;
  /** USERNAME_FIELD: the column that people sign in with. */
  usernameField: string;
  /** EMAIL_FIELD. */
  emailField: string;
}

export const DJANGO_USER: UserModel = {
  table: 'auth_user',
  idType: 'integer',
  idColumn: 'id',
  usernameField: 'username',
  emailField: 'email',
};

/** Complete a description with auth_user's; a part that is undefined counts as not given. */
export function describeUserModel(given: Partial<UserModel> = {}): UserModel {
  return {
    table: given.table ?? DJANGO_USER.table,
    idType: given.idType ?? DJANGO_USER.idType,
    idColumn: given.idColumn ?? DJANGO_USER.idColumn,
    usernameField: given.usernameField ?? DJANGO_USER.usernameField,
    emailField: given.emailField ?? DJANGO_USER.emailField,
  };
}

/** One side of `user.groups` or `user.user_permissions`. */
interface LinkTable<Table extends 'auth_user_groups' | 'auth_user_user_permissions'> {
  table: Table;
  userColumn: 'user_id';
}

/**
 * The user table as it is. The names are typed as auth_user's own, so that one set of queries serves every user model:
 * Kysely checks the query's shape, this file answers for the names.
 */
export interface UserTable extends UserIds {
  table: 'auth_user';
  columns: Map<keyof UserColumns, string>;
  idColumn: 'id';
  usernameColumn: 'username';
  emailColumn: 'email' | null;
  groups: LinkTable<'auth_user_groups'> | null;
  permissions: LinkTable<'auth_user_user_permissions'> | null;
}

const OPTIONAL: (keyof UserColumns)[] = [
  'last_login',
  'is_superuser',
  'first_name',
  'last_name',
  'is_staff',
  'is_active',
  'date_joined',
];

/** Match the settings with the database; throws StoreError where they do not fit. */
export function resolveUserTable(
  model: UserModel,
  catalog: Catalog,
  dialect: 'sqlite' | 'postgres',
): UserTable {
  const present = catalog.get(model.table);
  if (!present)
    throw new StoreError(
      'configuration',
      `There is no table "${model.table}": set AUTH_USER_TABLE to the user table.`,
    );
  requireColumn(model, present, model.idColumn, 'AUTH_USER_ID_COLUMN');
  requireColumn(model, present, model.usernameField, 'USERNAME_FIELD');
  requireColumn(model, present, 'password', 'AUTH_USER_TABLE');
  requireIdType(model, present.get(model.idColumn) ?? '');

  const columns = new Map<keyof UserColumns, string>([
    ['id', model.idColumn],
    ['password', 'password'],
    ['username', model.usernameField],
  ]);
  for (const column of OPTIONAL) if (present.has(column)) columns.set(column, column);
  if (present.has(model.emailField)) columns.set('email', model.emailField);

  // The casts: see UserTable.
  return {
    table: model.table as 'auth_user',
    columns,
    idColumn: model.idColumn as 'id',
    usernameColumn: model.usernameField as 'username',
    emailColumn: columns.has('email') ? (model.emailField as 'email') : null,
    groups: findLink<'auth_user_groups'>(catalog, `${model.table}_groups`, 'group_id'),
    permissions: findLink<'auth_user_user_permissions'>(
      catalog,
      `${model.table}_user_permissions`,
      'permission_id',
    ),
    ...(model.idType === 'uuid'
      ? uuidIds(dialect, model.idColumn)
      : integerIds(present.get(model.idColumn) ?? '')),
  };
}

function requireColumn(
  model: UserModel,
  present: ReadonlyMap<string, string>,
  column: string,
  setting: string,
): void {
  if (present.has(column)) return;
  throw new StoreError(
    'configuration',
    `Table "${model.table}" has no column "${column}": correct ${setting}.`,
  );
}

function requireIdType(model: UserModel, type: string): void {
  const isUuid = uuidType.test(type);
  if (isUuid === (model.idType === 'uuid')) return;
  throw new StoreError(
    'configuration',
    `The ids of table "${model.table}" are of type ${type}: set AUTH_USER_ID_TYPE=${isUuid ? 'uuid' : 'integer'}.`,
  );
}

function findLink<Table extends 'auth_user_groups' | 'auth_user_user_permissions'>(
  catalog: Catalog,
  table: string,
  otherColumn: string,
): LinkTable<Table> | null {
  const present = catalog.get(table);
  if (!present) return null;
  // Django names the column after the model ("member_id" for accounts.Member), which only the database knows.
  const userColumn = [...present.keys()].find((column) => column !== 'id' && column !== otherColumn);
  return userColumn ? { table: table as Table, userColumn: userColumn as 'user_id' } : null;
}
