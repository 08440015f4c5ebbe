// The second step of a sign-in. Works as a plain form too, for codes.
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { readNext } from '@/lib/auth/read-next';
import { getAuthBoot } from '@/lib/auth/server';
import { EntryPage } from '../../_entry/entry-page';
import { FactorForm } from './factor-form';

export const metadata: Metadata = { title: 'Second step' };

type FactorPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FactorPage({ searchParams }: FactorPageProps) {
  const query = await searchParams;
  const next = readNext(typeof query.next === 'string' ? query.next : null);
  const { user } = await getAuthBoot();
  if (user) redirect(next);
  return (
    <EntryPage title="One more step" lead="Your account asks for a second factor.">
      <FactorForm next={next} refusal={readRefusal(query.error)} />
    </EntryPage>
  );
}

// Only words of our own reach the page: the query says which, never what.
function readRefusal(error: string | string[] | undefined): string | undefined {
  if (error === undefined) return undefined;
  if (error === 'unavailable') return 'The server cannot be reached. Please try again in a moment.';
  if (error === 'throttled') return 'Too many attempts. Please wait a while and try again.';
  return 'Incorrect code.';
}
