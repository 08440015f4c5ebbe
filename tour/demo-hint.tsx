// Below the sign-in form in development: the demo user, where the API that answers has it. Never shown in production.
import { apiFetch } from '@/lib/auth/server';
import { demoUserAnswer } from '@/lib/contract/account-answers';
import { getWebConfig } from '@/lib/settings/web';
import { FillIn } from './fill-in';

export async function DemoHint() {
  if (getWebConfig().isProduction) return null;
  const demoUser = await readDemoUser();
  if (demoUser === null) return null;
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

/** Only this repository's API answers here, and only where the database has the user: another back end has not. */
async function readDemoUser() {
  const answer = await apiFetch('/api/dev/demo-user/').catch(() => null);
  const read = answer?.ok ? demoUserAnswer.safeParse(await answer.json().catch(() => null)) : null;
  return read?.success ? read.data : null;
}
