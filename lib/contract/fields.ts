// The fields every request is made of, with Django REST framework's rules and words
// (rest_framework.fields.CharField, DRF 3.18): a number becomes text, anything else is not a valid string,
// surrounding white space goes unless told otherwise, and every broken rule of a field is reported.
import { z } from 'zod';
import { UploadedFile } from '@/lib/django/http/uploaded-file';
import { pythonStrip } from '@/lib/django/normalization';
import { pythonNumberText } from '@/lib/django/python/float';

/** A rule beyond CharField's own: the sentence for a value that breaks it, else null. */
export type Validator = (value: string) => string | null;

export type CharFieldRules = {
  maxLength?: number;
  minLength?: number;
  trim?: boolean;
  allowBlank?: boolean;
  /** Applied before the rules, to what is left of the text. */
  normalize?: (value: string) => string;
  /** What DRF is given as `validators`: reported before the field's own rules. */
  validators?: readonly Validator[];
  /** What makes a field of a subclass, such as EmailField: reported after the field's own rules. */
  format?: Validator;
  /** The sentence for what is no text. */
  invalid?: string;
};

const firstSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** A text field. Lengths count code points, as Python's `len()` does. */
export function charField(rules: CharFieldRules = {}) {
  const { maxLength, minLength, trim = true, allowBlank = false, normalize = (value) => value } = rules;
  const { invalid = 'Not a valid string.' } = rules;
  const text = z
    .string({ error: (issue) => wordsForType(issue.input, invalid) })
    .transform((value) => normalize(trim ? pythonStrip(value) : value))
    .superRefine((value, context) => {
      for (const message of brokenRules(value, rules)) context.addIssue({ code: 'custom', message });
    });
  const field = z.preprocess(
    (value) => pythonNumberText(value) ?? (trim ? readBlankFile(value) : value),
    text,
  );
  // What the rules above mean in JSON Schema, for the OpenAPI document: no tool could read it out of them.
  return field.meta({
    type: 'string',
    ...(!allowBlank && { minLength: minLength ?? 1 }),
    ...(maxLength !== undefined && { maxLength }),
  });
}

/** DRF takes a file with a blank name for a blank text, and any other for no text at all. */
function readBlankFile(value: unknown): unknown {
  return value instanceof UploadedFile && pythonStrip(value.name) === '' ? '' : value;
}

function wordsForType(input: unknown, invalid: string): string {
  if (input === undefined) return 'This field is required.';
  if (input === null) return 'This field may not be null.';
  return invalid;
}

function brokenRules(value: string, rules: CharFieldRules): string[] {
  if (value === '') return rules.allowBlank ? [] : ['This field may not be blank.'];
  const { validators = [], format } = rules;
  const checks = [...validators, (text: string) => brokenOwnRules(text, rules), ...(format ? [format] : [])];
  return checks.flatMap((check) => check(value) ?? []);
}

function brokenOwnRules(value: string, rules: CharFieldRules): string[] {
  const broken: string[] = [];
  const length = [...value].length;
  if (rules.maxLength !== undefined && length > rules.maxLength) {
    broken.push(`Ensure this field has no more than ${rules.maxLength} characters.`);
  }
  if (rules.minLength !== undefined && length < rules.minLength) {
    broken.push(`Ensure this field has at least ${rules.minLength} characters.`);
  }
  if (value.includes('\0')) broken.push('Null characters are not allowed.');
  const surrogate = firstSurrogate.exec(value)?.[0];
  if (surrogate !== undefined) {
    const codePoint = surrogate.charCodeAt(0).toString(16).toUpperCase();
    broken.push(`Surrogate characters are not allowed: U+${codePoint}.`);
  }
  return broken;
}
