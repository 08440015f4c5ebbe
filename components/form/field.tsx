// One labelled input, with its hint and its error: every form of the site is made of these. The error has a
// place of its own in the accessibility tree from the start, so that a screen reader hears it when it comes.
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';

const inputClass =
  'w-full rounded-lg border border-input bg-card px-3.5 text-base transition-colors placeholder:text-muted-foreground hover:border-muted-foreground focus-visible:border-primary focus-visible:outline-offset-0 disabled:bg-muted disabled:text-muted-foreground aria-invalid:border-destructive sm:text-[0.9375rem]';

export type FieldProps = InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  name: string;
  hint?: ReactNode;
  error?: string;
  /** At the right end of the label's line: a link, say. Comes after the input in the order of Tab. */
  labelAside?: ReactNode;
  /** Drawn inside the input, at its right end. */
  trailing?: ReactNode;
  /** For longer text: how many lines are shown. */
  lines?: number;
};

export function Field({ label, name, hint, error, labelAside, trailing, lines, id, ...input }: FieldProps) {
  const inputId = id ?? `field-${name}`;
  const describedBy = [hint && `${inputId}-hint`, error && `${inputId}-error`].filter(Boolean).join(' ');
  const shared = {
    id: inputId,
    name,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy || undefined,
  };
  return (
    <div className="relative">
      <label htmlFor={inputId} className="mb-1.5 block font-medium text-sm">
        {label}
      </label>
      <div className="relative">
        {lines === undefined ? (
          <input
            {...input}
            {...shared}
            // a password manager may have marked the input before React takes it over
            suppressHydrationWarning
            className={`h-11 ${inputClass} ${trailing ? 'pr-12' : ''}`}
          />
        ) : (
          <textarea
            // The cast: the events of both are alike.
            {...(input as TextareaHTMLAttributes<HTMLTextAreaElement>)}
            {...shared}
            rows={lines}
            className={`block py-2.5 leading-relaxed ${inputClass}`}
          />
        )}
        {trailing && <div className="absolute inset-y-0 right-1 flex items-center">{trailing}</div>}
      </div>
      {labelAside && <div className="absolute top-0 right-0 text-sm leading-5">{labelAside}</div>}
      {hint && (
        <p id={`${inputId}-hint`} className="mt-1.5 text-muted-foreground text-sm">
          {hint}
        </p>
      )}
      <p
        id={`${inputId}-error`}
        aria-live="polite"
        className={error ? 'mt-1.5 whitespace-pre-line font-medium text-destructive text-sm' : ''}
      >
        {error}
      </p>
    </div>
  );
}
