// A value travels from one database to the other as text, in the form that Django keeps it in on SQLite: 1 and 0, UTC
// without an offset ("2025-01-31 09:08:07.123456"), a UUID without dashes, bytes in hexadecimal. Text loses no
// microsecond and no digit of a bigint, which numbers and Dates of JavaScript would.
import type { Database } from '../database/database';
import type { Column } from './describe-tables';

type Dialect = Database['dialect'];
type Kind = 'plain' | 'flag' | 'moment' | 'uuid' | 'address' | 'bytes' | 'float';

const postgresKinds: readonly [RegExp, Kind][] = [
  [/^(smallint|integer|bigint|numeric|date|json|jsonb|text)\b/, 'plain'],
  [/^(character|character varying)\b/, 'plain'],
  [/^time(\(\d\))? without time zone$/, 'plain'],
  [/^timestamp(\(\d\))? without time zone$/, 'plain'],
  [/^timestamp(\(\d\))? with time zone$/, 'moment'],
  [/^boolean$/, 'flag'],
  [/^uuid$/, 'uuid'],
  [/^inet$/, 'address'],
  [/^bytea$/, 'bytes'],
  [/^(real|double precision)$/, 'float'],
];

function kindOf({ type }: Column, dialect: Dialect): Kind | null {
  if (dialect === 'postgres') return postgresKinds.find(([pattern]) => pattern.test(type))?.[1] ?? null;
  if (type === 'blob') return 'bytes';
  return /^(real|float|double)/.test(type) ? 'float' : 'plain';
}

/** Whether values of a column can be carried over: Django has types of PostgreSQL that SQLite keeps differently. */
export function canTravel(column: Column, dialect: Dialect): boolean {
  return kindOf(column, dialect) !== null;
}

/** SQL that reads a column as text. */
export function readAsText(column: Column, dialect: Dialect): string {
  const name = quoteName(column.name);
  const kind = kindOf(column, dialect);
  if (dialect === 'sqlite') {
    if (kind === 'bytes') return `hex(${name})`;
    // 17 digits make a double unmistakable; CAST would stop at 15.
    return kind === 'float' ? `printf('%!.17g', ${name})` : `CAST(${name} AS TEXT)`;
  }
  if (kind === 'flag') return `${name}::int::text`;
  if (kind === 'moment') return `to_char(${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`;
  if (kind === 'uuid') return `replace(${name}::text, '-', '')`;
  if (kind === 'address') return `host(${name})`;
  return kind === 'bytes' ? `encode(${name}, 'hex')` : `${name}::text`;
}

/** SQL that turns a parameter with such text into a value of the column. */
export function writeFromText(column: Column, dialect: Dialect, parameter: string): string {
  const kind = kindOf(column, dialect);
  // On SQLite the affinity of the column turns digits into numbers, as it does for Django.
  if (dialect === 'sqlite') return kind === 'bytes' ? `unhex(${parameter})` : parameter;
  if (kind === 'bytes') return `decode(${parameter}, 'hex')`;
  // A cast to varchar(150) would cut what is longer; from text, the column refuses it.
  return /^(character|text)/.test(column.type)
    ? `${parameter}::text`
    : `${parameter}::text::${column.type.replace(/\(.*?\)/, '')}`;
}

/** The text as the target wants it. */
export function prepareText(
  text: string | null,
  source: Column,
  target: Column,
  dialect: Dialect,
): string | null {
  if (text === null) return null;
  if (dialect === 'postgres') {
    const hasOffset = /(?:Z|[+-]\d\d(?::?\d\d)?)$/.test(text.slice(10));
    return kindOf(target, dialect) === 'moment' && !hasOffset ? `${text}+00` : text;
  }
  // As Django writes a time without microseconds.
  return source.type.startsWith('timestamp') ? text.replace(/\.000000$/, '') : text;
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
