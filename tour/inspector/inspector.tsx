'use client';
// The inspector: a tab at the edge of the page that opens a panel beside it. Not modal, so that the page can be used
// while its calls are watched. On a phone its tab is in the strategy bar, and it comes from below.
import { usePathname } from 'next/navigation';
import {
  type KeyboardEvent,
  type ToggleEvent,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { AuthBoot } from '@/lib/auth/auth-boot';
import { Cross, ScanSearch } from '../icons';
import { AccessTokenPart } from './panel/access-token-part';
import { CookiesPart } from './panel/cookies-part';
import { ExperimentsPart } from './panel/experiments-part';
import { InstallationPart } from './panel/installation-part';
import { LogPart } from './panel/log-part';
import { SealedStatePart } from './panel/sealed-state-part';
import { useReport } from './use-report';
import type { Observer } from './watch/observe-ports';

const openKey = 'inspector-open';
const hasRoom = () => matchMedia('(width >= 40rem)').matches;

export function Inspector({ boot, observer }: { boot: AuthBoot; observer: Observer }) {
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const pathname = usePathname();
  const observation = useSyncExternalStore(
    observer.subscribe,
    observer.getObservation,
    observer.getObservation,
  );
  const report = useReport(isOpen, observation);

  useEffect(() => {
    // Open on the page before, open on this one, without taking the focus from it. A phone has no room for both.
    if (sessionStorage.getItem(openKey) && hasRoom()) panel.current?.showPopover();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is the reason to close
  useEffect(() => {
    if (!hasRoom()) panel.current?.hidePopover();
  }, [pathname]);

  function followToggle(event: ToggleEvent<HTMLElement>) {
    const isNowOpen = event.newState === 'open';
    setIsOpen(isNowOpen);
    if (isNowOpen) sessionStorage.setItem(openKey, '1');
    else sessionStorage.removeItem(openKey);
  }

  function close() {
    panel.current?.hidePopover();
    opener.current?.focus();
  }

  function closeOnEscape(event: KeyboardEvent) {
    if (event.key === 'Escape') close();
  }

  return (
    <aside aria-label="Inspector, in development only">
      <button
        ref={opener}
        type="button"
        aria-expanded={isOpen}
        onClick={() => {
          panel.current?.togglePopover();
          heading.current?.focus();
        }}
        className="absolute top-0 right-0 z-30 grid h-8 w-12 place-items-center text-muted-foreground transition-colors hover:bg-muted hover:text-foreground sm:fixed sm:top-1/2 sm:h-12 sm:w-9 sm:rounded-l-xl sm:border sm:border-border sm:border-r-0 sm:bg-card sm:shadow-card"
      >
        <ScanSearch className="size-4.5" />
        <span className="sr-only">Inspector</span>
      </button>
      <section
        ref={panel}
        popover="manual"
        aria-labelledby="inspector-heading"
        onToggle={followToggle}
        onKeyDown={closeOnEscape}
        className="fixed inset-[auto_0_0_0] h-[72dvh] w-full max-w-none overflow-y-auto rounded-t-2xl border border-border bg-background text-foreground shadow-card sm:inset-[0_0_0_auto] sm:h-dvh sm:max-h-none sm:w-[27rem] sm:rounded-none sm:border-y-0 sm:border-r-0"
      >
        <header className="sticky top-0 z-10 flex h-14 items-center justify-between border-border border-b bg-background px-5">
          <h2
            ref={heading}
            id="inspector-heading"
            tabIndex={-1}
            className="flex items-baseline gap-2.5 font-semibold tracking-tight outline-none"
          >
            Inspector
            <span className="wire-label font-normal">development only</span>
          </h2>
          <button
            type="button"
            onClick={close}
            className="-mr-2 grid size-10 place-items-center rounded-lg text-muted-foreground transition-colors hover:bg-muted hover:text-foreground"
          >
            <Cross className="size-4.5" />
            <span className="sr-only">Close the inspector</span>
          </button>
        </header>
        {isOpen && (
          <div className="divide-y divide-border">
            <ExperimentsPart boot={boot} observer={observer} />
            <LogPart log={observation.log} onClear={observer.clear} />
            <AccessTokenPart strategy={boot.strategy} access={observation.access} />
            <SealedStatePart state={report?.state} />
            <CookiesPart cookies={report?.cookies} />
            <InstallationPart report={report} />
          </div>
        )}
      </section>
    </aside>
  );
}
