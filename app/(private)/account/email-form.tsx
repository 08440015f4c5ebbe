'use client';
// A new e-mail address. It takes the password, and takes effect when the link sent there is opened.
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { FormDone } from '@/components/form/form-done';
import { FormError } from '@/components/form/form-error';
import { jsonInit } from '@/components/form/outcome';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { HiddenUsername } from './hidden-username';
import { useAccountRequest } from './recent-sign-in';

export function EmailForm({ username }: { username: string }) {
  const send = useAccountRequest();
  const [sentTo, setSentTo] = useState<string>();
  const { form, field, formError, isSubmitting, isDone } = useApiForm({
    schema: () => import('@/lib/contract/account-requests').then((contract) => contract.emailChangeRequest),
    fields: { email: '', password: '' },
    action: '/auth/email',
    send: (values) => send('/api/auth/email/change/', jsonInit(values)),
    onDone({ values, reset }) {
      setSentTo(values.email);
      reset();
    },
  });
  return (
    <form {...form} className="space-y-5">
      <FormError message={formError} />
      <HiddenUsername username={username} />
      <Field label="New e-mail" {...field('email')} type="email" autoComplete="email" required />
      <PasswordField
        label="Your password"
        id="email-password"
        {...field('password')}
        autoComplete="current-password"
        required
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <SubmitButton isSubmitting={isSubmitting}>Send the link</SubmitButton>
        <FormDone message={isDone && `A link is on its way to ${sentTo}.`} />
      </div>
    </form>
  );
}
