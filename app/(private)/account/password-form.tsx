'use client';
// A new password. The API ends every other session with it.
import { FormDone } from '@/components/form/form-done';
import { FormError } from '@/components/form/form-error';
import { jsonInit } from '@/components/form/outcome';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { HiddenUsername } from './hidden-username';
import { useAccountRequest } from './recent-sign-in';

export function PasswordForm({ username }: { username: string }) {
  const send = useAccountRequest();
  const { form, field, formError, isSubmitting, isDone } = useApiForm({
    schema: () =>
      import('@/lib/contract/account-requests').then((contract) => contract.passwordChangeRequest),
    fields: { old_password: '', new_password: '' },
    action: '/auth/password',
    send: (values) => send('/api/auth/password/change/', jsonInit(values)),
    onDone: ({ reset }) => reset(),
  });
  return (
    <form {...form} className="space-y-5">
      <FormError message={formError} />
      <HiddenUsername username={username} />
      <PasswordField
        label="Current password"
        {...field('old_password')}
        autoComplete="current-password"
        required
      />
      <PasswordField
        label="New password"
        {...field('new_password')}
        autoComplete="new-password"
        required
        hint="At least 8 characters, not all digits, and not a common password"
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <SubmitButton isSubmitting={isSubmitting}>Change password</SubmitButton>
        <FormDone message={isDone && 'Password changed'} />
      </div>
    </form>
  );
}
