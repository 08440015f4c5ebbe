// The way through the pages of a list, as DRF's `next` and `previous` tell of them.
import Link from 'next/link';
import { buttonClass } from '../button';
import { LinkPending } from '../link-pending';

type PaginationProps = {
  /** From 1. */
  page: number;
  pageCount: number;
  /** The address of a page. */
  hrefOf(page: number): string;
};

export function Pagination({ page, pageCount, hrefOf }: PaginationProps) {
  if (pageCount < 2) return null;
  const steps = [
    { label: 'Previous', to: page - 1, rel: 'prev' },
    { label: 'Next', to: page + 1, rel: 'next' },
  ];
  return (
    <nav aria-label="Pages" className="mt-6 flex items-center justify-between gap-4 text-sm">
      <p className="text-muted-foreground">
        Page {page} of {pageCount}
      </p>
      <p className="flex gap-2">
        {steps
          .filter(({ to }) => to >= 1 && to <= pageCount)
          .map(({ label, to, rel }) => (
            <Link
              key={rel}
              href={hrefOf(to)}
              rel={rel}
              className={buttonClass({ tone: 'secondary', size: 'sm' })}
            >
              {label}
              <LinkPending />
            </Link>
          ))}
      </p>
    </nav>
  );
}
