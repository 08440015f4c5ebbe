// The frame of the pages that let people in: one form, and on wide screens an explanation beside it.
import type { ReactNode } from 'react';

type EntryPageProps = { title: string; lead: ReactNode; aside?: ReactNode; children: ReactNode };

export function EntryPage({ title, lead, aside, children }: EntryPageProps) {
  const columns = aside ? 'max-w-md lg:max-w-4xl lg:grid-cols-[1fr_1fr]' : 'max-w-md';
  return (
    <div className="dotted flex-1">
      <div className="shell py-10 sm:py-16">
        <div
          className={`mx-auto grid overflow-hidden rounded-2xl border border-line bg-surface shadow-card ${columns}`}
        >
          <div className="p-6 sm:p-9">
            <h1 className="font-semibold text-3xl tracking-[-0.02em]">{title}</h1>
            <p className="mt-1.5 mb-7 text-ink-soft leading-relaxed">{lead}</p>
            {children}
          </div>
          {aside && (
            <div className="border-line bg-sunken p-6 max-lg:border-t sm:p-9 lg:border-l">{aside}</div>
          )}
        </div>
      </div>
    </div>
  );
}
