'use client';
// What takes the place of a form that has done its work. Focus moves to it, so that nobody is left on a gone button.
import { MailCheck } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';

type DonePanelProps = { title: string; children: ReactNode; action?: ReactNode };

export function DonePanel({ title, children, action }: DonePanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="animate-arrive">
      <span
        aria-hidden="true"
        className="grid size-12 place-items-center rounded-xl border border-primary/25 bg-accent text-accent-foreground"
      >
        <MailCheck className="size-6" />
      </span>
      <h2 ref={heading} tabIndex={-1} className="mt-5 font-semibold text-xl tracking-tight outline-none">
        {title}
      </h2>
      <div className="mt-2 space-y-3 text-muted-foreground leading-relaxed">{children}</div>
      {action && <div className="mt-7">{action}</div>}
    </div>
  );
}
