'use client';
// The sign-in form. Until JavaScript is there it posts to /auth/login like any form of the web.
import Link from 'next/link';
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAuth } from '@/lib/auth/client';

type LoginFormProps = { next: string; refusal: string | undefined };

export function LoginForm({ next, refusal }: LoginFormProps) {
  const { login } = useAuth();
  const [isIn, setIsIn] = useState(false);
  const { field, submit, formError, isSubmitting, form } = useApiForm({
    schema: () => import('@/lib/contract/requests').then((contract) => contract.loginRequest),
    defaultValues: { username: '', password: '' },
    async send(credentials) {
      const outcome = await login(credentials, { redirectTo: next });
      return outcome.status === 'authenticated' ? { status: 'done', body: null } : outcome;
    },
    onDone: () => setIsIn(true),
  });

  return (
    <div className="space-y-6">
      <form method="post" action="/auth/login" onSubmit={submit} noValidate className="space-y-5">
        <FormError message={formError ?? (form.formState.isDirty ? undefined : refusal)} />
        <input type="hidden" name="next" value={next} />
        <Field
          label="Username"
          {...field('username')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <PasswordField
          label="Password"
          {...field('password')}
          autoComplete="current-password"
          required
          labelAside={
            <Link
              href="/forgot"
              className="font-medium text-primary text-sm underline-offset-4 hover:underline"
            >
              Forgotten?
            </Link>
          }
        />
        {/* stays busy until the next page has loaded */}
        <SubmitButton isSubmitting={isSubmitting || isIn} isWide>
          Sign in
        </SubmitButton>
      </form>
      <p className="text-center text-muted-foreground text-sm">
        No account yet?{' '}
        <Link href="/register" className="font-medium text-primary underline-offset-4 hover:underline">
          Create one
        </Link>
      </p>
    </div>
  );
}
