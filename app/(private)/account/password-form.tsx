'use client';
// A new password. The API ends every other session with it.
import { toast } from 'sonner';
import { FormError } from '@/components/form/form-error';
import { jsonInit } from '@/components/form/outcome';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { HiddenUsername } from './hidden-username';
import { useAccountRequest } from './recent-sign-in';

export function PasswordForm({ username }: { username: string }) {
  const send = useAccountRequest();
  const { field, submit, formError, isSubmitting, form } = useApiForm({
    schema: () =>
      import('@/lib/contract/account-requests').then((contract) => contract.passwordChangeRequest),
    defaultValues: { old_password: '', new_password: '' },
    send: (values) => send('/api/auth/password/change/', jsonInit(values)),
    onDone() {
      toast.success('Password changed', { description: 'Every other session has ended.' });
      form.reset();
    },
  });
  return (
    <form method="post" onSubmit={submit} noValidate className="space-y-5">
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
        hint="At least 8 characters, not only digits, and none of the usual ones"
      />
      <SubmitButton isSubmitting={isSubmitting}>Change password</SubmitButton>
    </form>
  );
}
