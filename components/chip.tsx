// A chip: a short word with a colour that means something.
import type { ReactNode } from 'react';

export type ChipTone = 'neutral' | 'accent' | 'token' | 'warning' | 'danger';

const tones: Record<ChipTone, string> = {
  neutral: 'border-line bg-sunken text-ink-soft',
  accent: 'border-accent-line bg-accent-soft text-accent',
  token: 'border-token-line bg-token-soft text-token',
  warning: 'border-warning-line bg-warning-soft text-warning',
  danger: 'border-danger-line bg-danger-soft text-danger',
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
