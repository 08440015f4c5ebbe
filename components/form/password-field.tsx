'use client';
// A password input that can be shown. The button is never in the way of Enter, and says which state it is in.
import { useState } from 'react';
import { Eye, EyeOff } from '@/components/icons';
import { Field, type FieldProps } from './field';

export function PasswordField(props: Omit<FieldProps, 'type' | 'trailing'>) {
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  const toggle = (
    <button
      type="button"
      aria-pressed={isShown}
      aria-label="Show characters"
      onClick={() => setIsShown(!isShown)}
      className="grid size-9 place-items-center rounded-md text-muted-foreground transition-colors hover:bg-muted hover:text-foreground"
    >
      <Icon className="size-4.5" />
    </button>
  );
  return (
    <Field
      {...props}
      type={isShown ? 'text' : 'password'}
      trailing={toggle}
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
