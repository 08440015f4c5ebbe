// 404.
import type { Metadata } from 'next';
import Link from 'next/link';
import { buttonClass } from '@/components/button';
import { MessagePage } from '@/components/message-page';

export const metadata: Metadata = { title: 'Page not found' };

export default function NotFound() {
  return (
    <MessagePage
      label="404 Not Found"
      title="There is no page here"
      actions={
        <Link href="/" className={buttonClass()}>
          Back to the start
        </Link>
      }
    >
      <p>The address may be mistyped, or the page has moved.</p>
    </MessagePage>
  );
}
