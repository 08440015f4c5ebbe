'use client';
// Sign out. A real form, so that it works before and without JavaScript; with it, every tab is signed out.
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/button';
import { useAuth } from '@/lib/auth/client';

export function SignOutButton() {
  const { logout } = useAuth();
  const [state, setState] = useState<'idle' | 'leaving' | 'unavailable'>('idle');

  async function leave(event: FormEvent) {
    event.preventDefault();
    setState('leaving');
    const outcome = await logout();
    if (outcome.status === 'unavailable') setState('unavailable');
  }

  return (
    <form method="post" action="/auth/logout" onSubmit={leave}>
      <Button type="submit" tone="secondary" isBusy={state === 'leaving'} className="max-sm:px-3">
        Sign out
      </Button>
      <p role="alert" className={state === 'unavailable' ? floating : ''}>
        {state === 'unavailable' && 'The server cannot be reached. You are still signed in.'}
      </p>
    </form>
  );
}

const floating =
  'absolute top-full right-5 mt-2 rounded-lg border border-destructive/30 bg-destructive/8 px-3 py-2 font-medium text-destructive text-sm shadow-card';
