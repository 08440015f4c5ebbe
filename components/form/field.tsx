// One labelled input, with its hint and its error: every form of the site is made of these. The error has a
// place of its own in the accessibility tree from the start, so that a screen reader hears it when it comes.
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';

const inputClass =
  'w-full rounded-lg border border-input bg-card px-3.5 text-base transition-colors placeholder:text-muted-foreground hover:border-muted-foreground focus-visible:border-primary focus-visible:outline-offset-0 disabled:bg-muted disabled:text-muted-foreground aria-invalid:border-destructive sm:text-[0.9375rem]';

type FrameProps = {
  label: string;
  name: string;
  hint?: ReactNode;
  error?: string;
  /** At the right end of the label's line: a link, say. Comes after the input in the order of Tab. */
  labelAside?: ReactNode;
};

export type FieldProps = InputHTMLAttributes<HTMLInputElement> &
  FrameProps & {
    /** Drawn inside the input, at its right end. */
    trailing?: ReactNode;
  };

export function Field({ label, name, hint, error, labelAside, trailing, id, ...input }: FieldProps) {
  const inputId = id ?? `field-${name}`;
  return (
    <Frame {...{ label, hint, error, labelAside, inputId }}>
      <div className="relative">
        <input
          {...input}
          {...attributesOf({ inputId, name, hint, error })}
          // a password manager may have marked the input before React takes it over
          suppressHydrationWarning
          className={`h-11 ${inputClass} ${trailing ? 'pr-12' : ''}`}
        />
        {trailing && <div className="absolute inset-y-0 right-1 flex items-center">{trailing}</div>}
      </div>
    </Frame>
  );
}

/** The same for text of several lines. */
export function TextField({
  label,
  name,
  hint,
  error,
  labelAside,
  id,
  ...area
}: TextareaHTMLAttributes<HTMLTextAreaElement> & FrameProps) {
  const inputId = id ?? `field-${name}`;
  return (
    <Frame {...{ label, hint, error, labelAside, inputId }}>
      <textarea
        {...area}
        {...attributesOf({ inputId, name, hint, error })}
        className={`block py-2.5 leading-relaxed ${inputClass}`}
      />
    </Frame>
  );
}

type Described = Pick<FrameProps, 'hint' | 'error'> & { inputId: string };

function attributesOf({ inputId, name, hint, error }: Described & { name: string }) {
  const describedBy = [hint && `${inputId}-hint`, error && `${inputId}-error`].filter(Boolean).join(' ');
  return {
    id: inputId,
    name,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy || undefined,
  };
}

function Frame({
  label,
  hint,
  error,
  labelAside,
  inputId,
  children,
}: Omit<FrameProps, 'name'> & Described & { children: ReactNode }) {
  return (
    <div className="relative">
      <label htmlFor={inputId} className="mb-1.5 block font-medium text-sm">
        {label}
      </label>
      {children}
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
