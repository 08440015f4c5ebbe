// Where the link of a password mail leads: choose a new password. A link that no longer works says so before anything
// is typed.
import type { Metadata } from 'next';
import Link from 'next/link';
import { buttonClass } from '@/components/button';
import { apiFetch } from '@/lib/auth/server';
import { readErrorAnswer } from '@/lib/contract/read-errors';
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
  if (await isDead({ uid, token })) {
    return (
      <EntryPage
        title="This link no longer works"
        lead="It has expired or was already used. We can send you a new one."
      >
        <Link href="/forgot" className={buttonClass({ size: 'lg' }, 'w-full')}>
          Send a new link
        </Link>
      </EntryPage>
    );
  }
  return (
    <EntryPage title="Choose a new password" lead="Setting it signs you out everywhere.">
      <ResetForm uid={uid} token={token} />
    </EntryPage>
  );
}

/** Ask about the link with a password that cannot be set. In doubt it is alive: the form will tell. */
async function isDead(link: { uid: string; token: string }): Promise<boolean> {
  const answer = await apiFetch('/api/auth/password/reset/', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ ...link, new_password: '' }),
  }).catch(() => null);
  if (answer?.status !== 400) return false;
  const { messages } = readErrorAnswer(await answer.json().catch(() => null));
  return 'token' in messages;
}
