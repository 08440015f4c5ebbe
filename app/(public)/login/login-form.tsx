'use client';
// The sign-in form. Until JavaScript is there it posts to /auth/login like any form of the web.
import Link from 'next/link';
import { useRouter } from 'next/navigation'; // setup: factors
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAuth } from '@/lib/auth/client';
import { secondStepPath } from '@/lib/auth/forms/second-step'; // setup: factors
import { EntryLink } from '../_entry/entry-link';
import { PasskeySignIn } from './passkey-sign-in'; // setup: factors

type LoginFormProps = {
  next: string;
  refusal: string | undefined;
  canReset: boolean;
  canRegister: boolean;
  hasPasskeySignIn: boolean; // setup: factors
};

export function LoginForm(props: LoginFormProps) {
  const { next, refusal, canReset, canRegister } = props;
  const { hasPasskeySignIn } = props; // setup: factors
  const { login } = useAuth();
  const router = useRouter(); // setup: factors
  const [isIn, setIsIn] = useState(false);
  const { form, field, formError, isSubmitting } = useApiForm({
    schema: () => import('@/lib/contract/requests').then((contract) => contract.loginRequest),
    fields: { username: '', password: '' },
    action: '/auth/login',
    initialError: refusal,
    async send(credentials) {
      const outcome = await login(credentials, { redirectTo: next });
      // setup: factors begin
      if (outcome.status === 'second-factor') {
        router.push(`${secondStepPath}?${new URLSearchParams({ next })}`);
        return { status: 'done', body: null };
      }
      // setup: factors end
      return outcome.status === 'authenticated' ? { status: 'done', body: null } : outcome;
    },
    onDone: () => setIsIn(true),
  });

  return (
    <div className="space-y-6">
      <form {...form} className="space-y-5">
        <FormError message={formError} />
        <input type="hidden" name="next" value={next} />
        <Field
          label="Username"
          {...field('username')}
          autoComplete={hasPasskeySignIn ? 'username webauthn' : 'username'} // setup: factors else autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <PasswordField
          label="Password"
          {...field('password')}
          autoComplete="current-password"
          required
          /* comes after the field in tab order, although it is shown above it */
          labelAside={
            canReset && (
              <Link
                href="/forgot"
                className="font-medium text-primary text-sm underline-offset-4 hover:underline"
              >
                Forgot password?
              </Link>
            )
          }
        />
        {/* stays busy until the next page has loaded */}
        <SubmitButton isSubmitting={isSubmitting || isIn} isWide>
          Sign in
        </SubmitButton>
      </form>
      {/* setup: factors begin */}
      {hasPasskeySignIn && <PasskeySignIn next={next} />}
      {/* setup: factors end */}
      {canRegister && (
        <EntryLink says="No account yet?" href="/register">
          Create one
        </EntryLink>
      )}
    </div>
  );
}
