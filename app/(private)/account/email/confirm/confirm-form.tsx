'use client';
// Confirms the new address with the token of the link.
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { buttonClass } from '@/components/button';
import { FormError } from '@/components/form/form-error';
import { jsonInit } from '@/components/form/outcome';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAuth } from '@/lib/auth/client';
import { useAccountRequest } from '../../recent-sign-in';

export function ConfirmForm({ token }: { token: string }) {
  const { revalidate } = useAuth();
  const router = useRouter();
  const send = useAccountRequest();
  const { form, formError, isSubmitting } = useApiForm({
    fields: {},
    action: '/auth/confirm-email',
    send: () => send('/api/auth/email/confirm/', jsonInit({ token })),
    async onDone() {
      await revalidate();
      router.push('/account?done=confirm-email');
      router.refresh();
    },
  });
  return (
    <form {...form} className="space-y-5">
      <FormError message={formError} />
      <input type="hidden" name="token" value={token} />
      <div className="flex flex-wrap gap-2.5">
        <SubmitButton isSubmitting={isSubmitting}>Confirm the address</SubmitButton>
        <Link href="/account" className={buttonClass({ tone: 'ghost' })}>
          Back to account
        </Link>
      </div>
    </form>
  );
}
