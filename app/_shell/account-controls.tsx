'use client';
// The header's right end: the way in, or the user's menu and a plain "Sign out". Links into the private part are
// only prefetched once signed in: a prefetched redirect to /login would be reused after the login.
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { buttonClass } from '@/components/button';
import { LinkPending } from '@/components/link-pending';
import { Skeleton } from '@/components/skeleton';
import { useAuth } from '@/lib/auth/client';
import { isPrivatePath } from '@/lib/auth/routes';
import { SignOutButton } from './sign-out-button';
import { UserMenu } from './user-menu';

export function AccountControls({ canRegister }: { canRegister: boolean }) {
  const { user, status } = useAuth();
  const isInside = isPrivatePath(usePathname());
  if (status === 'loading') return <WhileLoading />;
  if (!user) {
    return (
      <>
        <Link
          href="/login"
          className={buttonClass({ tone: canRegister ? 'ghost' : 'primary' }, 'max-sm:px-2.5')}
        >
          Sign in
        </Link>
        {canRegister && (
          <Link href="/register" className={buttonClass({}, 'max-sm:hidden')}>
            Create account
          </Link>
        )}
      </>
    );
  }
  return (
    <>
      {!isInside && (
        <Link href="/dashboard" className={buttonClass({ tone: 'ghost' }, 'max-sm:hidden')}>
          Dashboard
          <LinkPending />
        </Link>
      )}
      <span className="max-sm:hidden">
        <SignOutButton />
      </span>
      <UserMenu user={user} />
    </>
  );
}

/** There is a credential, and the API is being asked whose it is: hold the place of the menu. */
function WhileLoading() {
  return (
    <span role="status" className="flex items-center gap-2">
      <span className="sr-only">Checking who is signed in</span>
      <Skeleton className="h-10 w-[5.5rem] rounded-lg max-sm:hidden" />
      <Skeleton className="size-8 rounded-full" />
    </span>
  );
}
