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
        Back to home
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
          We cannot check whether you may see this page. You have <strong>not</strong> been signed out. Once
          the service is back, everything will be as before.
        </p>
      </MessagePage>
    );
  }
  return (
    <MessagePage label="500 Server Error" title="Something went wrong" actions={actions}>
      <p>This isn’t your fault. Trying again often helps.</p>
      {digest && (
        <p className="text-sm">
          If it keeps happening, send us this code: <code className="text-foreground">{digest}</code>
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
