'use client';
// What takes the place of a form that has done its work, and of the heading above it (entry-page.tsx). Focus moves to
// it, so that nobody is left on a gone button.
import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '@/components/icons';

const mailCheck =
  'M22 13V6a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v12c0 1.1.9 2 2 2h8M22 7l-8.97 5.7a1.94 1.94 0 0 1-2.06 0L2 7M16 19l2 2 4-4';

type DonePanelProps = { title: string; children: ReactNode; action?: ReactNode };

export function DonePanel({ title, children, action }: DonePanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div data-done className="animate-arrive">
      <span
        aria-hidden="true"
        className="grid size-12 place-items-center rounded-xl border border-primary/25 bg-accent text-accent-foreground"
      >
        <Icon path={mailCheck} className="size-6" />
      </span>
      <h1 ref={heading} tabIndex={-1} className="mt-5 font-semibold text-2xl tracking-[-0.02em] outline-none">
        {title}
      </h1>
      <div className="mt-2 space-y-3 text-muted-foreground leading-relaxed">{children}</div>
      {action && <div className="mt-7">{action}</div>}
    </div>
  );
}
