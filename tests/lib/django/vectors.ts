// Reads tests/vectors/*.json, which tests/vectors/generate.py made with a real Django.
import { readFileSync } from 'node:fs';

export type Vectors<Case> = {
  django: string;
  secretKey: string;
  oldSecretKeys: string[];
  cases: Case[];
};

/** Read one file of vectors; `Case` is the shape that its Python module writes. */
export function readVectors<Case>(name: string): Vectors<Case> {
  const path = new URL(`../../vectors/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8'));
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
