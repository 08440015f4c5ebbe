// What an SQLite error means to the operator. Codes: SQLite's result codes, as libsql names them.
import { StoreError } from '../stores';

/** Say whether another process holds the lock; waiting helps. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));
}

/** Turn what the operator can mend, or wait out, into a StoreError; leave the rest as it is. */
export function explainSqliteError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const because = (kind: StoreError['kind'], message: string) =>
    new StoreError(kind, message, { cause: error });
  if (isBusy(error))
    return because('unavailable', 'The SQLite file of DATABASE_URL stayed locked by another process.');
  if (code.startsWith('SQLITE_READONLY'))
    return because(
      'configuration',
      'The SQLite file of DATABASE_URL is read-only: let this user write the file and its directory.',
    );
  if (code.startsWith('SQLITE_FULL'))
    return because('unavailable', 'The disk that holds the SQLite file of DATABASE_URL is full.');
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT'))
    return because('configuration', 'The file of DATABASE_URL is not an SQLite database: name another file.');
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN'))
    return because(
      'unavailable',
      'The SQLite file of DATABASE_URL cannot be read or written: check disk and directory.',
    );
  // libsql reports a failed open without a code.
  if (error instanceof Error && error.message.startsWith('ConnectionFailed'))
    return because(
      'configuration',
      'The SQLite file of DATABASE_URL cannot be opened: its directory must exist and be writable.',
    );
  return error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
