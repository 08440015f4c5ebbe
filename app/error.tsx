'use client';
// A page broke while it was rendered. Two kinds: the auth API could not be asked, which is an outage and never a
// sign-out, and everything else.
import Link from 'next/link';
import { Button, buttonClass } from '@/components/button';
import { MessagePage } from '@/components/message-page';

type ErrorPageProps = { error: unknown; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = readDigest(error);
  const actions = (
    <>
      <Button onClick={() => retry()}>Try again</Button>
      <Link href="/" className={buttonClass({ tone: 'secondary' })}>
        Back to the start
      </Link>
    </>
  );
  if (digest === 'AUTH_UNAVAILABLE') {
    return (
      <MessagePage
        label="503 Service Unavailable"
        title="We cannot reach the sign-in service"
        actions={actions}
      >
        <p>
          So this page cannot know whether it may be shown to you. You have <strong>not</strong> been signed
          out: as soon as the service answers again, everything is as it was.
        </p>
      </MessagePage>
    );
  }
  return (
    <MessagePage label="500 Server Error" title="Something broke on our side" actions={actions}>
      <p>It is not your doing, and trying again often helps.</p>
      {digest && (
        <p className="text-sm">
          If it stays, tell us this number: <code className="text-foreground">{digest}</code>
        </p>
      )}
    </MessagePage>
  );
}

// In production all that an error of a server component brings along is its digest.
function readDigest(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('digest' in error)) return undefined;
  return typeof error.digest === 'string' ? error.digest : undefined;
}
