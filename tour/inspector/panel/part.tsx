// One part of the inspector: a heading, something small at the right end, and what it shows.
import type { ReactNode } from 'react';

export function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="p-5">
      <div className="mb-3 flex min-h-6 items-center justify-between gap-4">
        <h3 className="font-semibold text-sm tracking-tight">{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** A sentence instead of content that is not there. */
export function PartNote({ children }: { children: ReactNode }) {
  return <p className="text-muted-foreground text-sm leading-relaxed">{children}</p>;
}
