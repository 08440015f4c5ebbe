// The demo user of a development database, in plain sight. Never shown in production.
import { Button } from '@/components/button';

export const demoUser = { username: 'demo', password: 'demo-password' };

export function DemoUser({ onUse }: { onUse: () => void }) {
  return (
    <aside
      aria-label="Demo user"
      className="flex flex-wrap items-center justify-between gap-3 rounded-xl border border-line border-dashed bg-sunken/60 p-4 text-sm"
    >
      <div>
        <p className="wire-label mb-1">Demo user, in development only</p>
        <p>
          <code>{demoUser.username}</code> <span className="text-ink-faint">/</span>{' '}
          <code>{demoUser.password}</code>
        </p>
      </div>
      <Button size="sm" tone="secondary" onClick={onUse}>
        Fill in
      </Button>
    </aside>
  );
}
