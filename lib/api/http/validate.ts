// A parsed body against a schema of the contract, refused in DRF's words.
import type { z } from 'zod';
import { badRequest, type HttpError } from './http-error';

const pythonTypeName = (value: unknown): string => {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  return Number.isInteger(value) ? 'int' : 'float';
};

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
  if (typeof fields !== 'object' || Array.isArray(fields)) {
    const detail = `Invalid data. Expected a dictionary, but got ${pythonTypeName(fields)}.`;
    throw badRequest({ non_field_errors: [detail] });
  }
}
