// The footer of every page.
import { brand } from '@/components/brand';

export function SiteFooter() {
  return (
    <footer className="border-border border-t">
      <div className="shell flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-7 text-muted-foreground text-sm">
        <p>
          <span className="font-medium text-muted-foreground">{brand.name}</span> – {brand.tagline}.
        </p>
        <p className="wire-label">MIT licence</p>
      </div>
    </footer>
  );
}
