// The way through the pages of a list, as DRF's `next` and `previous` tell of them.
import Link from 'next/link';
import { buttonClass } from '../button';
import { LinkPending } from '../link-pending';

type PaginationProps = {
  /** From 1. */
  page: number;
  hasPrevious: boolean;
  hasNext: boolean;
  /** The address of a page. */
  hrefOf(page: number): string;
};

export function Pagination({ page, hasPrevious, hasNext, hrefOf }: PaginationProps) {
  if (!hasPrevious && !hasNext) return null;
  const steps = [
    { label: 'Previous', to: page - 1, rel: 'prev', isThere: hasPrevious },
    { label: 'Next', to: page + 1, rel: 'next', isThere: hasNext },
  ];
  return (
    <nav aria-label="Pages" className="mt-6 flex items-center justify-between gap-4 text-sm">
      <p className="text-muted-foreground">Page {page}</p>
      <p className="flex gap-2">
        {steps
          .filter(({ isThere }) => isThere)
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
