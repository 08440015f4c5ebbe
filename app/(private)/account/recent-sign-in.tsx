'use client';
// Sensitive changes need a recent sign-in. When the API says so, this asks for the password, signs in again and
// repeats the request; the form that sent it only waits a little longer.
import {
  type ComponentType,
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useRef,
  useState,
} from 'react';
import { type FormOutcome, readOutcome } from '@/components/form/outcome';
import { useAuth } from '@/lib/auth/client';
import type { PasswordQuestionProps } from './password-question';

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
  // loaded when it is first needed, which on most visits is never
  const [Question, setQuestion] = useState<ComponentType<PasswordQuestionProps>>();
  const [isAsking, setIsAsking] = useState(false);
  const settle = useRef<(isSignedIn: boolean) => void>(undefined);

  const send = useCallback<Send>(
    async (path, init) => {
      const first = await readOutcome(await fetch(path, init));
      if (first.status !== 'rejected' || first.code !== wantsRecentSignIn) return first;
      const { PasswordQuestion } = await import('./password-question');
      setQuestion(() => PasswordQuestion);
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
      {Question && (
        <Question
          username={user?.username ?? ''}
          isOpen={isAsking}
          onAnswer={(isSignedIn) => settle.current?.(isSignedIn)}
        />
      )}
    </SendContext>
  );
}
