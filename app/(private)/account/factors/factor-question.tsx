'use client';
// The second factor beside the password, in the form that asks for both: a code, or a passkey, which sends the form.
import { useRef, useState } from 'react';
import { CodeField } from '@/app/_factors/code-field';
import { PasskeyButton } from '@/app/_factors/passkey-button';
import { hasPasskeys } from '@/app/_factors/passkeys';
import { useFactorTypes } from '@/app/_factors/use-factor-types';
import type { FieldProps } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';

type FactorQuestionProps = { field: Omit<FieldProps, 'label'>; onPasskey: (credential: unknown) => void };

export function FactorQuestion({ field, onPasskey }: FactorQuestionProps) {
  const types = useFactorTypes();
  const place = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<string>();
  return (
    <div ref={place} className="space-y-5">
      <FormError message={said} />
      {types?.includes('webauthn') && hasPasskeys() && (
        <PasskeyButton
          onFailed={setSaid}
          onGiven={async (credential) => {
            onPasskey(credential);
            place.current?.closest('form')?.requestSubmit();
          }}
        />
      )}
      {types?.some((type) => type !== 'webauthn') !== false && <CodeField id="recent-code" {...field} />}
    </div>
  );
}
