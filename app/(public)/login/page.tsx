// Sign in. Works as a plain form too; what its fallback endpoint has to say comes back in the query.
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { readNext } from '@/lib/auth/routes';
import { getAuthBoot } from '@/lib/auth/server';
import { DemoHint } from '@/tour/demo-hint'; // setup: tour
import { EntryPage } from '../_entry/entry-page';
import { LoginForm } from './login-form';

export const metadata: Metadata = { title: 'Sign in' };

type LoginPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const query = await searchParams;
  const next = readNext(typeof query.next === 'string' ? query.next : null);
  const { user } = await getAuthBoot();
  if (user) redirect(next);
  return (
    <EntryPage title="Sign in" lead="Welcome back.">
      <LoginForm next={next} refusal={readRefusal(query.error)} />
      {/* setup: tour begin */}
      <DemoHint />
      {/* setup: tour end */}
    </EntryPage>
  );
}

// Only words of our own reach the page: the query says which, never what.
function readRefusal(error: string | string[] | undefined): string | undefined {
  if (error === undefined) return undefined;
  if (error === 'unavailable') return 'The server cannot be reached. Please try again in a moment.';
  if (error === 'throttled') return 'Too many attempts. Please wait a while and try again.';
  return 'No active account found with the given credentials.';
}
