// Sign up.
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { afterSignInPath } from '@/lib/auth/routes';
import { getAuthBoot } from '@/lib/auth/server';
import { EntryPage } from '../_entry/entry-page';
import { RegisterForm } from './register-form';

export const metadata: Metadata = { title: 'Create an account' };

export default async function RegisterPage() {
  const { user } = await getAuthBoot();
  if (user) redirect(afterSignInPath);
  return (
    <EntryPage title="Create an account" lead="A name, an address and a password. That is all.">
      <RegisterForm />
    </EntryPage>
  );
}
