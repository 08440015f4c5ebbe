'use client';
// Asks for a code, or for a passkey where there is one. Until JavaScript is there it posts to /auth/second-factor.
import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import { CodeField } from '@/app/_factors/code-field';
import { PasskeyButton } from '@/app/_factors/passkey-button';
import { hasPasskeys } from '@/app/_factors/passkeys';
import { useFactorTypes } from '@/app/_factors/use-factor-types';
import { FormError } from '@/components/form/form-error';
import type { FormOutcome } from '@/components/form/outcome';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAuth } from '@/lib/auth/client';
import type { SecondFactor } from '@/lib/auth/forms/second-step';
import { signInPathFor } from '@/lib/auth/routes';
import { EntryLink } from '../../_entry/entry-link';

type FactorFormProps = { next: string; refusal: string | undefined };

export function FactorForm({ next, refusal }: FactorFormProps) {
  const { giveSecondFactor } = useAuth();
  const router = useRouter();
  const [isIn, setIsIn] = useState(false);
  const [said, setSaid] = useState<string>();
  const startAgain = useCallback(() => router.replace(signInPathFor(next)), [router, next]);
  const types = useFactorTypes(startAgain);
  const { form, field, formError, isSubmitting } = useApiForm({
    fields: { code: '' },
    action: '/auth/second-factor',
    initialError: refusal,
    send: (proof: { code: string }) => finish(proof),
    onDone: () => setIsIn(true),
  });

  async function finish(proof: SecondFactor): Promise<FormOutcome> {
    setSaid(undefined);
    const outcome = await giveSecondFactor(proof, { redirectTo: next });
    if (outcome.status === 'rejected' && outcome.code === 'no_pending_sign_in') startAgain();
    if (outcome.status === 'second-factor') return { status: 'unavailable' };
    return outcome.status === 'authenticated' ? { status: 'done', body: null } : outcome;
  }

  async function givePasskey(credential: unknown) {
    const outcome = await finish({ credential });
    if (outcome.status === 'done') setIsIn(true);
    else if (outcome.status === 'rejected') setSaid(Object.values(outcome.messages).flat().join('\n'));
    else setSaid('The server cannot be reached. Please try again in a moment.');
  }

  // Until it is known which factors there are, codes are asked for, as without scripts.
  const takesCodes = types === undefined || types.some((type) => type !== 'webauthn');
  return (
    <div className="space-y-6">
      <FormError message={said ?? formError} />
      {types?.includes('webauthn') && hasPasskeys() && (
        <PasskeyButton onGiven={givePasskey} onFailed={setSaid} />
      )}
      {takesCodes && (
        <form {...form} className="space-y-5">
          <input type="hidden" name="next" value={next} />
          <CodeField {...field('code')} autoFocus />
          {/* stays busy until the next page has loaded */}
          <SubmitButton isSubmitting={isSubmitting || isIn} isWide>
            Continue
          </SubmitButton>
        </form>
      )}
      <EntryLink says="Not you?" href={signInPathFor(next)}>
        Start again
      </EntryLink>
    </div>
  );
}
