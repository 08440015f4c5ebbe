'use client';
// Confirms the new address with the token of the link.
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
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
  const { submit, formError, isSubmitting, form } = useApiForm({
    schema: () => import('@/lib/contract/account-requests').then((contract) => contract.emailConfirmRequest),
    defaultValues: { token },
    send: (values) => send('/api/auth/email/confirm/', jsonInit(values)),
    async onDone() {
      await revalidate();
      toast.success('Address changed');
      router.push('/account');
      router.refresh();
    },
  });
  return (
    <form method="post" onSubmit={submit} className="space-y-5">
      {/* the only field is hidden, so what is wrong with it is said here */}
      <FormError message={formError ?? form.formState.errors.token?.message} />
      <div className="flex flex-wrap gap-2.5">
        <SubmitButton isSubmitting={isSubmitting}>Confirm the address</SubmitButton>
        <Link href="/account" className={buttonClass({ tone: 'ghost' })}>
          Back to the account
        </Link>
      </div>
    </form>
  );
}
