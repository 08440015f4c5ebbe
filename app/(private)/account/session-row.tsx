// One open session: the device, where and when it was last seen, and the button that ends it.
import { Button } from '@/components/button';
import { Chip } from '@/components/chip';
import { DateTime } from '@/components/date-time';
import { Icon } from '@/components/icons';
import type { OpenSession } from '@/lib/contract/account-requests';
import { readDevice } from './device';

const monitor = 'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2ZM8 21h8M12 17v4';
const smartphone = 'M7 2h10a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2ZM12 18h.01';

type SessionRowProps = { session: OpenSession; isBusy: boolean; onEnd: () => void };

export function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const device = readDevice(session.user_agent);
  const kind = session.kind === 'session' ? 'session cookie' : 'refresh token';
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4 first:pt-0 last:pb-0 sm:flex-nowrap">
      <span
        aria-hidden="true"
        className="grid size-10 shrink-0 place-items-center rounded-xl border border-border bg-muted text-muted-foreground"
      >
        <Icon path={device.isHandheld ? smartphone : monitor} className="size-4.5" />
      </span>
      <div className="min-w-0 flex-1 max-sm:basis-[calc(100%-3.5rem)]">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-medium text-sm">
          {device.name}
          {session.current && <Chip tone="accent">This device</Chip>}
        </p>
        <p className="mt-0.5 text-muted-foreground text-sm">
          Last seen{' '}
          <DateTime value={session.last_seen_at ?? session.created_at} fallback="at an unknown time" />
        </p>
        <p className="wire-label mt-1">
          {session.ip ? `${session.ip} · ` : ''}
          {kind}
        </p>
      </div>
      {!session.current && (
        <Button tone="secondary" size="sm" isBusy={isBusy} onClick={onEnd} className="max-sm:ml-14">
          Sign out<span className="sr-only"> {device.name}</span>
        </Button>
      )}
    </li>
  );
}
