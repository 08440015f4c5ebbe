// What a back end calls the name that people sign in with. It is found out, so that no setting is needed.

import { isRecord } from '@/lib/django/python/record';
import type { AskBackEnd, BackEndAnswer, Exchange } from '../bridge';

/**
 * Send a name and a password. Serializers call the first field as the user model's USERNAME_FIELD, so it goes under the
 * two usual names, and under the third that a refusal asks for.
 */
export async function askWithLogin(
  ask: AskBackEnd,
  exchange: Exchange,
  path: string,
  { username, password }: { username: string; password: string },
): Promise<BackEndAnswer> {
  const json = { username, email: username, password };
  const answer = await ask(exchange, path, { json });
  if (answer.status !== 400 || !isRecord(answer.body)) return answer;
  const [wanted, ...others] = Object.keys(answer.body).filter((field) => !(field in json));
  const isField = wanted !== undefined && others.length === 0 && Array.isArray(answer.body[wanted]);
  if (!isField || wanted === 'non_field_errors') return answer;
  return ask(exchange, path, { json: { [wanted]: username, password } });
}
