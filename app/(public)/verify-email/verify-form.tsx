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

export function VerifyForm({ request }: { request: { uid?: string; token: string } }) {
  const { fetch, user } = useAuth();
  const [isDone, setIsDone] = useState(false);
  const { submit, formError, isSubmitting } = useApiForm({
    defaultValues: {},
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
        <p>Everything is ready.</p>
      </DonePanel>
    );
  }
  return (
    <form method="post" onSubmit={submit} className="space-y-5">
      <FormError message={formError} />
      <SubmitButton isSubmitting={isSubmitting} isWide>
        Confirm my address
      </SubmitButton>
      <EntryLink says="The link does not work?" href="/verify-email">
        Send a new one
      </EntryLink>
    </form>
  );
}
