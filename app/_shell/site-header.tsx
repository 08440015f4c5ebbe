// The header of every page: the brand, the way in, and whoever is signed in.
import Link from 'next/link';
import { BrandMark, brand } from '@/components/brand';
import { ThemeToggle } from '@/components/theme-toggle';
import { AccountControls } from './account-controls';

export function SiteHeader() {
  return (
    <header className="sticky top-0 z-20 border-border border-b bg-background/85 backdrop-blur-md">
      <div className="shell flex h-16 items-center gap-3">
        <Link href="/" className="-m-1 flex items-center gap-2.5 rounded-md p-1 font-semibold tracking-tight">
          <BrandMark />
          <span className="max-sm:sr-only">{brand.name}</span>
        </Link>
        <nav aria-label="Account" className="ml-auto flex items-center gap-1 sm:gap-1.5">
          <ThemeToggle />
          <AccountControls />
        </nav>
      </div>
    </header>
  );
}
