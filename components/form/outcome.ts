// What sending a form can end in, and how an HTTP answer becomes that.
import { readErrorAnswer } from '@/lib/contract/read-errors';

export type FormOutcome =
  | { status: 'done'; body: unknown }
  /** Sentences by field; those of no field under ''. */
  | {
      status: 'rejected';
      messages: Record<string, string[]>;
      code?: string;
      retryAfterSeconds?: number | null;
    }
  | { status: 'unavailable' };

/** Read an answer of the API: 2xx is done, 5xx is unavailable, the rest is a refusal with sentences. */
export async function readOutcome(answer: Response): Promise<FormOutcome> {
  if (answer.status >= 500) return { status: 'unavailable' };
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return { status: 'done', body };
  const retryAfter = Number(answer.headers.get('retry-after'));
  return {
    ...readErrorAnswer(body),
    status: 'rejected',
    retryAfterSeconds: answer.status === 429 ? retryAfter || 0 : null,
  };
}

/** POST (or another method) a JSON body, as the init of a fetch. */
export function jsonInit(body: unknown, method: 'POST' | 'PATCH' = 'POST'): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** The sentence of a `{"detail": …}` answer. */
export function readDetail(body: unknown): string | undefined {
  return readErrorAnswer(body).messages['']?.[0];
}
