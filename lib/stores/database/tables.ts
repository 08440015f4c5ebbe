// The columns of Django's tables, for Kysely. Times are read as text, which keeps their microseconds; booleans are
// true/false on PostgreSQL and 1/0 on SQLite, whose driver converts the parameters (sqlite.ts).
import type { ColumnType, Generated } from 'kysely';

/** Rows hold text; Date is there for comparisons, which Kysely types as it types rows. */
export type Time = ColumnType<Date | string, Date, Date>;
export type NullableTime = ColumnType<Date | string | null, Date | null, Date | null>;
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

/** Read a time column: "2025-01-31 09:08:07.123456" on SQLite, in UTC; with an offset ("+00") on PostgreSQL. */
export function readTime(value: Date | string): Date {
  if (typeof value !== 'string') return value;
  if (isSixDigitText(value)) return new Date(`${value.slice(0, 10)}T${value.slice(11, 23)}Z`);
  // Beyond milliseconds a Date cannot hold; foreign writers may have used "T" or "Z".
  const text = value.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1');
  const offset = /(?:Z|[+-]\d\d(?::?\d\d)?)$/.exec(text)?.[0];
  if (offset === undefined) return new Date(`${text}Z`);
  return new Date(offset.length === 3 ? `${text}:00` : text);
}

/**
 * As Django and this code write a time on SQLite; every other form takes five times as long to read. A digit in the
 * fourth place after the point: PostgreSQL's milliseconds with an offset (".123+02") are as long.
 */
function isSixDigitText(value: string): boolean {
  return value.length === 26 && value.charAt(10) === ' ' && value.charAt(23) >= '0';
}

export function readNullableTime(value: Date | string | null): Date | null {
  return value === null ? null : readTime(value);
}

/** Read a time column as DRF shows a DateTimeField: ISO 8601 in UTC with Z, and six digits of a second or none. */
export function readTimestamp(value: Date | string): string {
  if (typeof value !== 'string') return formatTime(value);
  if (isSixDigitText(value) && !value.endsWith('.000000')) return `${value.slice(0, 10)}T${value.slice(11)}Z`;
  const microseconds = /\.(\d+)/.exec(value)?.[1]?.padEnd(6, '0').slice(0, 6) ?? '000000';
  const seconds = readTime(value).toISOString().slice(0, 19);
  return microseconds === '000000' ? `${seconds}Z` : `${seconds}.${microseconds}Z`;
}

/** Write a time as Django does on SQLite: comparisons there are textual, so six digits or none, and no "T" or "Z". */
export function writeTimeText(value: Date): string {
  return formatTime(value).replace('T', ' ').replace('Z', '');
}

/** Write a time as readTimestamp would read it. */
export function formatTime(value: Date): string {
  const text = value.toISOString();
  return text.endsWith('.000Z') ? text.replace('.000Z', 'Z') : text.replace('Z', '000Z');
}
