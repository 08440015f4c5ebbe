// A parsed body against a schema of the contract, refused in DRF's words.
import type { z } from 'zod';
import { pythonTypeName } from '@/lib/django/python/json';
import { badRequest, type HttpError } from './http-error';

/** The fields as the schema makes them. Throws HttpError 400 with every broken rule of every field, or `refusal`. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  fields: unknown,
  refusal?: () => HttpError,
): z.output<Schema> {
  if (refusal === undefined) requireDictionary(fields);
  const parsed = schema.safeParse(fields);
  if (parsed.success) return parsed.data;
  if (refusal !== undefined) throw refusal();
  const errors: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? 'non_field_errors');
    errors[field] = [...(errors[field] ?? []), issue.message];
  }
  throw badRequest(errors);
}

function requireDictionary(fields: unknown): void {
  if (fields === null) throw badRequest({ non_field_errors: ['No data provided'] });
  const type = pythonTypeName(fields);
  if (type === 'dict') return;
  throw badRequest({ non_field_errors: [`Invalid data. Expected a dictionary, but got ${type}.`] });
}
