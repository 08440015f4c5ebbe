'use client';
// The line at the top of every page: which strategy is on, and which API answered.
import { useAuth } from '@/lib/auth/client';
import { apiWords } from './strategy-words';

export function StrategyBar() {
  const { strategy, api } = useAuth();
  return (
    <aside aria-label="How sign-in works here" className="border-border border-b bg-muted">
      <p
        data-testid="strategy-bar"
        data-strategy={strategy}
        data-api={api}
        className="shell wire-label flex h-8 items-center gap-x-2 whitespace-nowrap"
      >
        <StrategyDot strategy={strategy} />
        <span>
          <span className="max-sm:hidden">Strategy </span>
          <strong className="font-semibold text-foreground">{strategy}</strong>
        </span>
        <span aria-hidden="true" className="mx-1 h-3 border-border border-l" />
        <span className="truncate">
          <span className="max-[24rem]:hidden">{api === 'unknown' ? '' : 'answered by '}</span>
          <strong className="font-semibold text-foreground">{apiWords[api]}</strong>
        </span>
      </p>
    </aside>
  );
}

function StrategyDot({ strategy }: { strategy: string }) {
  const colour = strategy === 'jwt' ? 'bg-token' : strategy === 'hybrid' ? 'split-dot' : 'bg-primary';
  return <span aria-hidden="true" className={`mr-0.5 size-2 shrink-0 rounded-full ${colour}`} />;
}
