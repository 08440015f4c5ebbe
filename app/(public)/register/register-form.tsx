'use client';
// The sign-up form. What the server answers does not tell whether the address was known, and neither does this.
import Link from 'next/link';
import { useState } from 'react';
import { buttonClass } from '@/components/button';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { jsonInit, readDetail, readOutcome } from '@/components/form/outcome';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAuth } from '@/lib/auth/client';
import { DonePanel } from '../_entry/done-panel';
import { EntryLink } from '../_entry/entry-link';

const created =
  'Your account has been created. If your address needs to be confirmed, we have sent you a link.';

/** `isDone`: by a browser without scripts. */
export function RegisterForm({ isDone }: { isDone: boolean }) {
  const { fetch } = useAuth();
  const [detail, setDetail] = useState(isDone ? created : undefined);
  const { form, field, formError, isSubmitting } = useApiForm({
    schema: () => import('@/lib/contract/account-requests').then((contract) => contract.registerRequest),
    fields: { username: '', email: '', password: '' },
    action: '/auth/register',
    send: async (values) => readOutcome(await fetch('/api/auth/register/', jsonInit(values))),
    onDone: ({ body }) => setDetail(readDetail(body) ?? created),
  });

  if (detail) {
    return (
      <DonePanel
        title="Almost there"
        action={
          <Link href="/login" className={buttonClass()}>
            Go to sign-in
          </Link>
        }
      >
        <p>{detail}</p>
      </DonePanel>
    );
  }
  return (
    <form {...form} className="space-y-5">
      <FormError message={formError} />
      <Field
        label="Username"
        {...field('username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        hint="Letters, digits, and @ . + - _"
      />
      <Field label="E-mail" {...field('email')} type="email" autoComplete="email" required />
      <PasswordField
        label="Password"
        {...field('password')}
        autoComplete="new-password"
        required
        hint="At least 8 characters, not all digits, and not a common password"
      />
      <SubmitButton isSubmitting={isSubmitting} isWide>
        Create account
      </SubmitButton>
      <EntryLink says="Already have one?" href="/login">
        Sign in
      </EntryLink>
    </form>
  );
}
