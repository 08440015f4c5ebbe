// Primary keys of the user table, between how the column holds them and how sessions and tokens spell them.
import { randomUUID } from 'node:crypto';
import { parsePythonInt } from '@/lib/django/python/integer';
import type { UserId } from '../stores';

export interface UserIds {
  /** The id as it is stored, from the text in a session, token or link, which is read as by the field's to_python(). */
  readId(text: string): number | string | null;
  /** The id as sessions and tokens spell it. */
  showId(stored: number | string): UserId;
  /** The id column of a new row, where the database does not make one. */
  createId(): Record<string, string>;
}

const MAX_INTEGER = 2 ** 31 - 1;

/** Ids of an AutoField or BigAutoField; `type` is the column's. */
export function integerIds(type: string): UserIds {
  // PostgreSQL answers an integer that its column cannot hold with an error, not with "no row".
  const max = /^(integer|serial)$/i.test(type) ? MAX_INTEGER : Number.MAX_SAFE_INTEGER;
  return {
    readId: (text) => {
      const id = /^\d{1,15}$/.test(text) ? Number(text) : Number(parsePythonInt(text) ?? Number.NaN);
      return Math.abs(id) <= max ? id : null;
    },
    showId: (stored) => stored,
    createId: () => ({}),
  };
}

/** Ids of a UUIDField: char(32) on SQLite, uuid on PostgreSQL, dashed text in sessions and tokens. */
export function uuidIds(dialect: 'sqlite' | 'postgres', idColumn: string): UserIds {
  const store = (hex: string) => (dialect === 'sqlite' ? hex : withDashes(hex));
  return {
    readId: (text) => {
      const hex = text
        .replace(/urn:|uuid:/g, '')
        .replace(/^[{}]+|[{}]+$|-/g, '')
        .toLowerCase();
      return /^[0-9a-f]{32}$/.test(hex) ? store(hex) : null;
    },
    showId: (stored) => withDashes(String(stored).replaceAll('-', '')),
    createId: () => ({ [idColumn]: store(randomUUID().replaceAll('-', '')) }),
  };
}

function withDashes(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
