// The primary key in a path, read as Django reads the argument of `filter(pk=…)`.
import { z } from 'zod';
import { parsePythonInt } from '@/lib/django/python/integer';
import { noMatch, notFound } from './permissions';

/** For the `params` of a route. */
export const rowIdParameter = z.int().describe('Primary key');

/** Throws HttpError 404 for what no row can have. */
export function readRowId(text: string, model: string): number {
  const id = /^\d{1,15}$/.test(text) ? Number(text) : parsePythonInt(text);
  if (id === null) throw notFound();
  if (!Number.isSafeInteger(Number(id))) throw noMatch(model);
  return Number(id);
}
