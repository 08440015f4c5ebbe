'use client';
// The way in, or on, by who is looking.
import Link from 'next/link';
import { buttonClass } from '@/components/button';
import { LinkPending } from '@/components/link-pending';
import { useAuth } from '@/lib/auth/client';

export function HomeActions() {
  const { user, status } = useAuth();
  return (
    <div className="mt-8 flex flex-wrap gap-3">
      {user || status === 'loading' ? (
        <Link href="/dashboard" prefetch={user ? undefined : false} className={buttonClass({ size: 'lg' })}>
          Open the dashboard
          <LinkPending />
        </Link>
      ) : (
        <>
          <Link href="/login" className={buttonClass({ size: 'lg' })}>
            Try signing in
          </Link>
          <Link href="/register" className={buttonClass({ size: 'lg', tone: 'secondary' })}>
            Create an account
          </Link>
        </>
      )}
    </div>
  );
}
