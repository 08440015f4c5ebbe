// Where the link in the mail to a new address leads. Like every confirmation, it takes a click.
import type { Metadata } from 'next';
import { Card } from '@/components/card';
import { requireUser } from '@/lib/auth/server';
import { ConfirmForm } from './confirm-form';

export const metadata: Metadata = {
  title: 'Confirm your new address',
  referrer: 'same-origin',
  robots: { index: false },
};

type ConfirmPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ConfirmEmailPage({ searchParams }: ConfirmPageProps) {
  const { token } = await searchParams;
  const given = typeof token === 'string' ? token : '';
  await requireUser();
  return (
    <div className="shell py-10 sm:py-16">
      <Card className="mx-auto max-w-md">
        <h1 className="mb-1.5 font-semibold text-2xl tracking-[-0.02em]">Confirm your new address</h1>
        <p className="mb-6 text-muted-foreground leading-relaxed">
          One click, and we will use your new address.
        </p>
        <ConfirmForm token={given} />
      </Card>
    </div>
  );
}
