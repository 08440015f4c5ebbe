// A page that says one thing: not found, something broke, the API does not answer.
import type { ReactNode } from 'react';

type MessagePageProps = { label: string; title: string; children: ReactNode; actions: ReactNode };

export function MessagePage({ label, title, children, actions }: MessagePageProps) {
  return (
    <div className="shell grid min-h-[60vh] place-items-center py-16">
      <div className="w-full max-w-lg">
        <p className="wire-label mb-4 inline-block rounded-md border border-border bg-card px-2 py-1">
          {label}
        </p>
        <h1 className="font-semibold text-3xl tracking-tight sm:text-4xl">{title}</h1>
        <div className="mt-4 space-y-3 text-muted-foreground leading-relaxed">{children}</div>
        <div className="mt-8 flex flex-wrap gap-3">{actions}</div>
      </div>
    </div>
  );
}
