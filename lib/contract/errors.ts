// The error bodies of the wire contract, in DRF's shapes: one sentence under `detail`, or sentences by field.
import { z } from 'zod';

export const detailError = z.object({
  detail: z.string(),
  code: z.string().optional(),
  /** simplejwt's reason for each class of token that it tried. */
  messages: z.array(z.record(z.string(), z.string())).optional(),
});
/** `{"username": ["This field is required."]}`; rules about the whole under `non_field_errors`. */
export const fieldErrors = z.record(z.string(), z.array(z.string()));

export type FieldErrors = z.infer<typeof fieldErrors>;
