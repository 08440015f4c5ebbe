// The header of every page: the brand, the way in, and who is signed in.
import Link from 'next/link';
import { BrandMark, brand } from '@/components/brand';
import { ThemeToggle } from '@/components/theme-toggle';
import { getBackEnd } from '@/lib/auth/back-end';
import { getAuthBoot } from '@/lib/auth/server';
import { AccountControls } from './account-controls';

export async function SiteHeader() {
  return (
    <header className="sticky top-0 z-20 border-border border-b bg-background">
      <div className="shell flex h-16 items-center gap-2 sm:gap-3">
        <Link
          href="/"
          className="-m-1 flex min-w-0 items-center gap-2.5 rounded-md p-1 font-semibold tracking-tight"
        >
          <BrandMark className="size-7 shrink-0" />
          <span className="truncate max-[24rem]:text-[0.8125rem]">{brand.name}</span>
        </Link>
        <nav aria-label="Account" className="ml-auto flex shrink-0 items-center gap-1 sm:gap-1.5">
          <ThemeToggle />
          <AccountControls canRegister={await canRegister()} />
        </nav>
      </div>
    </header>
  );
}

/** Only asked for a visitor who may want to: a page for somebody who is signed in costs no call. */
async function canRegister(): Promise<boolean> {
  const { status } = await getAuthBoot();
  return status !== 'authenticated' && (await getBackEnd()).offers.registration;
}
