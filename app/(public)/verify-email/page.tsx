// Where the link of a verification mail leads. Confirming takes a click: programs that open every link of a mail,
// to scan it, must not confirm an address.
import type { Metadata } from 'next';
import { EntryPage } from '../_entry/entry-page';
import { ResendForm } from './resend-form';
import { VerifyForm } from './verify-form';

export const metadata: Metadata = {
  title: 'Confirm your address',
  referrer: 'same-origin',
  robots: { index: false },
};

type VerifyPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function VerifyEmailPage({ searchParams }: VerifyPageProps) {
  const { token, uid } = await searchParams;
  if (typeof token !== 'string' || token === '') {
    return (
      <EntryPage title="Confirm your address" lead="The link is in your mail. We can send it once more.">
        <ResendForm />
      </EntryPage>
    );
  }
  return (
    <EntryPage title="Confirm your address" lead="One click, so that we know the address is yours.">
      <VerifyForm request={typeof uid === 'string' ? { uid, token } : { token }} />
    </EntryPage>
  );
}
