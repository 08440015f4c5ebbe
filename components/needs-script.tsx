// What only works with scripts: shown with them, and without them a sentence that says so.
import type { ReactNode } from 'react';

export function NeedsScript({ children }: { children: ReactNode }) {
  return (
    <>
      <noscript>
        <p className="text-muted-foreground text-sm">This needs JavaScript, which is off in this browser.</p>
      </noscript>
      <div className="scripted">{children}</div>
    </>
  );
}
