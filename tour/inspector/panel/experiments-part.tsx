'use client';
// Buttons that make happen what otherwise takes minutes or days, so that the mechanism can be watched in the log.
import { useState } from 'react';
import { Button } from '@/components/button';
import type { AuthBoot } from '@/lib/auth/auth-boot';
import { pagePorts } from '@/lib/auth/browser/browser-ports';
import { useAuth } from '@/lib/auth/client';
import type { Observer } from '../watch/observe-ports';
import { refreshInTabs, type TabResult } from '../watch/ten-tabs';
import { Part } from './part';
import { TenTabs } from './ten-tabs';

const tabCount = 10;

export function ExperimentsPart({ boot, observer }: { boot: AuthBoot; observer: Observer }) {
  const { fetch: callApi, isAuthenticated, strategy, user } = useAuth();
  const [busy, setBusy] = useState<string>();
  const [words, setWords] = useState('');
  const [results, setResults] = useState<TabResult[]>();

  function experiment(name: string, work: () => Promise<string>) {
    return async () => {
      setBusy(name);
      setResults(undefined);
      setWords(await work().catch(() => 'That did not work. Is the development server up?'));
      setBusy(undefined);
    };
  }

  const call = experiment('call', async () => {
    const answer = await callApi('/api/auth/me/');
    return answer.ok ? 'The API answered. The log shows what it took.' : `The API answered ${answer.status}.`;
  });
  const expireToken = experiment('token', async () => {
    await fetch('/auth/forget', { method: 'POST' });
    const had = observer.expireAccess();
    observer.note('Expired: the access token of every tab, and the one in the sealed state');
    return had
      ? 'Expired. The next call finds out and refreshes first: call the API.'
      : 'This tab held none, so the one in the sealed state was dropped. Call the API.';
  });
  const expireSession = experiment('session', async () => {
    await fetch('/auth/inspect', { method: 'POST' });
    observer.note('Expired: the credential cookie is gone');
    return strategy === 'jwt'
      ? 'The refresh token is gone. The access token in memory still works until it ends: expire it too.'
      : 'The cookie is gone, and this page does not know yet: call the API, or open a private page.';
  });
  const tenTabs = experiment('tabs', async () => {
    if (strategy === 'jwt') observer.expireAccess();
    const openPorts = () => ({ ...pagePorts(), fetch: observer.ports.fetch });
    const opened = await refreshInTabs({ count: tabCount, boot: { ...boot, user }, openPorts });
    setResults(opened);
    return '';
  });

  return (
    <Part title="Try it">
      <div className="grid grid-cols-1 gap-2 min-[22rem]:grid-cols-2">
        <Button tone="secondary" size="sm" onClick={call} isBusy={busy === 'call'}>
          Call the API
        </Button>
        <Button
          tone="secondary"
          size="sm"
          onClick={tenTabs}
          isBusy={busy === 'tabs'}
          disabled={!isAuthenticated}
        >
          Refresh in ten tabs
        </Button>
        <Button
          tone="secondary"
          size="sm"
          onClick={expireToken}
          isBusy={busy === 'token'}
          disabled={strategy !== 'jwt' || !isAuthenticated}
        >
          Expire my access token
        </Button>
        <Button
          tone="secondary"
          size="sm"
          onClick={expireSession}
          isBusy={busy === 'session'}
          disabled={!isAuthenticated}
        >
          Expire my session
        </Button>
      </div>
      <div role="status" className="text-muted-foreground text-sm leading-relaxed">
        {!isAuthenticated && !words && <p className="mt-3">Sign in to have something to expire.</p>}
        {words && <p className="mt-3">{words}</p>}
        {results && <TenTabs results={results} strategy={strategy} />}
      </div>
    </Part>
  );
}
