'use client';
// One real call to the API from the browser, and what went with it. It waits for a click: opening the page calls nothing.
import { useState } from 'react';
import { Button } from '@/components/button';
import { Chip } from '@/components/chip';
import { EmptyState } from '@/components/list/empty-state';
import { Notice } from '@/components/notice';
import { ScrollRegion } from '@/components/scroll-region';
import { Skeleton } from '@/components/skeleton';
import { useAuth } from '@/lib/auth/client';
import type { Strategy } from '@/lib/contract/answers';

type Call =
  | { status: 'idle' }
  | { status: 'loading' }
  | { status: 'failed' }
  | { status: 'answered'; code: number; milliseconds: number; api: string; body: string };

const path = '/api/auth/me/';

export function LiveCall() {
  const { fetch, strategy } = useAuth();
  const [call, setCall] = useState<Call>({ status: 'idle' });

  async function ask() {
    setCall({ status: 'loading' });
    const startedAt = performance.now();
    try {
      const answer = await fetch(path);
      const body = JSON.stringify(await answer.json(), null, 2);
      const milliseconds = Math.round(performance.now() - startedAt);
      setCall({
        status: 'answered',
        code: answer.status,
        milliseconds,
        api: answer.headers.get('x-auth-api') ?? 'unknown',
        body,
      });
    } catch {
      setCall({ status: 'failed' });
    }
  }

  return (
    <div className="grid gap-x-10 gap-y-5 lg:grid-cols-[20rem_1fr]">
      <div>
        <pre className="overflow-x-auto rounded-xl bg-muted p-4 text-[0.8125rem] leading-6">
          <code>
            <span className="font-semibold text-primary">GET</span> {path}
            {'\n'}
            {sentHeaders(strategy)}
          </code>
        </pre>
        <p className="mt-3 text-muted-foreground text-sm leading-relaxed">{sentWords[strategy]}</p>
        <Button className="mt-4" onClick={ask} isBusy={call.status === 'loading'}>
          Call {path}
        </Button>
      </div>
      <div
        aria-live="polite"
        aria-busy={call.status === 'loading'}
        className="grid min-h-64 min-w-0 grid-cols-[minmax(0,1fr)]"
      >
        <Answer call={call} />
      </div>
    </div>
  );
}

function Answer({ call }: { call: Call }) {
  if (call.status === 'idle') {
    return (
      <EmptyState title="No call made yet">
        This page was rendered without a call to the API. Press the button to make one.
      </EmptyState>
    );
  }
  if (call.status === 'loading') {
    return (
      <div className="space-y-3 rounded-xl border border-border p-4">
        <span className="sr-only">Waiting for the answer</span>
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-4 w-3/4" />
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className="h-4 w-1/2" />
      </div>
    );
  }
  if (call.status === 'failed') {
    return (
      <Notice tone="danger" title="The API did not answer">
        You are still signed in. Try again when it is back.
      </Notice>
    );
  }
  const isGood = call.code < 400;
  return (
    <div className="animate-arrive rounded-xl border border-border">
      <p className="flex flex-wrap items-center gap-2 border-border border-b px-4 py-2.5">
        <Chip tone={isGood ? 'accent' : 'danger'} isMono>
          {call.code}
        </Chip>
        <span className="wire-label">
          {call.milliseconds} ms · X-Auth-API: {call.api}
        </span>
      </p>
      <ScrollRegion label="Body of the answer" className="max-h-72 rounded-b-xl">
        <pre className="p-4 text-[0.8125rem] leading-6">
          <code>{call.body}</code>
        </pre>
      </ScrollRegion>
    </div>
  );
}

const cookie = 'Cookie: sessionid=••••••••';
const bearer = 'Authorization: Bearer ••••••••';

function sentHeaders(strategy: Strategy): string {
  return strategy === 'jwt' ? bearer : `${cookie}\n# and, when it is a POST:\nX-CSRFToken: ••••••••`;
}

const sentWords: Record<Strategy, string> = {
  session:
    'The browser adds the cookie, which no script can read. A GET needs no CSRF token; useAuth().fetch adds it to every unsafe method.',
  jwt: 'useAuth().fetch adds the access token from memory. If it has expired, the session is renewed once and the call repeated.',
  hybrid: 'This browser sends the cookie, as with session. Other clients send a Bearer token instead.',
};
