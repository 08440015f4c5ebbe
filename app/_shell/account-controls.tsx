'use client';
// The header's right end: sign in, or the user's menu and a plain "Sign out". Links into the private part are
// only prefetched once signed in: a prefetched redirect to /login would be reused after the login.
import Link from 'next/link';
import { buttonClass } from '@/components/button';
import { LinkPending } from '@/components/link-pending';
import { Skeleton } from '@/components/skeleton';
import { useAuth } from '@/lib/auth/client';
import { SignOutButton } from './sign-out-button';
import { UserMenu } from './user-menu';

export function AccountControls() {
  const { user, status } = useAuth();
  if (status === 'loading') return <WhileLoading />;
  if (!user) {
    return (
      <>
        <Link href="/login" className={buttonClass({ tone: 'ghost' }, 'max-sm:px-3')}>
          Sign in
        </Link>
        <Link href="/register" className={buttonClass({}, 'max-sm:px-3')}>
          Create account
        </Link>
      </>
    );
  }
  return (
    <>
      <Link href="/dashboard" className={buttonClass({ tone: 'ghost' }, 'max-sm:hidden')}>
        Dashboard
        <LinkPending />
      </Link>
      <UserMenu user={user} />
      <SignOutButton />
    </>
  );
}

/** The credential is there, and whose it is is being asked: hold the place of the menu. */
function WhileLoading() {
  return (
    <span role="status" className="flex items-center gap-2">
      <span className="sr-only">Finding out who you are</span>
      <Skeleton className="size-8 rounded-full" />
      <Skeleton className="h-10 w-[5.5rem] rounded-lg" />
    </span>
  );
}
