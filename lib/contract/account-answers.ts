// Answers of the account endpoints that carry more than a sentence.
import { z } from 'zod';

/** After a password was given: with jwt also a new access token, whose `auth_time` is now. */
export const signedInAnewAnswer = z.object({
  detail: z.string(),
  access: z.string().describe('Access token, sent as Authorization: Bearer').optional(),
  access_expires: z.number().int().describe('Unix seconds').optional(),
  refresh: z.string().describe('For clients that keep it themselves; a browser gets the cookie').optional(),
});

/** Mails that a development API kept in memory, newest first. */
export const devMailsAnswer = z.object({
  mails: z.array(
    z.object({
      id: z.number().int(),
      sent_at: z.string(),
      from: z.string(),
      to: z.string(),
      subject: z.string(),
      text: z.string(),
      html: z.string(),
    }),
  ),
});

/** The user of a first run, on a developer's machine. */
export const demoUserAnswer = z.object({ username: z.string(), password: z.string() });

export type DevMails = z.infer<typeof devMailsAnswer>['mails'];
