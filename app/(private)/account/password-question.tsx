'use client';
// Asks for the password and signs in again with it.
import { useRef, useState } from 'react'; // setup: factors
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { FormError } from '@/components/form/form-error';
import { jsonInit, readOutcome } from '@/components/form/outcome';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAuth } from '@/lib/auth/client';
import { FactorQuestion } from './factors/factor-question'; // setup: factors
import { HiddenUsername } from './hidden-username';

type PasswordFormProps = { username: string; onAnswer: (isSignedIn: boolean) => void };
export type PasswordQuestionProps = PasswordFormProps & { isOpen: boolean };

export function PasswordQuestion({ isOpen, ...asked }: PasswordQuestionProps) {
  return (
    <Dialog title="Confirm your password" isOpen={isOpen} onClose={() => asked.onAnswer(false)}>
      <PasswordForm {...asked} />
    </Dialog>
  );
}

function PasswordForm({ username, onAnswer }: PasswordFormProps) {
  const { fetch } = useAuth();
  // setup: factors begin
  const [wantsFactor, setWantsFactor] = useState(false);
  const passkey = useRef<unknown>(undefined);
  // setup: factors end
  const { form, field, formError, isSubmitting } = useApiForm({
    fields: { password: '', code: '' }, // setup: factors else fields: { password: '' },
    action: '/auth/needs-script',
    async send(values: Record<string, unknown>) {
      // setup: factors begin
      if (values.code === '') delete values.code;
      if (passkey.current !== undefined) values.credential = passkey.current;
      passkey.current = undefined;
      // setup: factors end
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
        <FactorQuestion
          field={field('code')}
          onPasskey={(given) => {
            passkey.current = given;
          }}
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
