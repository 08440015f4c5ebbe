// Fields of your own on the user. Declare each here and give it a value in lib/api/customization.ts (Django: in the
// serializer that AUTH_USER_SERIALIZER names). It is then in every answer with a user, in `useAuth().user`, in
// `requireUser()`, in the sealed state, in the OpenAPI document and in the types. Small and public: pages carry it.
//   export const userFields = { plan: z.enum(['free', 'pro']) };
import type { z } from 'zod';

export const userFields = {} satisfies z.ZodRawShape;

/** What these fields hold. */
export type UserFields = { [Name in keyof typeof userFields]: z.output<(typeof userFields)[Name]> };
