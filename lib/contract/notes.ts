// A note on the wire, for the API and the pages.
import { z } from 'zod';
import { charField } from './fields';

const noteTitleMaxLength = 200;
const noteBodyMaxLength = 20_000;

const title = charField({ maxLength: noteTitleMaxLength });
const body = charField({ maxLength: noteBodyMaxLength, allowBlank: true }).optional();

/** Make a note, or replace one. Without a body, a new note is empty and an existing one keeps its text. */
export const noteRequest = z.object({ title, body });

/** Change some of the fields. */
export const notePatch = z.object({ title: title.optional(), body });

export const noteAnswer = z.object({
  id: z.number().int(),
  title: z.string(),
  body: z.string(),
  owner: z.string().describe('Username'),
  created_at: z.string().meta({ format: 'date-time' }),
  updated_at: z.string().meta({ format: 'date-time' }),
});

export type NoteAnswer = z.infer<typeof noteAnswer>;
