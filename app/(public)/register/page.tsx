// Sign up.
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getBackEnd } from '@/lib/auth/back-end';
import { afterSignInPath } from '@/lib/auth/routes';
import { getAuthBoot } from '@/lib/auth/server';
import { EntryLink } from '../_entry/entry-link';
import { EntryPage } from '../_entry/entry-page';
import { RegisterForm } from './register-form';

export const metadata: Metadata = { title: 'Create an account' };

type RegisterPageProps = { searchParams: Promise<{ done?: string }> };

export default async function RegisterPage({ searchParams }: RegisterPageProps) {
  const { done } = await searchParams;
  const { user } = await getAuthBoot();
  if (user) redirect(afterSignInPath);
  const { offers } = await getBackEnd();
  if (!offers.registration) {
    return (
      <EntryPage title="Create an account" lead="Registration is closed at the moment.">
        <EntryLink says="Already have one?" href="/login">
          Sign in
        </EntryLink>
      </EntryPage>
    );
  }
  return (
    <EntryPage title="Create an account" lead="You only need a username, an e-mail address and a password.">
      <RegisterForm isDone={done !== undefined} />
    </EntryPage>
  );
}
