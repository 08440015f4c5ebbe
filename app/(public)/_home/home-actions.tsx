'use client';
// The way in for a visitor, and on for somebody who is signed in.
import Link from 'next/link';
import { buttonClass } from '@/components/button';
import { LinkPending } from '@/components/link-pending';
import { useAuth } from '@/lib/auth/client';

export function HomeActions({ canRegister }: { canRegister: boolean }) {
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
            Sign in
          </Link>
          {canRegister && (
            <Link href="/register" className={buttonClass({ size: 'lg', tone: 'secondary' })}>
              Create an account
            </Link>
          )}
        </>
      )}
    </div>
  );
}
