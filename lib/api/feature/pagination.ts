// Pages of a list, as rest_framework.pagination.PageNumberPagination of DRF 3.18 makes them: `?page=2`, `?page=last`, and
// an answer {"count": 26, "next": null, "previous": "https://…/api/notes/", "results": […]}.
import { z } from 'zod';
import { parsePythonInt } from '@/lib/django/python/integer';
import type { Exchange } from '../http/exchange';
import { HttpError } from '../http/http-error';

/** For the `query` of a route. */
export const pageParameter = z.string().optional().describe('Number of the page, or "last"');

/** For the `answers` of a route. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    count: z.number().int(),
    next: z.string().nullable(),
    previous: z.string().nullable(),
    results: z.array(item),
  });
}

type Slice = { limit: number; offset: number };
type Source<Row> = {
  count: () => Promise<number>;
  read: (slice: Slice) => Promise<Row[]>;
  pageSize?: number;
};

/** Read the page that `?page=` asks for: one query to count, one for the rows. Throws HttpError 404 "Invalid page." */
export async function readPage<Row>(exchange: Exchange, { count, read, pageSize = 25 }: Source<Row>) {
  const total = await count();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const asked = new URLSearchParams(exchange.request.search).getAll('page').at(-1);
  const page = readPageNumber(asked || '1', pages);
  const results = total === 0 ? [] : await read({ limit: pageSize, offset: (page - 1) * pageSize });
  return {
    count: total,
    next: page < pages ? linkTo(exchange, page + 1) : null,
    previous: page > 1 ? linkTo(exchange, page - 1) : null,
    results,
  };
}

function readPageNumber(text: string, pages: number): number {
  const page = text === 'last' ? BigInt(pages) : parsePythonInt(text);
  if (page === null || page < 1n || page > BigInt(pages))
    throw new HttpError(404, { detail: 'Invalid page.' });
  return Number(page);
}

/** The same request for another page, with its parameters in alphabetical order; the first page has no number. */
function linkTo({ request, host, isSecure, path }: Exchange, page: number): string {
  const parameters = new URLSearchParams(request.search);
  parameters.delete('page');
  if (page > 1) parameters.set('page', String(page));
  parameters.sort();
  // Python's quote_plus() leaves other marks alone than a browser does.
  const query = parameters.toString().replaceAll('%7E', '~').replaceAll('*', '%2A');
  return `${isSecure ? 'https' : 'http'}://${host}${path}${query === '' ? '' : `?${query}`}`;
}
