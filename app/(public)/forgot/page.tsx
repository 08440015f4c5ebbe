// For a forgotten password: asks for the address to send a link to.
import type { Metadata } from 'next';
import { getBackEnd } from '@/lib/auth/back-end';
import { EntryLink } from '../_entry/entry-link';
import { EntryPage } from '../_entry/entry-page';
import { ForgotForm } from './forgot-form';

export const metadata: Metadata = { title: 'Forgotten password' };

type ForgotPageProps = { searchParams: Promise<{ done?: string }> };

export default async function ForgotPage({ searchParams }: ForgotPageProps) {
  const { done } = await searchParams;
  const { offers } = await getBackEnd();
  if (!offers.password_reset) {
    return (
      <EntryPage
        title="Forgot your password?"
        lead="This site cannot send reset links. Please ask its administrator."
      >
        <EntryLink href="/login">Back to sign-in</EntryLink>
      </EntryPage>
    );
  }
  return (
    <EntryPage
      title="Forgot your password?"
      lead="Enter your e-mail address and we will send you a link to set a new one."
    >
      <ForgotForm isSent={done !== undefined} />
    </EntryPage>
  );
}
