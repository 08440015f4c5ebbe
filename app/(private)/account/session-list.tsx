'use client';
// Where the user is signed in, and the ways to end it: one, all others, or everywhere.
import { useCallback, useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { FormDone } from '@/components/form/form-done';
import { FormError } from '@/components/form/form-error';
import { jsonInit } from '@/components/form/outcome';
import { EmptyState } from '@/components/list/empty-state';
import { Notice } from '@/components/notice';
import { useAuth } from '@/lib/auth/client';
import type { OpenSession } from '@/lib/contract/account-requests';
import { useAccountRequest } from './recent-sign-in';
import { SessionRow } from './session-row';
import { SessionsLoading } from './sessions-loading';

type Listing = { status: 'loading' } | { status: 'failed' } | { status: 'listed'; sessions: OpenSession[] };

export function SessionList() {
  const { fetch, logout } = useAuth();
  const send = useAccountRequest();
  const [listing, setListing] = useState<Listing>({ status: 'loading' });
  const [busy, setBusy] = useState<string>();
  const [result, setResult] = useState<{ done?: string; failed?: string }>({});

  const load = useCallback(async () => {
    try {
      const [answer, { sessionsAnswer }] = await Promise.all([
        fetch('/api/auth/sessions/'),
        import('@/lib/contract/account-requests'),
      ]);
      const read = sessionsAnswer.safeParse(answer.ok ? await answer.json() : null);
      setListing(read.success ? { status: 'listed', sessions: read.data.sessions } : { status: 'failed' });
    } catch {
      setListing({ status: 'failed' });
    }
  }, [fetch]);
  useEffect(() => void load(), [load]);

  async function end(what: string, path: string, body: unknown, words: string) {
    setBusy(what);
    setResult({});
    const outcome = await send(path, jsonInit(body)).catch(() => ({ status: 'unavailable' as const }));
    const isDone = outcome.status === 'done';
    setResult(isDone ? { done: words } : { failed: 'That did not work. Nobody was signed out.' });
    if (isDone && what === 'all') await logout();
    else await load();
    setBusy(undefined);
  }

  if (listing.status === 'loading') return <SessionsLoading />;
  if (listing.status === 'failed') {
    return (
      <div className="space-y-4">
        <Notice tone="danger" title="Your sessions cannot be loaded right now">
          You are still signed in.
        </Notice>
        <Button tone="secondary" onClick={load}>
          Try again
        </Button>
      </div>
    );
  }
  const { sessions } = listing;
  if (sessions.length === 0) return <EmptyState title="No open sessions are recorded" />;
  return (
    <>
      <ul className="divide-y divide-border" aria-live="polite">
        {sessions.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            isBusy={busy === session.id}
            onEnd={() =>
              end(session.id, '/api/auth/sessions/revoke/', { id: session.id }, 'Signed out of that session')
            }
          />
        ))}
      </ul>
      <div className="mt-5 flex flex-wrap items-center gap-2.5 border-border border-t pt-5">
        <div className="basis-full">
          <FormError message={result.failed} />
        </div>
        <Button
          tone="secondary"
          isBusy={busy === 'others'}
          disabled={sessions.every((session) => session.current)}
          onClick={() => end('others', '/api/auth/sessions/revoke-others/', {}, 'Signed out everywhere else')}
        >
          Sign out everywhere else
        </Button>
        <Button
          tone="ghost"
          isBusy={busy === 'all'}
          onClick={() => end('all', '/api/auth/sessions/revoke-all/', {}, 'Signed out everywhere')}
        >
          Sign out everywhere, including here
        </Button>
        <FormDone message={result.done} />
      </div>
    </>
  );
}
