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

export function ResetForm({ uid, token }: { uid: string; token: string }) {
  const { fetch } = useAuth();
  const [isDone, setIsDone] = useState(false);
  const { form, field, formError, isSubmitting } = useApiForm({
    schema: () => import('@/lib/contract/account-requests').then((contract) => contract.newPasswordRequest),
    fields: { new_password: '' },
    action: '/auth/reset',
    send: async (values) =>
      readOutcome(await fetch('/api/auth/password/reset/', jsonInit({ uid, token, ...values }))),
    onDone: () => setIsDone(true),
  });

  if (isDone) {
    return (
      <DonePanel
        title="Your password has been changed"
        action={
          <Link href="/login" className={buttonClass()}>
            Sign in
          </Link>
        }
      >
        <p>You have been signed out everywhere. Sign in with your new password.</p>
      </DonePanel>
    );
  }
  return (
    <form {...form} className="space-y-5">
      <FormError message={formError} />
      <input type="hidden" name="uid" value={uid} />
      <input type="hidden" name="token" value={token} />
      <PasswordField
        label="New password"
        {...field('new_password')}
        autoComplete="new-password"
        required
        hint="At least 8 characters, not all digits, and not a common password"
      />
      <SubmitButton isSubmitting={isSubmitting} isWide>
        Set the password
      </SubmitButton>
      <EntryLink says="Link not working?" href="/forgot">
        Send a new one
      </EntryLink>
    </form>
  );
}
