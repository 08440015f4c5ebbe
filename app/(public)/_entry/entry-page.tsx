// The frame of the pages that let people in: a heading, a sentence, one form.
import type { ReactNode } from 'react';

type EntryPageProps = { title: string; lead: ReactNode; children: ReactNode };

export function EntryPage({ title, lead, children }: EntryPageProps) {
  return (
    <div className="dotted flex-1">
      <div className="shell py-10 sm:py-16">
        <div className="group mx-auto max-w-md rounded-2xl border border-border bg-card p-6 shadow-card sm:p-9">
          {/* gives way to <DonePanel>, which has a heading of its own */}
          <div className="group-has-[[data-done]]:hidden">
            <h1 className="font-semibold text-3xl tracking-[-0.02em]">{title}</h1>
            <p className="mt-1.5 mb-7 text-muted-foreground leading-relaxed">{lead}</p>
          </div>
          {children}
        </div>
      </div>
    </div>
  );
}
