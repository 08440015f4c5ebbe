// One section of the home page: a heading, a sentence, the content.
import type { ReactNode } from 'react';

type SectionProps = { id: string; title: string; lead: ReactNode; children: ReactNode };

export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="shell py-14 sm:py-20">
      <div className="mb-8 grid gap-x-14 gap-y-3 sm:mb-10 lg:grid-cols-2 lg:items-end">
        <h2 id={id} className="font-semibold text-3xl tracking-[-0.02em]">
          {title}
        </h2>
        <p className="max-w-xl text-muted-foreground leading-relaxed">{lead}</p>
      </div>
      {children}
    </section>
  );
}
