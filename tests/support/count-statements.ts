// Counts what reaches the database, by watching the drivers themselves: every statement of libsql and of pg.
import Libsql from 'libsql';
import pg from 'pg';
import { vi } from 'vitest';

/** The statements that `work` sends, BEGIN and COMMIT included. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const connection = new Libsql(':memory:');
  const statement = Object.getPrototypeOf(connection.prepare('SELECT 1'));
  connection.close();
  const spies = [
    vi.spyOn(statement, 'get'),
    vi.spyOn(statement, 'all'),
    vi.spyOn(statement, 'run'),
    vi.spyOn(Libsql.prototype, 'exec'),
    vi.spyOn(pg.Client.prototype, 'query'),
  ];
  try {
    await work();
    return spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
