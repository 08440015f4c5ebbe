// The footer of every page.
import { brand } from '@/components/brand';

export function SiteFooter() {
  return (
    <footer className="border-line border-t">
      <div className="shell flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-7 text-ink-faint text-sm">
        <p>
          <span className="font-medium text-ink-soft">{brand.name}</span> – {brand.tagline}.
        </p>
        <p className="wire-label">MIT licence</p>
      </div>
    </footer>
  );
}
