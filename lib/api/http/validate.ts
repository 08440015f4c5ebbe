// A parsed body against a schema of the contract, refused in DRF's words.
import type { z } from 'zod';
import type { FieldErrors } from '@/lib/contract/errors';
import { pythonTypeName } from '@/lib/django/python/json';
import { badRequest, type HttpError } from './http-error';

/** The fields as the schema makes them. Throws HttpError 400 with every broken rule of every field, or `refusal`. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  fields: unknown,
  refusal?: (errors: FieldErrors) => HttpError,
): z.output<Schema> {
  if (refusal === undefined) requireDictionary(fields);
  const parsed = schema.safeParse(fields);
  if (parsed.success) return parsed.data;
  const errors: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? 'non_field_errors');
    errors[field] = [...(errors[field] ?? []), issue.message];
  }
  throw refusal === undefined ? badRequest(errors) : refusal(errors);
}

function requireDictionary(fields: unknown): void {
  if (fields === null) throw badRequest({ non_field_errors: ['No data provided'] });
  const type = pythonTypeName(fields);
  if (type === 'dict') return;
  throw badRequest({ non_field_errors: [`Invalid data. Expected a dictionary, but got ${type}.`] });
}
