'use client';
// The profile: names and username.
import { useRouter } from 'next/navigation';
import { Field } from '@/components/form/field';
import { FormDone } from '@/components/form/form-done';
import { FormError } from '@/components/form/form-error';
import { jsonInit } from '@/components/form/outcome';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAuth } from '@/lib/auth/client';
import type { UserAnswer } from '@/lib/contract/answers';
import { useAccountRequest } from './recent-sign-in';

export function ProfileForm({ user }: { user: UserAnswer }) {
  const { revalidate } = useAuth();
  const router = useRouter();
  const send = useAccountRequest();
  const { form, field, formError, isSubmitting, isDone } = useApiForm({
    schema: () => import('@/lib/contract/account-requests').then((contract) => contract.profileRequest),
    fields: { first_name: user.first_name, last_name: user.last_name, username: user.username },
    action: '/auth/profile',
    send: (values) => send('/api/auth/me/', jsonInit(values, 'PATCH')),
    async onDone() {
      await revalidate();
      router.refresh();
    },
  });
  return (
    <form {...form} className="space-y-5">
      <FormError message={formError} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="First name" {...field('first_name')} autoComplete="given-name" />
        <Field label="Last name" {...field('last_name')} autoComplete="family-name" />
      </div>
      <Field
        label="Username"
        {...field('username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <SubmitButton isSubmitting={isSubmitting}>Save profile</SubmitButton>
        <FormDone message={isDone && 'Profile saved'} />
      </div>
    </form>
  );
}
