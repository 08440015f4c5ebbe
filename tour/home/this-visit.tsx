'use client';
// The visitor's own request, drawn: who asks, what the browser carries, who decides, who answers.
import type { ReactNode } from 'react';
import { Chip } from '@/components/chip';
import type { AuthStatus } from '@/lib/auth/auth-boot';
import { useAuth } from '@/lib/auth/client';
import type { Strategy } from '@/lib/contract/answers';
import { KeyRound, Server, ShieldCheck, UserRound } from '../icons';
import { apiWords } from '../strategy-words';

const carried: Record<Strategy, string> = {
  session: 'sessionid, an HttpOnly cookie',
  jwt: 'refresh_token, an HttpOnly cookie',
  hybrid: 'sessionid, or a Bearer token',
};

export function ThisVisit() {
  const { user, status, strategy, api } = useAuth();
  const isIn = user !== null;
  return (
    <section
      aria-labelledby="this-visit"
      className="rounded-2xl border border-border bg-card p-5 shadow-card sm:p-7"
    >
      <div className="mb-6 flex items-center justify-between gap-4">
        <h2 id="this-visit" className="font-semibold tracking-tight">
          This visit
        </h2>
        <span role="status">
          <StatusChip status={status} />
        </span>
      </div>
      <ol>
        <Hop icon={<UserRound />} label="You" isLit={isIn}>
          {isIn ? user.name : 'A visitor'}
        </Hop>
        <Hop icon={<KeyRound />} label="The browser carries" isLit={isIn}>
          {isIn ? carried[strategy] : 'nothing yet'}
        </Hop>
        <Hop icon={<ShieldCheck />} label="middleware.ts decides" isLit={isIn}>
          {isIn ? 'from a sealed copy, without a call' : 'public page, nothing to decide'}
        </Hop>
        <Hop icon={<Server />} label="Answered by" isLit={api !== 'unknown'} isLast>
          {apiWords[api]}
        </Hop>
      </ol>
    </section>
  );
}

function StatusChip({ status }: { status: AuthStatus }) {
  if (status === 'loading') return <Chip>Asking the API …</Chip>;
  if (status === 'unavailable') return <Chip tone="warning">API unavailable</Chip>;
  return status === 'authenticated' ? <Chip tone="accent">Signed in</Chip> : <Chip>Not signed in</Chip>;
}

type HopProps = { icon: ReactNode; label: string; isLit: boolean; isLast?: boolean; children: ReactNode };

function Hop({ icon, label, isLit, isLast = false, children }: HopProps) {
  const dot = isLit
    ? 'border-primary/25 bg-accent text-accent-foreground'
    : 'border-border bg-muted text-muted-foreground';
  return (
    <li className="relative flex gap-4 pb-5.5 last:pb-0">
      {!isLast && (
        <span
          aria-hidden="true"
          className={`absolute top-10 bottom-0 left-[1.1875rem] w-0.5 ${isLit ? 'bg-primary/25' : 'bg-border'}`}
        />
      )}
      <span
        aria-hidden="true"
        className={`grid size-10 shrink-0 place-items-center rounded-xl border [&>svg]:size-4.5 ${dot}`}
      >
        {icon}
      </span>
      <span className="min-w-0 pt-0.5">
        <span className="wire-label block">{label}</span>
        <span className="mt-0.5 block break-words font-medium text-[0.9375rem]">{children}</span>
      </span>
    </li>
  );
}
