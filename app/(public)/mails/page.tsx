// The mails that a development API would have sent, newest first. Not there in production, nor with another API.
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { buttonClass } from '@/components/button';
import { Card } from '@/components/card';
import { DateTime } from '@/components/date-time';
import { EmptyState } from '@/components/list/empty-state';
import { apiFetch } from '@/lib/auth/server';
import { type DevMails, devMailsAnswer } from '@/lib/contract/account-answers';
import { MailText } from './mail-text';

export const metadata: Metadata = { title: 'Mails', robots: { index: false } };

export default async function MailsPage() {
  if (process.env.NODE_ENV === 'production') notFound();
  const mails = await readMails();
  if (mails === null) notFound();
  return (
    <div className="shell max-w-3xl py-10 sm:py-16">
      <div className="mb-8 flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="font-semibold text-3xl tracking-[-0.02em]">Mails</h1>
          <p className="mt-1.5 text-muted-foreground leading-relaxed">
            In development no mail leaves this machine. Set EMAIL_HOST to send them.
          </p>
        </div>
        <Link href="/mails" prefetch={false} className={buttonClass({ tone: 'secondary' })}>
          Look again
        </Link>
      </div>
      {mails.length === 0 ? (
        <EmptyState title="No mail yet">Sign up, or ask for a new password.</EmptyState>
      ) : (
        <div className="space-y-5">
          {mails.map((mail) => (
            <Card
              key={mail.id}
              id={`mail-${mail.id}`}
              title={mail.subject}
              aside={<DateTime value={mail.sent_at} />}
              description={`To ${mail.to}, from ${mail.from}`}
            >
              <MailText text={mail.text} />
            </Card>
          ))}
        </div>
      )}
    </div>
  );
}

async function readMails(): Promise<DevMails | null> {
  const answer = await apiFetch('/api/dev/mails/');
  if (!answer.ok) return null;
  const read = devMailsAnswer.safeParse(await answer.json());
  return read.success ? read.data.mails : null;
}
