// Answers of the API as the browser reads them: the shapes of lib/contract/answers.ts, checked by hand. These run on
// every page, and zod would be a third of its JavaScript; a test holds the two together.
import type { JwtRefreshAnswer, LoginAnswer, SessionAnswer, UserAnswer } from '@/lib/contract/answers';

type Fields = Record<string, unknown>;

/** The user, without keys that the contract does not know; null for anything else. */
export function readUser(body: unknown): UserAnswer | null {
  if (!isFields(body)) return null;
  const { id, username, email, first_name, last_name, name, date_joined, last_login } = body;
  const { is_staff, is_superuser, groups, permissions } = body;
  const isWhole =
    (typeof id === 'string' || Number.isSafeInteger(id)) &&
    [username, email, first_name, last_name, name, date_joined].every(isText) &&
    (last_login === null || isText(last_login)) &&
    typeof is_staff === 'boolean' &&
    typeof is_superuser === 'boolean' &&
    isTextList(groups) &&
    isTextList(permissions);
  if (!isWhole) return null;
  // the cast: every field was just checked, through arrays that TypeScript does not follow
  return {
    id,
    username,
    email,
    first_name,
    last_name,
    name,
    is_staff,
    is_superuser,
    groups,
    permissions,
    date_joined,
    last_login,
  } as UserAnswer;
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
