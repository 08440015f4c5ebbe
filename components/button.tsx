// Buttons, and links that look like them. Every one is at least 40 px high: a thumb's size.
import type { ButtonHTMLAttributes } from 'react';
import { cn } from './cn';

export type ButtonTone = 'primary' | 'secondary' | 'ghost' | 'danger';

const base =
  'relative inline-flex items-center justify-center gap-2 whitespace-nowrap rounded-lg font-medium transition-colors duration-150 disabled:cursor-default disabled:opacity-60 aria-busy:cursor-progress';
const sizes = { md: 'h-10 px-4 text-sm', lg: 'h-12 px-5.5 text-base', sm: 'h-9 px-3 text-sm' };
const tones: Record<ButtonTone, string> = {
  primary:
    'bg-primary text-primary-foreground hover:bg-primary/90 shadow-[inset_0_1px_0_rgb(255_255_255/0.14)]',
  secondary: 'border border-border bg-card text-foreground hover:border-input hover:bg-muted',
  ghost: 'text-muted-foreground hover:bg-muted hover:text-foreground',
  danger: 'border border-destructive/30 bg-destructive/8 text-destructive hover:border-destructive',
};

type Look = { tone?: ButtonTone; size?: keyof typeof sizes };

/** Class names of a button, for a Link. */
export function buttonClass({ tone = 'primary', size = 'md' }: Look = {}, extra?: string): string {
  return cn(base, sizes[size], tones[tone], extra);
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Look & { isBusy?: boolean };

/** A button; busy keeps its width and its place in the tab order, and ignores clicks. */
export function Button({ tone, size, isBusy = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      className={buttonClass({ tone, size }, className)}
    >
      <span className={isBusy ? 'inline-flex items-center gap-2 opacity-0' : 'contents'}>{children}</span>
      {isBusy && <Spinner />}
    </button>
  );
}

function Spinner() {
  return (
    <span className="absolute inset-0 grid place-items-center" aria-hidden="true">
      <span className="size-4 animate-spin rounded-full border-2 border-current border-r-transparent" />
    </span>
  );
}
