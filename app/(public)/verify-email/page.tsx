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
  const { token, uid, done } = await searchParams;
  if (done === 'verify') {
    return (
      <EntryPage title="Confirm your address" lead="You’re all set.">
        <VerifyForm request={{ token: '' }} isConfirmed />
      </EntryPage>
    );
  }
  if (typeof token !== 'string' || token === '') {
    return (
      <EntryPage
        title="Confirm your address"
        lead="We sent you a link by e-mail. If you cannot find it, we can send another."
      >
        <ResendForm isSent={done === 'resend'} />
      </EntryPage>
    );
  }
  return (
    <EntryPage title="Confirm your address" lead="One click confirms that this address is yours.">
      <VerifyForm request={typeof uid === 'string' ? { uid, token } : { token }} isConfirmed={false} />
    </EntryPage>
  );
}
