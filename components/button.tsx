// Buttons, and links that look like them. Every one is at least 40 px high: a thumb's size.
import type { ButtonHTMLAttributes } from 'react';

export type ButtonTone = 'primary' | 'secondary' | 'ghost' | 'danger';

const base =
  'relative inline-flex items-center justify-center gap-2 whitespace-nowrap rounded-lg font-medium transition-colors duration-150 disabled:cursor-default disabled:opacity-60 aria-busy:cursor-progress';
const sizes = { md: 'h-10 px-4 text-sm', lg: 'h-12 px-5.5 text-base', sm: 'h-9 px-3 text-sm' };
const tones: Record<ButtonTone, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover shadow-[inset_0_1px_0_oklch(1_0_0/0.14)]',
  secondary: 'border border-line bg-surface text-ink hover:border-edge hover:bg-sunken',
  ghost: 'text-ink-soft hover:bg-sunken hover:text-ink',
  danger: 'border border-danger-line bg-danger-soft text-danger hover:border-danger',
};

type Look = { tone?: ButtonTone; size?: keyof typeof sizes };

/** Class names of a button, for a Link. */
export function buttonClass({ tone = 'primary', size = 'md' }: Look = {}, extra = ''): string {
  return `${base} ${sizes[size]} ${tones[tone]} ${extra}`;
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
