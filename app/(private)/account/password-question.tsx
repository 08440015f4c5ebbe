'use client';
// Asks for the password and signs in again with it.
import { Button } from '@/components/button';
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
  const { form, field, formError, isSubmitting } = useApiForm({
    schema: () => import('@/lib/contract/account-requests').then((contract) => contract.passwordRequest),
    fields: { password: '' },
    action: '/auth/needs-script',
    send: async (values) => readOutcome(await fetch('/api/auth/reauthenticate/', jsonInit(values))),
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
      <div className="flex justify-end gap-2.5">
        <Button tone="ghost" onClick={() => onAnswer(false)}>
          Cancel
        </Button>
        <SubmitButton isSubmitting={isSubmitting}>Continue</SubmitButton>
      </div>
    </form>
  );
}
