// What a back end offers, so that pages show that and nothing else: our API, the Django app and every bridge answer it
// at GET /api/auth/capabilities/. It grows by keys and by list items only. A key that a server does not send counts as
// false, or as an empty list, and one that a reader does not know is ignored.
import { z } from 'zod';
import { strategy } from './answers';

export const capabilitiesAnswer = z.object({
  strategy,
  sign_in: z.array(z.string()).describe('Ways to sign in: "password", "passkey", "code" (by mail)'),
  registration: z.boolean().describe('Visitors may create an account'),
  email_verification: z.boolean().describe('A new account must confirm its address before it can sign in'),
  password_reset: z.boolean(),
  password_change: z.boolean(),
  email_change: z.boolean(),
  profile: z.boolean().describe('PATCH /api/auth/me/'),
  account_deletion: z.boolean(),
  reauthentication: z.boolean().describe('POST /api/auth/reauthenticate/'),
  sessions: z.boolean().describe('The list of open sessions, and the ways to end them'),
  factors: z.array(z.string()).describe('Second factors: "totp", "webauthn", "recovery_codes"'),
  providers: z.array(z.object({ id: z.string(), name: z.string() })).describe('Other sites to sign in with'),
  features: z.array(z.string()).describe('What is built on top, such as "notes"'),
});

export type Capabilities = z.infer<typeof capabilitiesAnswer>;
