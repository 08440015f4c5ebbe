'use client';
// Asks for the password and signs in again with it.
import { useState } from 'react'; // setup: factors
import { Button } from '@/components/button';
import { Field } from '@/components/form/field'; // setup: factors
import { FormError } from '@/components/form/form-error';
import { jsonInit, readOutcome } from '@/components/form/outcome';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAuth } from '@/lib/auth/client';
import { HiddenUsername } from './hidden-username';

export type PasswordQuestionProps = { username: string; onAnswer: (isSignedIn: boolean) => void };

export function PasswordQuestion({ username, onAnswer }: PasswordQuestionProps) {
  const { fetch } = useAuth();
  const [wantsFactor, setWantsFactor] = useState(false); // setup: factors
  const { form, field, formError, isSubmitting } = useApiForm({
    fields: { password: '', code: '' }, // setup: factors else fields: { password: '' },
    action: '/auth/needs-script',
    async send(values: Record<string, string>) {
      if (values.code === '') delete values.code; // setup: factors
      const outcome = await readOutcome(await fetch('/api/auth/reauthenticate/', jsonInit(values)));
      // setup: factors begin
      if (outcome.status === 'rejected' && outcome.code === 'second_factor_required') setWantsFactor(true);
      // setup: factors end
      return outcome;
    },
    onDone: () => onAnswer(true),
  });
  return (
    <form {...form} className="space-y-5">
      <p className="text-muted-foreground text-sm leading-relaxed">
        You signed in a while ago. To make this change, please enter your password again.
      </p>
      <FormError message={formError} />
      <HiddenUsername username={username} />
      <PasswordField
        label="Your password"
        id="recent-password"
        {...field('password')}
        autoComplete="current-password"
        required
      />
      {/* setup: factors begin */}
      {wantsFactor && (
        <Field
          label="Code"
          id="recent-code"
          {...field('code')}
          hint="Of your authenticator app, or one of your recovery codes."
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={64}
          required
        />
      )}
      {/* setup: factors end */}
      <div className="flex justify-end gap-2.5">
        <Button tone="ghost" onClick={() => onAnswer(false)}>
          Cancel
        </Button>
        <SubmitButton isSubmitting={isSubmitting}>Continue</SubmitButton>
      </div>
    </form>
  );
}
