// A chip: a short word with a colour that means something.
import type { ReactNode } from 'react';

export type ChipTone = 'neutral' | 'accent' | 'token' | 'warning' | 'danger';

const tones: Record<ChipTone, string> = {
  neutral: 'border-border bg-muted text-muted-foreground',
  accent: 'border-primary/25 bg-accent text-accent-foreground',
  token: 'border-token/30 bg-token/10 text-token',
  warning: 'border-warning/35 bg-warning/10 text-warning',
  danger: 'border-destructive/30 bg-destructive/8 text-destructive',
};

type ChipProps = { tone?: ChipTone; isMono?: boolean; children: ReactNode };

export function Chip({ tone = 'neutral', isMono = false, children }: ChipProps) {
  const face = isMono ? 'font-mono' : 'font-medium';
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-md border px-2 py-0.5 text-xs ${face} ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
