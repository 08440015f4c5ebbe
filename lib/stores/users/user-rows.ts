// Users as rows of the user table and back. A column that a custom user model lacks is not written, and is read as
// Django's default.
import type { Selectable } from 'kysely';
import { readTimestamp, type UserColumns } from '../database/tables';
import type { NewUser, User } from '../stores';
import type { UserTable } from './user-model';

const EPOCH = '1970-01-01T00:00:00Z';

export type UserRow = Partial<Selectable<UserColumns>>;

const COLUMNS: Record<keyof NewUser, keyof UserColumns> = {
  // First, so that it stands where USERNAME_FIELD is the e-mail column.
  username: 'username',
  email: 'email',
  password: 'password',
  firstName: 'first_name',
  lastName: 'last_name',
  isActive: 'is_active',
  isStaff: 'is_staff',
  isSuperuser: 'is_superuser',
  lastLogin: 'last_login',
  dateJoined: 'date_joined',
};

/** Read a row whose columns bear the names of auth_user. */
export function toUser(row: UserRow, users: UserTable): User {
  return {
    id: users.showId(row.id ?? 0),
    password: row.password ?? '',
    lastLogin: row.last_login ? readTimestamp(row.last_login) : null,
    isSuperuser: Boolean(row.is_superuser ?? false),
    username: row.username ?? '',
    firstName: row.first_name ?? '',
    lastName: row.last_name ?? '',
    email: row.email ?? '',
    isStaff: Boolean(row.is_staff ?? false),
    // AbstractBaseUser without the column is always active.
    isActive: Boolean(row.is_active ?? true),
    dateJoined: row.date_joined === undefined ? EPOCH : readTimestamp(row.date_joined),
  };
}

/** Write what is given under the table's own column names. */
export function toRow(values: Partial<NewUser>, users: UserTable): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [field, name] of Object.entries(COLUMNS)) {
    const column = users.columns.get(name);
    // Object.entries forgets that the keys are those of NewUser.
    const value = values[field as keyof NewUser];
    if (column && value !== undefined && !(column in row)) row[column] = value;
  }
  return row;
}
