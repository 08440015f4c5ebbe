'use client';
// Sends the verification mail again; the answer is the same for every address.
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { jsonInit, readOutcome } from '@/components/form/outcome';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAuth } from '@/lib/auth/client';
import { DonePanel } from '../_entry/done-panel';
import { EntryLink } from '../_entry/entry-link';

/** `isSent`: by a browser without scripts. */
export function ResendForm({ isSent }: { isSent: boolean }) {
  const { fetch } = useAuth();
  const [sentTo, setSentTo] = useState(isSent ? 'that address' : undefined);
  const { form, field, formError, isSubmitting } = useApiForm({
    schema: () => import('@/lib/contract/account-requests').then((contract) => contract.emailRequest),
    fields: { email: '' },
    action: '/auth/resend',
    send: async (values) => readOutcome(await fetch('/api/auth/verify-email/resend/', jsonInit(values))),
    onDone: ({ values }) => setSentTo(values.email),
  });

  if (sentTo) {
    return (
      <DonePanel title="Check your inbox" action={<EntryLink href="/login">Back to sign-in</EntryLink>}>
        <p>
          If <strong className="font-semibold text-foreground">{sentTo}</strong> waits to be confirmed, a new
          link is on its way.
        </p>
      </DonePanel>
    );
  }
  return (
    <form {...form} className="space-y-5">
      <FormError message={formError} />
      <Field label="E-mail" {...field('email')} type="email" autoComplete="email" required />
      <SubmitButton isSubmitting={isSubmitting} isWide>
        Send the link again
      </SubmitButton>
      <EntryLink href="/login">Back to sign-in</EntryLink>
    </form>
  );
}
