// A user of the back end as the contract shows users. What a back end does not say gets a value that grants nothing.
import { type UserAnswer, userAnswer } from '@/lib/contract/answers';
import { userFields } from '@/lib/contract/user-fields';
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

/** Names, or objects that have one. */
function namesIn(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => {
    const name: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'name') : entry;
    return typeof name === 'string' ? [name] : [];
  });
}
