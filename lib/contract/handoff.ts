// The handoff of the cross-site shape: the browser fetches a token from the API and gives it to the front end, whose
// server redeems it. Only the two halves speak this; it is served where WEB_ORIGIN and API_ORIGIN are two sites.
import { z } from 'zod';
import { userAnswer } from './answers';
import { charField } from './fields';

/** base64url(SHA-256(verifier)), as PKCE's S256 (RFC 7636 §4.2): the verifier stays between the two servers. */
export const handoffRequest = z.object({ challenge: charField({ minLength: 43, maxLength: 43 }) });
export const handoffAnswer = z.object({
  handoff: z.string().describe('Good once, for one front end, for 30 seconds'),
});

export const redeemRequest = z.object({
  handoff: charField(),
  verifier: charField({ maxLength: 128 }),
  audience: charField(),
});
export const redeemAnswer = z.object({
  user: userAnswer,
  /** What the front end calls the API with from now on: its own session, or an access token. */
  credential: z.string(),
  expires: z.number().int().describe('Unix seconds'),
});

export type RedeemAnswer = z.infer<typeof redeemAnswer>;
