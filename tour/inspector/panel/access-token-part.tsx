'use client';
// The access token this tab knows of: its claims, and how long it is still good. Its signature is not shown.
import type { HeldAccess } from '@/lib/auth/browser/tabs';
import type { Strategy } from '@/lib/contract/answers';
import { formatCountdown, readClaims } from '../watch/claims';
import { Part, PartNote } from './part';
import { useNow } from './use-now';

export function AccessTokenPart({ strategy, access }: { strategy: Strategy; access: HeldAccess | null }) {
  if (strategy !== 'jwt') {
    return (
      <Part title="Access token">
        <PartNote>None in a browser with {strategy}: the cookie is the credential.</PartNote>
      </Part>
    );
  }
  if (access === null) {
    return (
      <Part title="Access token">
        <PartNote>
          None in this tab yet. It lives in memory, so a new page has none until its first call.
        </PartNote>
      </Part>
    );
  }
  return (
    <Part title="Access token" aside={<Countdown access={access} />}>
      <Remaining access={access} />
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 font-mono text-[0.8125rem]">
        {readClaims(access.token).map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-token">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Countdown({ access }: { access: HeldAccess }) {
  const left = access.expiresAt - useNow();
  return (
    <span className={`font-mono text-sm tabular-nums ${left > 0 ? 'text-token' : 'text-destructive'}`}>
      {left > 0 ? `${formatCountdown(left)} left` : 'expired'}
    </span>
  );
}

function Remaining({ access }: { access: HeldAccess }) {
  const now = useNow();
  const share = (access.expiresAt - now) / Math.max(1, access.expiresAt - access.receivedAt);
  return (
    <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-token/10">
      <div
        className="h-full rounded-full bg-token transition-[width] duration-1000 ease-linear"
        style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }}
      />
    </div>
  );
}
