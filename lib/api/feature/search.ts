// `?search=` and `?ordering=` of a list, as rest_framework.filters of DRF 3.18 reads them. A search has a length limit, so
// that no query grows beyond what a database takes.
import { charField } from '@/lib/contract/fields';

const maxSearchLength = 100;

/** For the `query` of a route. */
export const searchParameter = charField({ trim: false, allowBlank: true, maxLength: maxSearchLength })
  .optional()
  .describe('Words that must all occur; "quoted words" stay together');

/** For the `query` of a route. */
export const orderingParameter = charField({ trim: false, allowBlank: true })
  .optional()
  .describe('Fields by comma, with "-" for descending');

// django.utils.text.smart_split
const piece = /(?:[^\s'"]*(?:(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')[^\s'"]*)+)|\S+/g;

/** The terms of a search: words by white space and commas, quoted phrases whole. */
export function readSearchTerms(search = ''): string[] {
  return [...search.matchAll(piece)].flatMap(([text]) => {
    const term = text.replace(/^,+|,+$/g, '');
    const quote = term.charAt(0);
    if ((quote === '"' || quote === "'") && term.endsWith(quote)) return [unquote(term, quote)];
    return term.split(',').filter((part) => part !== '');
  });
}

/** django.utils.text.unescape_string_literal */
function unquote(literal: string, quote: string): string {
  return literal.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\');
}

export type Ordering<Field extends string> = { field: Field; direction: 'asc' | 'desc' };

/** The known fields of `?ordering=`; without any, the default. Unknown ones are ignored, as DRF does. */
export function readOrdering<Field extends string>(
  ordering: string | undefined,
  { fields, otherwise }: { fields: readonly Field[]; otherwise: readonly Ordering<Field>[] },
): readonly Ordering<Field>[] {
  const asked = (ordering ?? '').split(',').flatMap((text): Ordering<Field>[] => {
    const name = text.trim().replace(/^-/, '');
    const field = fields.find((known) => known === name);
    return field === undefined ? [] : [{ field, direction: text.trim().startsWith('-') ? 'desc' : 'asc' }];
  });
  return asked.length > 0 ? asked : otherwise;
}
