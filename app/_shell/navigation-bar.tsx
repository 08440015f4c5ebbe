'use client';
// The bar of the private pages. It scrolls sideways where it does not fit.
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { LinkPending } from '@/components/link-pending';
import { navigation } from './navigation';

export function NavigationBar() {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="border-border border-b bg-card">
      <ul className="shell flex gap-1 overflow-x-auto">
        {navigation.map(({ href, title, icon: Icon }) => {
          const isHere = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={href} className="shrink-0 first:-ml-3">
              <Link
                href={href}
                aria-current={isHere ? 'page' : undefined}
                className="relative flex h-11 items-center gap-2 px-3 font-medium text-muted-foreground text-sm transition-colors hover:text-foreground focus-visible:-outline-offset-2 aria-[current]:text-foreground aria-[current]:shadow-[inset_0_-2px_0_var(--primary)]"
              >
                <Icon className="size-4" />
                {title}
                <LinkPending />
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
