// The strategies side by side, with the one that is on marked.
import { Chip } from '@/components/chip';
import { getAuthInfo } from '@/lib/auth/server';
import type { Strategy } from '@/lib/contract/answers';
import { strategyWords } from '../strategy-words';
import { Section } from './section';

const order: Strategy[] = ['session', 'jwt', 'hybrid'];

export async function Strategies() {
  const { strategy: active } = await getAuthInfo();
  return (
    <Section
      id="strategies"
      title="Three strategies, one switch"
      lead="One variable sets both halves, and no code changes. Whichever you choose, credentials are never kept in web storage."
    >
      <ul className="grid gap-4 lg:grid-cols-3">
        {order.map((strategy) => (
          <StrategyCard key={strategy} strategy={strategy} isActive={strategy === active} />
        ))}
      </ul>
    </Section>
  );
}

function StrategyCard({ strategy, isActive }: { strategy: Strategy; isActive: boolean }) {
  const words = strategyWords[strategy];
  const border = isActive ? 'border-primary ring-1 ring-primary' : 'border-border';
  return (
    <li className={`flex flex-col rounded-2xl border ${border} bg-card p-5 shadow-card sm:p-6`}>
      <div className="flex min-h-6 items-center justify-between gap-3">
        <code className="text-muted-foreground text-xs">
          AUTH_STRATEGY=<span className="text-foreground">{strategy}</span>
        </code>
        {isActive && <Chip tone="accent">On now</Chip>}
      </div>
      <h3 className="mt-3 font-semibold text-xl tracking-tight">{words.title}</h3>
      <p className="mt-1 text-muted-foreground text-sm">{words.fits}</p>
      <dl className="mt-5 space-y-3.5 border-border border-t pt-5 text-sm leading-relaxed">
        <Row label="Browser keeps">{words.keeps}</Row>
        <Row label="Each call">{words.carries}</Row>
        <Row label="Refresh">{words.refresh}</Row>
        <Row label="Sign out">{words.signOut}</Row>
      </dl>
    </li>
  );
}

function Row({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <dt className="wire-label">{label}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
