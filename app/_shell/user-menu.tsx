'use client';
// The user's menu: a native popover (Esc, light dismiss and focus come with it), with plain links inside.
import Link from 'next/link';
import { useRef } from 'react';
import { Avatar } from '@/components/avatar';
import type { UserAnswer } from '@/lib/contract/answers';
import { navigation } from './navigation';
import { SignOutButton } from './sign-out-button';

const itemClass =
  'flex items-center gap-2.5 rounded-lg px-3 py-2.5 text-sm font-medium text-muted-foreground transition-colors hover:bg-muted hover:text-foreground';

export function UserMenu({ user }: { user: UserAnswer }) {
  const popover = useRef<HTMLDivElement>(null);
  const close = () => popover.current?.hidePopover();
  return (
    <>
      <button
        type="button"
        popoverTarget="user-menu"
        className="menu-invoker grid size-10 place-items-center rounded-full transition-colors hover:bg-muted"
      >
        <Avatar name={user.name} />
        <span className="sr-only">Menu of {user.username}</span>
      </button>
      <div
        ref={popover}
        id="user-menu"
        popover="auto"
        className="under-invoker fixed w-64 animate-arrive rounded-xl border border-border bg-card p-2 text-foreground shadow-card"
      >
        <div className="mb-1 border-border border-b px-3 pt-1.5 pb-3">
          <p className="truncate font-semibold text-sm">{user.name}</p>
          <p className="truncate text-muted-foreground text-sm">{user.email || user.username}</p>
        </div>
        {navigation.map(({ href, title, icon: Icon }) => (
          <Link key={href} href={href} onClick={close} className={itemClass}>
            <Icon className="size-4" />
            {title}
          </Link>
        ))}
        <div className="mt-1 border-border border-t px-3 pt-3 pb-2 sm:hidden">
          <SignOutButton />
        </div>
      </div>
    </>
  );
}
