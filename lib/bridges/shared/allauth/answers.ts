// Answers of allauth headless. Each is an envelope `{"status", "data"?, "meta"?, "errors"?: [{"message", "code", "param"?}]}`;
// 401 lists the flows that are open, and one that is pending is the next step of a sign-in.
import { z } from 'zod';
import { isRecord } from '@/lib/django/python/record';
import type { BackEndAnswer } from '../../bridge';
import { relayRefusal } from '../field-errors';

/** GET config, as far as it is used. */
export const settingsAnswer = z.object({
  data: z.object({
    account: z.object({
      login_methods: z.array(z.string()),
      is_open_for_signup: z.boolean(),
      password_reset_by_code_enabled: z.boolean().optional(),
    }),
    usersessions: z.unknown().optional(),
  }),
});

const pendingAnswer = z.object({
  meta: z.object({ is_authenticated: z.literal(false) }),
  data: z.object({
    flows: z.array(
      z.object({
        id: z.string(),
        is_pending: z.boolean().optional(),
        types: z.array(z.string()).optional(),
      }),
    ),
  }),
});

/** Whether somebody is signed in, and nothing is owed any more. */
export function isSignedIn(
  answer: BackEndAnswer,
): answer is BackEndAnswer & { body: { data: { user: Record<string, unknown> } } } {
  const { status, body } = answer;
  if (status !== 200 || !isRecord(body) || !isRecord(body.meta) || !isRecord(body.data)) return false;
  return body.meta.is_authenticated === true && isRecord(body.data.user);
}

/** The step that waits; `id` null where nobody has begun. Null for an answer that does not say that nobody is signed in. */
export function readPending({ status, body }: BackEndAnswer): { id: string | null; types?: string[] } | null {
  const read = status === 401 ? pendingAnswer.safeParse(body) : null;
  if (!read?.success) return null;
  return read.data.data.flows.find(({ is_pending }) => is_pending === true) ?? { id: null };
}

/** Its sentences, with the code and the field of each. */
export function errorsOf({ body }: BackEndAnswer): { message: string; code?: string; param?: string }[] {
  const entries = isRecord(body) && Array.isArray(body.errors) ? body.errors : [];
  return entries.filter((entry) => isRecord(entry) && typeof entry.message === 'string');
}

/** Throws Refusal with allauth's sentences by field; 503 for an answer without any. */
export function relayErrors(answer: BackEndAnswer, names: Record<string, string> = {}): never {
  const body: Record<string, string[]> = {};
  for (const { message, param = 'non_field_errors' } of errorsOf(answer))
    body[param] = [...(body[param] ?? []), message];
  return relayRefusal({ ...answer, body }, names);
}
