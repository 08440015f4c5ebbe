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
      title="Page not found"
      actions={
        <Link href="/" className={buttonClass()}>
          Back to home
        </Link>
      }
    >
      <p>The address may be wrong, or the page may have moved.</p>
    </MessagePage>
  );
}
