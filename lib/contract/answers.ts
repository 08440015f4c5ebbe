// The body of every answer of the wire contract.
import { z } from 'zod';
import { userFields } from './user-fields';

export const strategy = z.enum(['session', 'jwt', 'hybrid']);

/** The row of `auth_user` that may be shown, with what the user is allowed to do. */
export const baseUser = z.object({
  id: z
    .union([z.number().int(), z.string()])
    .describe('Primary key: a number, or a UUID with a custom user model'),
  username: z.string(),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  name: z.string().describe('Full name, or the username where there is none'),
  is_staff: z.boolean(),
  is_superuser: z.boolean(),
  groups: z.array(z.string()),
  permissions: z.array(z.string()).describe('user.get_all_permissions(), sorted: "app_label.codename"'),
  date_joined: z.string().describe('ISO 8601, UTC'),
  last_login: z.string().nullable().describe('ISO 8601, UTC'),
});

/** Who is signed in: the row, and the fields of your own. */
export const userAnswer = baseUser.extend(userFields);

export const sessionAnswer = z.object({
  isAuthenticated: z.boolean(),
  strategy,
  user: userAnswer.nullable(),
});

const accessPart = {
  access: z.string().describe('Access token, sent as Authorization: Bearer'),
  access_expires: z.number().int().describe('Unix seconds'),
};

export const loginAnswer = z.object({
  user: userAnswer,
  access: accessPart.access.optional(),
  access_expires: accessPart.access_expires.optional(),
});

export const jwtRefreshAnswer = z.object({ ...accessPart, user: userAnswer.optional() });
export const sessionRefreshAnswer = z.object({
  session_expires: z.number().int().describe('Unix seconds'),
  user: userAnswer.optional(),
});

export const emptyAnswer = z.object({});
export const detailAnswer = z.object({ detail: z.string() });
export const tokenPairAnswer = z.object({ refresh: z.string(), access: z.string() });
export const tokenRefreshAnswer = z.object({ access: z.string(), refresh: z.string().optional() });
export const healthAnswer = z.object({ status: z.string() });
export const jwksAnswer = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });

export type Strategy = z.infer<typeof strategy>;
export type UserAnswer = z.infer<typeof userAnswer>;
export type SessionAnswer = z.infer<typeof sessionAnswer>;
export type LoginAnswer = z.infer<typeof loginAnswer>;
export type JwtRefreshAnswer = z.infer<typeof jwtRefreshAnswer>;
