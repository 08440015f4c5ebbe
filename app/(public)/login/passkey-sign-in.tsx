'use client';
// Signs in with a passkey: by the button, or picked from the list that the browser shows at the field of the username.
import { useCallback, useEffect, useState } from 'react';
import {
  askPasskey,
  cancelPasskey,
  hasPasskeyAutofill,
  hasPasskeys,
  readOptions,
} from '@/app/_factors/passkeys';
import { Button } from '@/components/button';
import { FormError } from '@/components/form/form-error';
import { useAuth } from '@/lib/auth/client';

const unavailable = 'The server cannot be reached. Please try again in a moment.';

export function PasskeySignIn({ next }: { next: string }) {
  const { askForPasskey, loginWithPasskey } = useAuth();
  const [isOffered, setIsOffered] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  // Each passkey asked for makes an earlier question void.
  const [round, setRound] = useState(0);

  const ask = useCallback(
    async ({ isAutofill }: { isAutofill: boolean }) => {
      const answer = await askForPasskey();
      const options = answer?.ok ? readOptions(await answer.json().catch(() => null), 'options') : null;
      if (options === null) return { status: 'unavailable' as const };
      const passkey = await askPasskey(options, { isAutofill });
      if (passkey.status !== 'given') return passkey;
      setIsBusy(true);
      return loginWithPasskey(passkey.credential, { redirectTo: next });
    },
    [askForPasskey, loginWithPasskey, next],
  );

  useEffect(() => {
    setIsOffered(hasPasskeys());
    let isGone = false;
    async function offer() {
      if (!(await hasPasskeyAutofill()) || isGone) return;
      const outcome = await ask({ isAutofill: true });
      if (isGone || outcome.status !== 'rejected') return;
      setSaid(Object.values(outcome.messages).flat().join('\n'));
      setIsBusy(false);
      setRound(round + 1);
    }
    void offer();
    return () => {
      isGone = true;
      void cancelPasskey();
    };
  }, [ask, round]);

  async function signIn() {
    setSaid(undefined);
    setIsBusy(true);
    const outcome = await ask({ isAutofill: false });
    // stays busy until the next page has loaded
    if (outcome.status === 'authenticated') return;
    if (outcome.status === 'rejected') setSaid(Object.values(outcome.messages).flat().join('\n'));
    if (outcome.status === 'unavailable') setSaid(unavailable);
    if (outcome.status === 'failed') setSaid('This browser could not use a passkey here.');
    setIsBusy(false);
    setRound((before) => before + 1);
  }

  if (!isOffered) return null;
  return (
    <div className="space-y-4">
      <FormError message={said} />
      <Button tone="secondary" size="lg" isBusy={isBusy} onClick={signIn} className="w-full">
        Sign in with a passkey
      </Button>
    </div>
  );
}
