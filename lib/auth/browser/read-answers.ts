// Answers of the API as the browser reads them: the shapes of lib/contract/answers.ts, checked by hand. These run on
// every page: 0.5 kB compressed, where zod/mini would be 7 kB. A test holds the two together.
import type { JwtRefreshAnswer, LoginAnswer, SessionAnswer, UserAnswer } from '@/lib/contract/answers';

type Fields = Record<string, unknown>;

const texts = ['username', 'email', 'first_name', 'last_name', 'name', 'date_joined'];

/** The user, with whatever fields of your own the API answers; null for anything else. */
export function readUser(body: unknown): UserAnswer | null {
  if (!isFields(body)) return null;
  const { id, last_login, groups, permissions } = body;
  const isWhole =
    (typeof id === 'string' || Number.isSafeInteger(id)) &&
    texts.every((name) => isText(body[name])) &&
    (last_login === null || isText(last_login)) &&
    typeof body.is_staff === 'boolean' &&
    typeof body.is_superuser === 'boolean' &&
    isTextList(groups) &&
    isTextList(permissions);
  // the cast: every field of the contract was just checked; those of your own are checked by the API and this server
  return isWhole ? ({ ...body } as UserAnswer) : null;
}

/** Who a session answer speaks of; `user: null` for nobody. */
export function readSession(body: unknown): Pick<SessionAnswer, 'isAuthenticated' | 'user'> | null {
  if (!isFields(body) || typeof body.isAuthenticated !== 'boolean') return null;
  const user = readUser(body.user);
  if (user === null && body.user !== null) return null;
  return { isAuthenticated: body.isAuthenticated, user };
}

/** The user who signed in, with the access token where the strategy gives one. */
export function readLogin(body: unknown): LoginAnswer | null {
  const user = isFields(body) ? readUser(body.user) : null;
  if (user === null || !isFields(body)) return null;
  const { access, access_expires } = body;
  if (access !== undefined && !isText(access)) return null;
  if (access_expires !== undefined && !isSeconds(access_expires)) return null;
  return { user, access, access_expires };
}

/** A new access token, and the user where they were asked for. */
export function readJwtRefresh(body: unknown): JwtRefreshAnswer | null {
  if (!isFields(body)) return null;
  const { access, access_expires } = body;
  if (!isText(access) || !isSeconds(access_expires)) return null;
  if (body.user === undefined) return { access, access_expires };
  const user = readUser(body.user);
  return user && { access, access_expires, user };
}

/** One text of an answer; null when it is not there. */
export function readText(body: unknown, field: string): string | null {
  const text = isFields(body) ? body[field] : null;
  return isText(text) ? text : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function isSeconds(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
