'use client';
// Confirms the address with the token of the link.
import Link from 'next/link';
import { useState } from 'react';
import { buttonClass } from '@/components/button';
import { FormError } from '@/components/form/form-error';
import { jsonInit, readOutcome } from '@/components/form/outcome';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAuth } from '@/lib/auth/client';
import { DonePanel } from '../_entry/done-panel';
import { EntryLink } from '../_entry/entry-link';

type VerifyFormProps = {
  request: { uid?: string; token: string };
  /** By a browser without scripts. */
  isConfirmed: boolean;
};

export function VerifyForm({ request, isConfirmed }: VerifyFormProps) {
  const { fetch, user } = useAuth();
  const [isDone, setIsDone] = useState(isConfirmed);
  const { form, formError, isSubmitting } = useApiForm({
    fields: {},
    action: '/auth/verify-email',
    send: async () => readOutcome(await fetch('/api/auth/verify-email/', jsonInit(request))),
    onDone: () => setIsDone(true),
  });

  if (isDone) {
    return (
      <DonePanel
        title="Your address is confirmed"
        action={
          <Link href={user ? '/dashboard' : '/login'} className={buttonClass()}>
            {user ? 'Open the dashboard' : 'Sign in'}
          </Link>
        }
      >
        <p>Your account is ready to use.</p>
      </DonePanel>
    );
  }
  return (
    <form {...form} className="space-y-5">
      <FormError message={formError} />
      {request.uid !== undefined && <input type="hidden" name="uid" value={request.uid} />}
      <input type="hidden" name="token" value={request.token} />
      <SubmitButton isSubmitting={isSubmitting} isWide>
        Confirm my address
      </SubmitButton>
      <EntryLink says="Link not working?" href="/verify-email">
        Send a new one
      </EntryLink>
    </form>
  );
}
