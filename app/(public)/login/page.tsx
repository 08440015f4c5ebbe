// Sign in. Works as a plain form too; what its fallback endpoint has to say comes back in the query.
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Notice } from '@/components/notice';
import { getBackEnd } from '@/lib/auth/back-end';
import { readNext } from '@/lib/auth/read-next';
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
  const { status, offers } = await getBackEnd();
  return (
    <EntryPage title="Sign in" lead="Welcome back.">
      {status === 'foreign' && <ForeignServer />}
      {query.done === 'reset' && (
        <Notice tone="success" title="Your password has been changed" className="mb-6">
          Sign in with your new password.
        </Notice>
      )}
      <LoginForm
        next={next}
        refusal={readRefusal(query.error)}
        canReset={offers.password_reset}
        canRegister={offers.registration}
        hasPasskeySignIn={offers.sign_in.includes('passkey')} // setup: factors
      />
      {/* setup: tour begin */}
      <DemoHint />
      {/* setup: tour end */}
    </EntryPage>
  );
}

/** For the operator: visitors never see this on a site that works. */
function ForeignServer() {
  return (
    <Notice tone="warning" title="This server does not answer the auth contract" className="mb-6">
      <p>
        Nobody can sign in, because <code>AUTH_API_URL</code> leads to something else. What it has to answer
        is described in <code>docs/django.md</code>.
      </p>
    </Notice>
  );
}

// Only words of our own reach the page: the query says which, never what.
function readRefusal(error: string | string[] | undefined): string | undefined {
  if (error === undefined) return undefined;
  if (error === 'unavailable') return 'The server cannot be reached. Please try again in a moment.';
  if (error === 'late') return 'That took too long. Please sign in again.'; // setup: factors
  if (error === 'throttled') return 'Too many attempts. Please wait a while and try again.';
  return 'No active account found with the given credentials.';
}
