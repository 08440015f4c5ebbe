// A card: the one container of the site, with an optional heading row.
import type { ReactNode } from 'react';

type CardProps = {
  title?: ReactNode;
  /** Mono caption at the right end of the heading row. */
  aside?: ReactNode;
  description?: ReactNode;
  id?: string;
  className?: string;
  tone?: 'plain' | 'danger';
  children: ReactNode;
};

export function Card({ title, aside, description, id, className = '', tone = 'plain', children }: CardProps) {
  const headingId = id && `${id}-heading`;
  const border = tone === 'danger' ? 'border-destructive/30' : 'border-border';
  return (
    <section
      id={id}
      aria-labelledby={title ? headingId : undefined}
      className={`scroll-mt-24 rounded-2xl border ${border} bg-card p-5 shadow-card sm:p-6 ${className}`}
    >
      {title && (
        <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 id={headingId} className="font-semibold text-base tracking-tight">
            {title}
          </h2>
          {aside !== undefined && <div className="wire-label">{aside}</div>}
          {description && (
            <p className="basis-full text-muted-foreground text-sm leading-relaxed">{description}</p>
          )}
        </div>
      )}
      {children}
    </section>
  );
}
