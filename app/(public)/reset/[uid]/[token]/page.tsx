// Where the link of a password mail leads: choose a new password.
import type { Metadata } from 'next';
import { EntryPage } from '../../../_entry/entry-page';
import { ResetForm } from './reset-form';

// The address is a secret until it is used: no other site may see it as a referrer.
export const metadata: Metadata = {
  title: 'New password',
  referrer: 'same-origin',
  robots: { index: false },
};

type ResetPageProps = { params: Promise<{ uid: string; token: string }> };

export default async function ResetPage({ params }: ResetPageProps) {
  const { uid, token } = await params;
  return (
    <EntryPage title="Choose a new password" lead="Once it is set, you are signed out everywhere else.">
      <ResetForm uid={uid} token={token} />
    </EntryPage>
  );
}
