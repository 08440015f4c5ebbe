// Reads tests/vectors/*.json, which tests/vectors/generate.py made with a real Django. VECTORS names another folder, for
// other random cases than the ones kept here.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

export type Vectors<Case> = {
  django: string;
  secretKey: string;
  oldSecretKeys: string[];
  cases: Case[];
};

/** Read one file of vectors; `Case` is the shape that its Python module writes. */
export function readVectors<Case>(name: string): Vectors<Case> {
  const kept = fileURLToPath(new URL('../../vectors', import.meta.url));
  const made = join(process.env.VECTORS ?? kept, `${name}.json`);
  return JSON.parse(readFileSync(existsSync(made) ? made : join(kept, `${name}.json`), 'utf8'));
}

/** The cases of which we make something else than Django does. Rows that made Django fail are only run. */
export async function findDifferences<Case extends object>(
  cases: readonly Case[],
  { django, ours }: { django: (row: Case) => unknown; ours: (row: Case) => unknown },
): Promise<{ row: Case; django: unknown; ours: unknown }[]> {
  const differences = [];
  for (const row of cases) {
    const [theirs, own] = [django(row), await ours(row)];
    if (!('raised' in row) && !isDeepStrictEqual(own, theirs)) {
      differences.push({ row, django: theirs, ours: own });
    }
  }
  return differences;
}

/** The cases of one kind. */
export function ofKind<Case extends { kind: string }, Kind extends Case['kind']>(
  cases: readonly Case[],
  kind: Kind,
): Extract<Case, { kind: Kind }>[] {
  return cases.filter((row): row is Extract<Case, { kind: Kind }> => row.kind === kind);
}

/** The moment of a vector, given in seconds. */
export function at(seconds: number): Date {
  return new Date(seconds * 1000);
}
