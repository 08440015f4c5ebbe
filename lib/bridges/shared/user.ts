// A user of the back end as the contract shows users. What a back end does not say gets a value that grants nothing.
import { type UserAnswer, userAnswer } from '@/lib/contract/answers';
import { userFields } from '@/lib/contract/user-fields';
import { isRecord } from '@/lib/django/python/record';
import type { AskBackEnd, Exchange } from '../bridge';
import { requireWords } from './ask-back-end';
import { unavailable } from './refusal';

/** Map what the back end says of a user. Throws Refusal 503 where it has no id, or a field of your own is missing. */
export function toUserAnswer(said: Record<string, unknown>): UserAnswer {
  const text = (...keys: string[]): string => {
    const value = keys.map((key) => said[key]).find((found) => typeof found === 'string' && found !== '');
    return typeof value === 'string' ? value : '';
  };
  const id = [said.id, said.pk, said.uuid].find((value) => ['number', 'string'].includes(typeof value));
  const username = text('username', 'email', 'phone') || String(id ?? '');
  const [first_name, last_name] = [text('first_name'), text('last_name')];
  const own = Object.fromEntries(Object.keys(userFields).map((key) => [key, said[key]]));
  const read = userAnswer.safeParse({
    id,
    username,
    email: text('email'),
    first_name,
    last_name,
    name: `${first_name} ${last_name}`.trim() || text('name', 'full_name', 'display') || username,
    is_staff: said.is_staff === true,
    is_superuser: said.is_superuser === true,
    groups: namesIn(said.groups),
    permissions: namesIn(said.permissions),
    date_joined: text('date_joined'),
    last_login: text('last_login') || null,
    ...own,
  });
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw unavailable(`the answer about the user lacks: ${wrong}`);
}

/**
 * Ask the back end's view of the user, with the credential in `headers`. Null: a clear no, which REST framework says with
 * 403 where it has no scheme to name. Throws Refusal 503.
 */
export async function readUserAt(
  ask: AskBackEnd,
  exchange: Exchange,
  { path, headers }: { path: string; headers: Record<string, string> },
): Promise<UserAnswer | null> {
  const answer = await ask(exchange, path, { headers });
  if (answer.status === 401 || answer.status === 403) return requireWords(answer);
  if (answer.status !== 200 || !isRecord(answer.body))
    throw unavailable(`GET ${path} was answered ${answer.status} without a user`);
  return toUserAnswer(answer.body);
}

/** Names, or objects that have one. */
function namesIn(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => {
    const name: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'name') : entry;
    return typeof name === 'string' ? [name] : [];
  });
}
