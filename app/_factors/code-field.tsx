// The field for a code: of the app, or a recovery code.
import { Field, type FieldProps } from '@/components/form/field';

export function CodeField(props: Omit<FieldProps, 'label' | 'hint'>) {
  return (
    <Field
      label="Code"
      {...props}
      hint="Of your authenticator app, or one of your recovery codes."
      autoComplete="one-time-code"
      inputMode="numeric"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={64}
      required
    />
  );
}
