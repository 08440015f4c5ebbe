'use client';
// Asks for an address. The answer is the same whether or not somebody has it.
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { jsonInit, readOutcome } from '@/components/form/outcome';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAuth } from '@/lib/auth/client';
import { DonePanel } from '../_entry/done-panel';
import { EntryLink } from '../_entry/entry-link';

export function ForgotForm() {
  const { fetch } = useAuth();
  const [sentTo, setSentTo] = useState<string>();
  const { field, submit, formError, isSubmitting } = useApiForm({
    schema: () => import('@/lib/contract/account-requests').then((contract) => contract.emailRequest),
    defaultValues: { email: '' },
    send: async (values) => readOutcome(await fetch('/api/auth/password/forgot/', jsonInit(values))),
    onDone: (_body, { email }) => setSentTo(email),
  });

  if (sentTo) {
    return (
      <DonePanel title="Look into your mailbox" action={<EntryLink href="/login">Back to sign-in</EntryLink>}>
        <p>
          If an account belongs to <strong className="font-semibold text-foreground">{sentTo}</strong>, a link
          is on its way. It can be used once.
        </p>
        <p>Nothing there after some minutes? Look among the spam, or try another address.</p>
      </DonePanel>
    );
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="space-y-5">
      <FormError message={formError} />
      <Field label="E-mail" {...field('email')} type="email" autoComplete="email" required />
      <SubmitButton isSubmitting={isSubmitting} isWide>
        Send the link
      </SubmitButton>
      <EntryLink href="/login">Back to sign-in</EntryLink>
    </form>
  );
}
