// One second factor: what it is, when it was last used, and the button that removes it.
import { Button } from '@/components/button';
import { DateTime } from '@/components/date-time';
import type { FactorsAnswer } from '@/lib/contract/factors';

type Factor = FactorsAnswer['factors'][number];

const titles = { totp: 'Authenticator app', webauthn: 'Passkey', recovery_codes: 'Recovery codes' };

type FactorRowProps = {
  factor: Factor;
  codesLeft: number | null;
  isBusy: boolean;
  /** `words` say that it is done. */
  onRemove: (words: string) => void;
};

export function FactorRow({ factor, codesLeft, isBusy, onRemove }: FactorRowProps) {
  const title = factor.name || titles[factor.type];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4 first:pt-0 last:pb-0 sm:flex-nowrap">
      <div className="min-w-0 flex-1">
        <p className="font-medium text-sm">{title}</p>
        <p className="mt-0.5 text-muted-foreground text-sm">
          {factor.type === 'recovery_codes' && codesLeft !== null && `${codesLeft} left. `}
          Last used: <DateTime value={factor.last_used_at} fallback="never" />
        </p>
        <p className="wire-label mt-1">
          added <DateTime value={factor.created_at} />
        </p>
      </div>
      <Button tone="secondary" size="sm" isBusy={isBusy} onClick={() => onRemove(`Removed: ${title}`)}>
        Remove<span className="sr-only"> {title}</span>
      </Button>
    </li>
  );
}
