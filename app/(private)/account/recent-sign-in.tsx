'use client';
// Sensitive changes need a recent sign-in. When the API says so, this asks for the password, signs in again and
// repeats the request; the form that sent it only waits a little longer.
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { FormError } from '@/components/form/form-error';
import { type FormOutcome, jsonInit, readOutcome } from '@/components/form/outcome';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAuth } from '@/lib/auth/client';
import { HiddenUsername } from './hidden-username';

type Send = (path: string, init: RequestInit) => Promise<FormOutcome>;

const wantsRecentSignIn = 'reauthentication_required';
const SendContext = createContext<Send | null>(null);

/** Send a request of the account, asking for the password in between where the API wants it. */
export function useAccountRequest(): Send {
  const send = useContext(SendContext);
  if (!send)
    throw new Error(
      'useAccountRequest() needs <RecentSignIn> above it; app/(private)/account/layout.tsx has one.',
    );
  return send;
}

export function RecentSignIn({ children }: { children: ReactNode }) {
  const { fetch, user } = useAuth();
  const [isAsking, setIsAsking] = useState(false);
  const settle = useRef<(isSignedIn: boolean) => void>(undefined);

  const send = useCallback<Send>(
    async (path, init) => {
      const first = await readOutcome(await fetch(path, init));
      if (first.status !== 'rejected' || first.code !== wantsRecentSignIn) return first;
      setIsAsking(true);
      const isSignedIn = await new Promise<boolean>((resolve) => {
        settle.current = resolve;
      });
      setIsAsking(false);
      return isSignedIn ? readOutcome(await fetch(path, init)) : first;
    },
    [fetch],
  );

  return (
    <SendContext value={send}>
      {children}
      <Dialog title="Confirm your password" isOpen={isAsking} onClose={() => settle.current?.(false)}>
        <PasswordQuestion
          username={user?.username ?? ''}
          onAnswer={(isSignedIn) => settle.current?.(isSignedIn)}
        />
      </Dialog>
    </SendContext>
  );
}

type PasswordQuestionProps = { username: string; onAnswer: (isSignedIn: boolean) => void };

function PasswordQuestion({ username, onAnswer }: PasswordQuestionProps) {
  const { fetch } = useAuth();
  const { form, field, formError, isSubmitting } = useApiForm({
    schema: () => import('@/lib/contract/account-requests').then((contract) => contract.passwordRequest),
    fields: { password: '' },
    action: '/auth/needs-script',
    send: async (values) => readOutcome(await fetch('/api/auth/reauthenticate/', jsonInit(values))),
    onDone: () => onAnswer(true),
  });
  return (
    <form {...form} className="space-y-5">
      <p className="text-muted-foreground text-sm leading-relaxed">
        You signed in a while ago. To make this change, please enter your password again.
      </p>
      <FormError message={formError} />
      <HiddenUsername username={username} />
      <PasswordField
        label="Your password"
        id="recent-password"
        {...field('password')}
        autoComplete="current-password"
        required
      />
      <div className="flex justify-end gap-2.5">
        <Button tone="ghost" onClick={() => onAnswer(false)}>
          Cancel
        </Button>
        <SubmitButton isSubmitting={isSubmitting}>Continue</SubmitButton>
      </div>
    </form>
  );
}
