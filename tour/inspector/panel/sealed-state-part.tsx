'use client';
// The sealed state: how old what the server remembers is, and when it will ask the API again.
import { Fact, Facts } from '@/components/facts';
import { formatCountdown } from '../watch/claims';
import type { SealedStateReport } from '../watch/report';
import { Part, PartNote } from './part';
import { useNow } from './use-now';

export function SealedStatePart({ state }: { state: SealedStateReport | undefined }) {
  return (
    <Part title="Sealed state">
      {state ? <State state={state} /> : <PartNote>Asking the server.</PartNote>}
    </Part>
  );
}

function State({ state }: { state: SealedStateReport }) {
  const now = useNow();
  if (state.status === 'absent') {
    return <PartNote>None. The next private page asks the API who you are, and seals the answer.</PartNote>;
  }
  if (state.status === 'void') {
    return <PartNote>Void: the credential it was about is gone or another one.</PartNote>;
  }
  const ageSeconds = Math.max(0, Math.floor((now - state.derivedAt) / 1000));
  const leftSeconds = state.maxAgeSeconds - ageSeconds;
  return (
    <Facts>
      <Fact label="About">
        {state.username}
        {state.isPartial && (
          <span className="block font-normal text-muted-foreground">without permissions: too many</span>
        )}
      </Fact>
      <Fact label="Age">
        <span className="font-mono tabular-nums">{formatCountdown(ageSeconds * 1000)}</span>
      </Fact>
      <Fact label="Next private page">
        {leftSeconds > 0 ? `no call, for ${leftSeconds} s more` : 'asks the API once'}
      </Fact>
      {state.accessExpiresAt !== null && (
        <Fact label="Its access token">
          <span className="font-mono tabular-nums">
            {formatCountdown(state.accessExpiresAt * 1000 - now)}
          </span>
          <span className="font-normal"> left</span>
        </Fact>
      )}
    </Facts>
  );
}
