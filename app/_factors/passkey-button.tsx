'use client';
// The second step by a passkey, where the account has one.
import { useState } from 'react';
import { askPasskey, readOptions } from '@/app/_factors/passkeys';
import { Button } from '@/components/button';
import { useAuth } from '@/lib/auth/client';

type PasskeyButtonProps = {
  /** Finish with what the authenticator gave. */
  onGiven: (credential: unknown) => Promise<void>;
  onFailed: (sentence: string) => void;
};

export function PasskeyButton({ onGiven, onFailed }: PasskeyButtonProps) {
  const { fetch } = useAuth();
  const [isBusy, setIsBusy] = useState(false);

  async function ask() {
    setIsBusy(true);
    const answer = await fetch('/api/auth/second-factor/').catch(() => null);
    const options = answer?.ok ? readOptions(await answer.json().catch(() => null), 'passkey') : null;
    const passkey = options === null ? null : await askPasskey(options);
    if (passkey === null) onFailed('The server cannot be reached. Please try again in a moment.');
    else if (passkey.status === 'given') await onGiven(passkey.credential);
    else if (passkey.status === 'failed') onFailed('This browser could not use a passkey here.');
    setIsBusy(false);
  }

  return (
    <Button tone="secondary" size="lg" isBusy={isBusy} onClick={ask} className="w-full">
      Use a passkey
    </Button>
  );
}
