// A code as a person types it: "123 456" and "1234-5678" are read without the marks between.
// Follows allauth.mfa.base.forms.BaseAuthenticateForm and allauth.core.internal.cryptokit.compare_user_code of
// django-allauth 65.
import { pythonStrip } from '@/lib/django/python/text';

/** ASCII white space and punctuation; other spaces, dashes and digits are not a code's. */
const marks = /[ \t\n\v\f\r!-/:-@[-`{-~]/g;

/** The code as it is compared: `value` is what a form field holds. */
export function normalizeCode(value: string): string {
  return pythonStrip(value).replace(marks, '').toLowerCase();
}
