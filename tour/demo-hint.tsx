// Below the sign-in form in development: the demo user, in plain sight. Never shown in production.
import { getWebConfig } from '@/lib/settings/web';
import { FillIn } from './fill-in';

const demoUser = { username: 'demo', password: 'demo-password' };

export function DemoHint() {
  if (getWebConfig().isProduction) return null;
  return (
    <aside
      aria-label="Demo user"
      className="mt-6 flex flex-wrap items-center justify-between gap-3 rounded-xl border border-border border-dashed bg-muted/60 p-4 text-sm"
    >
      <div>
        <p className="wire-label mb-1">Demo user, in development only</p>
        <p>
          <code>{demoUser.username}</code> <span className="text-muted-foreground">/</span>{' '}
          <code>{demoUser.password}</code>
        </p>
      </div>
      <FillIn values={demoUser} />
    </aside>
  );
}
