// 403: the visitor is signed in, and lacks the permission that requirePermission() names.
import type { Metadata } from 'next';
import Link from 'next/link';
import { buttonClass } from '@/components/button';
import { MessagePage } from '@/components/message-page';
import { afterSignInPath } from '@/lib/auth/routes';

export const metadata: Metadata = { title: 'Not permitted' };

export default function Forbidden() {
  return (
    <MessagePage
      label="403 Forbidden"
      title="You don’t have access to this page"
      actions={
        <Link href={afterSignInPath} className={buttonClass()}>
          Back to the dashboard
        </Link>
      }
    >
      <p>Your account does not have the required permission. An administrator of this site can grant it.</p>
    </MessagePage>
  );
}
