// Nothing here yet: says so, and what would fill the place.
import type { ReactNode } from 'react';

export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="grid place-content-center rounded-xl border border-border border-dashed px-4 py-6 text-center text-sm">
      <p className="font-medium">{title}</p>
      {children && <div className="mt-1 max-w-sm text-muted-foreground leading-relaxed">{children}</div>}
    </div>
  );
}
