// Reads tests/vectors/allauth/*.json, which a real django-allauth 65 made.
import { readFileSync } from 'node:fs';
import { parsePythonJson } from '@/lib/django/python/json';

export type AllauthVectors<Case> = { secret_key: string; old_secret_key: string; cases: Case[] };

/** Read one file. Floats with a whole value stay floats, as they do where the stores read JSON. */
export function readAllauthVectors<Case>(name: string): AllauthVectors<Case> {
  const text = readFileSync(new URL(`../../vectors/allauth/${name}.json`, import.meta.url), 'utf8');
  const parsed = parsePythonJson(text);
  if (!parsed.ok) throw new Error(parsed.message);
  // The file's shape is the generator's.
  return parsed.value as AllauthVectors<Case>;
}
