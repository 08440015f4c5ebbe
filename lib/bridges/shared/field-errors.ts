// Bodies checked against the contract, and the field errors of a back end under the contract's names.
import type { z } from 'zod';
import { parseForm } from '@/lib/django/http/form';
import { isRecord } from '@/lib/django/python/record';
import type { BackEndAnswer, Exchange } from '../bridge';
import { Refusal, unavailable } from './refusal';

/** The fields of a JSON body or a form. Throws Refusal 400 or 415, in DRF's words. */
export function readFields({ request, body }: Exchange): unknown {
  if (body === undefined || body.byteLength === 0) return {};
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') {
    try {
      return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    } catch {
      throw new Refusal(400, { detail: 'JSON parse error', code: 'parse_error' });
    }
  }
  if (type === 'application/x-www-form-urlencoded')
    return Object.fromEntries(parseForm(new Uint8Array(body), 'utf-8') ?? []);
  throw new Refusal(415, { detail: `Unsupported media type "${type}" in request.` });
}

/** The fields as the schema makes them. Throws Refusal 400 with every broken rule of every field. */
export function validate<Schema extends z.ZodType>(schema: Schema, fields: unknown): z.output<Schema> {
  if (!isRecord(fields))
    throw new Refusal(400, { non_field_errors: ['Invalid data. Expected a dictionary.'] });
  const parsed = schema.safeParse(fields);
  if (parsed.success) return parsed.data;
  const errors: Record<string, string[]> = {};
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0] ?? 'non_field_errors');
    errors[field] = [...(errors[field] ?? []), message];
  }
  throw new Refusal(400, errors);
}

/**
 * Pass a refusal of the back end on: its sentences by field, with `names` for fields that the contract calls otherwise,
 * or its one sentence. Throws Refusal; 503 for what is neither.
 */
export function relayRefusal(
  { status, body, headers }: BackEndAnswer,
  names: Record<string, string> = {},
): never {
  if (Array.isArray(body)) return relayRefusal({ status, body: { non_field_errors: body }, headers });
  if (!isRecord(body) || status < 400) throw unavailable(`an answer ${status} without a reason`);
  const { detail, code } = body;
  if (typeof detail === 'string')
    throw new Refusal(status, { detail, ...(typeof code === 'string' && { code }) });
  const errors: Record<string, string[]> = {};
  for (const [field, said] of Object.entries(body)) {
    const name = names[field] ?? field;
    const sentences = (Array.isArray(said) ? said : [said]).filter((text) => typeof text === 'string');
    if (sentences.length > 0) errors[name] = [...(errors[name] ?? []), ...sentences];
  }
  if (Object.keys(errors).length === 0) throw unavailable(`an answer ${status} without a reason`);
  throw new Refusal(status, errors);
}
