'use client';
// Asks for a code, or for a passkey where there is one. Until JavaScript is there it posts to /auth/second-factor.
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAuth } from '@/lib/auth/client';
import { signInPathFor } from '@/lib/auth/routes';
import { EntryLink } from '../../_entry/entry-link';

type FactorFormProps = { next: string; refusal: string | undefined };

export function FactorForm({ next, refusal }: FactorFormProps) {
  const { giveSecondFactor } = useAuth();
  const router = useRouter();
  const [isIn, setIsIn] = useState(false);
  const { form, field, formError, isSubmitting } = useApiForm({
    fields: { code: '' },
    action: '/auth/second-factor',
    initialError: refusal,
    async send(proof: { code: string }) {
      const outcome = await giveSecondFactor(proof, { redirectTo: next });
      if (outcome.status === 'rejected' && outcome.code === 'no_pending_sign_in') startAgain();
      if (outcome.status === 'second-factor') return { status: 'unavailable' };
      return outcome.status === 'authenticated' ? { status: 'done', body: null } : outcome;
    },
    onDone: () => setIsIn(true),
  });

  function startAgain() {
    router.replace(signInPathFor(next));
  }

  return (
    <div className="space-y-6">
      <form {...form} className="space-y-5">
        <FormError message={formError} />
        <input type="hidden" name="next" value={next} />
        <Field
          label="Code"
          {...field('code')}
          hint="Of your authenticator app, or one of your recovery codes."
          autoComplete="one-time-code"
          inputMode="numeric"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          autoFocus
          required
        />
        {/* stays busy until the next page has loaded */}
        <SubmitButton isSubmitting={isSubmitting || isIn} isWide>
          Continue
        </SubmitButton>
      </form>
      <EntryLink says="Not you?" href={signInPathFor(next)}>
        Start again
      </EntryLink>
    </div>
  );
}
