'use client';
// Sets the new password with what the link carries. A link that is spent or too old leads back to /forgot.
import Link from 'next/link';
import { useState } from 'react';
import { buttonClass } from '@/components/button';
import { FormError } from '@/components/form/form-error';
import { jsonInit, readOutcome } from '@/components/form/outcome';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAuth } from '@/lib/auth/client';
import { DonePanel } from '../../../_entry/done-panel';
import { EntryLink } from '../../../_entry/entry-link';

const loadSchema = async () => {
  const { passwordResetRequest } = await import('@/lib/contract/account-requests');
  return passwordResetRequest.pick({ new_password: true });
};

export function ResetForm({ uid, token }: { uid: string; token: string }) {
  const { fetch } = useAuth();
  const [isDone, setIsDone] = useState(false);
  const { field, submit, formError, isSubmitting } = useApiForm({
    schema: loadSchema,
    defaultValues: { new_password: '' },
    send: async (values) =>
      readOutcome(await fetch('/api/auth/password/reset/', jsonInit({ uid, token, ...values }))),
    onDone: () => setIsDone(true),
  });

  if (isDone) {
    return (
      <DonePanel
        title="Your password is changed"
        action={
          <Link href="/login" className={buttonClass()}>
            Sign in
          </Link>
        }
      >
        <p>Every other session has ended. Sign in with the new one.</p>
      </DonePanel>
    );
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="space-y-5">
      <FormError message={formError} />
      <PasswordField
        label="New password"
        {...field('new_password')}
        autoComplete="new-password"
        required
        hint="At least 8 characters, not only digits, and none of the usual ones"
      />
      <SubmitButton isSubmitting={isSubmitting} isWide>
        Set the password
      </SubmitButton>
      <EntryLink says="The link does not work?" href="/forgot">
        Send a new one
      </EntryLink>
    </form>
  );
}
