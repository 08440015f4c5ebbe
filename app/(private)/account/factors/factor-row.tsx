'use client';
// One second factor: what it is, when it was last used, and the buttons that rename and remove it.
import { useState } from 'react';
import { Button } from '@/components/button';
import { DateTime } from '@/components/date-time';
import type { FactorsAnswer } from '@/lib/contract/factors';
import { RenameForm } from './rename-form';

type Factor = FactorsAnswer['factors'][number];

const titles = { totp: 'Authenticator app', webauthn: 'Passkey', recovery_codes: 'Recovery codes' };

type FactorRowProps = {
  factor: Factor;
  codesLeft: number | null;
  isBusy: boolean;
  /** `words` say that it is done. */
  onRemove: (words: string) => void;
  onRenamed: () => void;
};

export function FactorRow({ factor, codesLeft, isBusy, onRemove, onRenamed }: FactorRowProps) {
  const [isNaming, setIsNaming] = useState(false);
  const title = factor.name || titles[factor.type];
  return (
    <li className="flex flex-wrap items-center gap-x-2.5 gap-y-3 py-4 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-52">
        <p className="break-words font-medium text-sm">{title}</p>
        <p className="mt-0.5 text-muted-foreground text-sm">
          {factor.type === 'webauthn' && 'Passkey. '}
          {factor.type === 'recovery_codes' && codesLeft !== null && `${codesLeft} left. `}
          Last used: <DateTime value={factor.last_used_at} fallback="never" />
        </p>
        <p className="wire-label mt-1">
          added <DateTime value={factor.created_at} />
        </p>
      </div>
      {factor.type === 'webauthn' && !isNaming && (
        <Button tone="ghost" size="sm" onClick={() => setIsNaming(true)}>
          Rename<span className="sr-only"> {title}</span>
        </Button>
      )}
      <Button tone="secondary" size="sm" isBusy={isBusy} onClick={() => onRemove(`Removed: ${title}`)}>
        Remove<span className="sr-only"> {title}</span>
      </Button>
      {isNaming && (
        <RenameForm
          id={factor.id}
          name={factor.name}
          onCancel={() => setIsNaming(false)}
          onDone={() => {
            setIsNaming(false);
            onRenamed();
          }}
        />
      )}
    </li>
  );
}
