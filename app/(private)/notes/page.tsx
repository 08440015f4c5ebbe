// The notes of the user, and with notes.view_note those of everyone. All of it works without scripts.
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Button, buttonClass } from '@/components/button';
import { Can } from '@/components/can';
import { Field } from '@/components/form/field';
import { LinkPending } from '@/components/link-pending';
import { Pagination } from '@/components/list/pagination';
import { Notice } from '@/components/notice';
import { api } from '@/lib/auth/api/server';
import { requirePermission, requireUser } from '@/lib/auth/server';
import { type ListQuery, listPath, orderings, readListQuery } from './list-query';
import { NoteList } from './note-list';

export const metadata: Metadata = { title: 'Notes' };

type NotesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NotesPage({ searchParams }: NotesPageProps) {
  const given = await searchParams;
  const query = readListQuery(given);
  if (query.all === 'true') await requirePermission('notes.view_note');
  else await requireUser();
  const { data, response } = await api.GET('/api/notes/', { params: { query } });
  // The last note of the last page may have been deleted.
  if (response.status === 404 && query.page !== undefined) redirect(listPath({ ...query, page: undefined }));
  return (
    <div className="shell py-10 sm:py-14">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="font-semibold text-3xl tracking-[-0.02em]">Notes</h1>
        <Link href="/notes/new" className={buttonClass()}>
          New note
          <LinkPending />
        </Link>
      </div>
      <Whose query={query} />
      <SearchForm query={query} />
      {typeof given.done === 'string' && (
        <Notice tone="success" className="mt-6">
          {given.done === 'deleted' ? 'The note is deleted.' : 'The note is saved.'}
        </Notice>
      )}
      <div className="mt-6">
        {data === undefined ? (
          <Failed query={query} status={response.status} />
        ) : (
          <>
            <NoteList notes={data.results} showsOwner={query.all === 'true'} isSearch={!!query.search} />
            <Pagination
              page={readPageNumber(query.page)}
              hasPrevious={data.previous !== null}
              hasNext={data.next !== null}
              hrefOf={(page) => listPath({ ...query, page: String(page) })}
            />
          </>
        )}
      </div>
    </div>
  );
}

function Whose({ query }: { query: ListQuery }) {
  const isForAll = query.all === 'true';
  const lists = [
    { title: 'My notes', href: '/notes', isShown: !isForAll },
    { title: 'Everyone’s', href: '/notes?all=true', isShown: isForAll },
  ];
  return (
    <Can permission="notes.view_note">
      <nav aria-label="Whose notes" className="mt-6 flex gap-2">
        {lists.map(({ title, href, isShown }) => (
          <Link
            key={href}
            href={href}
            aria-current={isShown ? 'page' : undefined}
            className={buttonClass({ tone: isShown ? 'secondary' : 'ghost', size: 'sm' })}
          >
            {title}
            <LinkPending />
          </Link>
        ))}
      </nav>
    </Can>
  );
}

/** A form of the browser: it leads to the address with its fields in the query. */
function SearchForm({ query }: { query: ListQuery }) {
  return (
    <search>
      <form action="/notes" className="mt-6 flex flex-wrap items-end gap-3">
        {query.all && <input type="hidden" name="all" value={query.all} />}
        <div className="min-w-0 flex-1 basis-60">
          <Field
            label="Search"
            type="search"
            name="search"
            maxLength={100}
            // A new field for a new search: the way back shows what was looked for then.
            key={query.search}
            defaultValue={query.search}
          />
        </div>
        <div>
          <label htmlFor="ordering" className="mb-1.5 block font-medium text-sm">
            Order
          </label>
          <select
            id="ordering"
            name="ordering"
            key={query.ordering}
            defaultValue={query.ordering}
            className="h-11 rounded-lg border border-input bg-card px-3 text-base sm:text-[0.9375rem]"
          >
            {orderings.map(({ value, title }) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <Button type="submit" tone="secondary" className="h-11">
          Show
        </Button>
      </form>
    </search>
  );
}

function Failed({ query, status }: { query: ListQuery; status: number }) {
  if (status === 404) return <Notice title="There are no notes here">This back end has none.</Notice>;
  return (
    <div className="space-y-4">
      <Notice tone="danger" title="Your notes cannot be loaded right now">
        Nothing is lost, and you are still signed in.
      </Notice>
      <Link href={listPath(query)} className={buttonClass({ tone: 'secondary' })} prefetch={false}>
        Try again
      </Link>
    </div>
  );
}

function readPageNumber(page: string | undefined): number {
  return Math.max(1, Number.parseInt(page ?? '1', 10) || 1);
}
