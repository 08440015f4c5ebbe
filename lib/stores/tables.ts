// The columns of Django's tables, for Kysely. Times are Date on PostgreSQL and TEXT on SQLite, booleans true/false and
// 1/0: parameters are converted by the SQLite driver (sqlite.ts), results by the two readers below.
import type { ColumnType, Generated } from 'kysely';

type Time = ColumnType<Date | string, Date, Date>;
type NullableTime = ColumnType<Date | string | null, Date | null, Date | null>;
type Flag = ColumnType<boolean | number, boolean, boolean>;

export interface UserColumns {
  id: Generated<number | string>;
  password: string;
  last_login: NullableTime;
  is_superuser: Flag;
  username: string;
  first_name: string;
  last_name: string;
  email: string;
  is_staff: Flag;
  is_active: Flag;
  date_joined: Time;
}

export interface DjangoTables {
  auth_user: UserColumns;
  auth_user_groups: { id: Generated<number>; user_id: number | string; group_id: number };
  auth_user_user_permissions: { id: Generated<number>; user_id: number | string; permission_id: number };
  auth_group: { id: Generated<number>; name: string };
  auth_group_permissions: { id: Generated<number>; group_id: number; permission_id: number };
  auth_permission: { id: Generated<number>; name: string; content_type_id: number; codename: string };
  django_content_type: { id: Generated<number>; app_label: string; model: string };
  django_migrations: { id: Generated<number>; app: string; name: string; applied: Time };
  django_session: { session_key: string; session_data: string; expire_date: Time };
  token_blacklist_outstandingtoken: {
    id: Generated<number>;
    user_id: number | string | null;
    jti: string;
    token: string;
    created_at: NullableTime;
    expires_at: Time;
  };
  token_blacklist_blacklistedtoken: { id: Generated<number>; token_id: number; blacklisted_at: Time };
}

/** Read a time column: PostgreSQL gives a Date, SQLite Django's text in UTC ("2025-01-31 09:08:07.123456"). */
export function readTime(value: Date | string): Date {
  if (typeof value !== 'string') return value;
  // As Django and this code write it; the general form takes five times as long.
  if (value.length === 26 && value.charAt(10) === ' ')
    return new Date(`${value.slice(0, 10)}T${value.slice(11, 23)}Z`);
  // Beyond milliseconds a Date cannot hold; foreign writers may have used "T", "Z" or an offset.
  const text = value.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1');
  return new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
}

export function readNullableTime(value: Date | string | null): Date | null {
  return value === null ? null : readTime(value);
}

/** Write a time as Django does on SQLite: comparisons there are textual, so six digits or none, and no "T" or "Z". */
export function writeTimeText(value: Date): string {
  const text = value.toISOString();
  const fraction = text.slice(20, 23);
  return `${text.slice(0, 10)} ${text.slice(11, 19)}${fraction === '000' ? '' : `.${fraction}000`}`;
}
