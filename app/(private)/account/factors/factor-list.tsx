'use client';
// The second factors of the account, and the ways to change them.
import { useCallback, useEffect, useState } from 'react';
import { createPasskey, hasPasskeys, readOptions } from '@/app/_factors/passkeys';
import { Button } from '@/components/button';
import { FormDone } from '@/components/form/form-done';
import { FormError } from '@/components/form/form-error';
import { jsonInit } from '@/components/form/outcome';
import { Notice } from '@/components/notice';
import { useAuth } from '@/lib/auth/client';
import type { FactorsAnswer } from '@/lib/contract/factors';
import { readDevice } from '../device';
import { useAccountRequest } from '../recent-sign-in';
import { SessionsLoading } from '../sessions-loading';
import { AddApp, type AppSetup, readSetup } from './add-app';
import { FactorRow } from './factor-row';
import { RecoveryCodes, readCodes } from './recovery-codes';

type Listing = { status: 'loading' } | { status: 'failed' } | ({ status: 'listed' } & FactorsAnswer);

const notDone = 'That did not work. Nothing has changed.';

export function FactorList({ offered }: { offered: readonly string[] }) {
  const { fetch } = useAuth();
  const send = useAccountRequest();
  const [listing, setListing] = useState<Listing>({ status: 'loading' });
  const [busy, setBusy] = useState<string>();
  const [result, setResult] = useState<{ done?: string; failed?: string }>({});
  const [setup, setSetup] = useState<AppSetup>();
  const [codes, setCodes] = useState<string[]>();

  const load = useCallback(async () => {
    try {
      const [answer, { factorsAnswer }] = await Promise.all([
        fetch('/api/auth/factors/'),
        import('@/lib/contract/factors'),
      ]);
      const read = factorsAnswer.safeParse(answer.ok ? await answer.json() : null);
      setListing(read.success ? { status: 'listed', ...read.data } : { status: 'failed' });
    } catch {
      setListing({ status: 'failed' });
    }
  }, [fetch]);
  useEffect(() => void load(), [load]);

  /** Send one change. Gives its answer, or null after it was refused and the page has said so. */
  async function change(what: string, path: string, body: unknown = {}): Promise<{ body: unknown } | null> {
    setBusy(what);
    setResult({});
    const outcome = await send(path, jsonInit(body)).catch(() => ({ status: 'unavailable' as const }));
    setBusy(undefined);
    if (outcome.status === 'done') return outcome;
    const said = outcome.status === 'rejected' ? Object.values(outcome.messages).flat().join('\n') : '';
    setResult({ failed: said || notDone });
    return null;
  }

  async function beginApp() {
    const answer = await change('app', '/api/auth/factors/totp/setup/');
    if (answer !== null) setSetup(readSetup(answer.body));
  }

  async function addPasskey() {
    const begun = await change('passkey', '/api/auth/factors/passkeys/setup/');
    const options = begun === null ? null : readOptions(begun.body, 'options');
    if (options === null) return;
    const passkey = await createPasskey(options);
    if (passkey.status === 'known')
      setResult({ failed: 'This device has a passkey of your account already.' });
    if (passkey.status === 'failed') setResult({ failed: 'This browser could not make a passkey here.' });
    if (passkey.status !== 'given') return;
    const { credential } = passkey;
    const { name } = readDevice(navigator.userAgent);
    const answer = await change('passkey', '/api/auth/factors/passkeys/', { name, credential });
    if (answer === null) return;
    setCodes(readCodes(answer.body, 'recovery_codes') ?? codes);
    setResult({ done: 'Your passkey is added' });
    await load();
  }

  async function renewCodes() {
    const answer = await change('codes', '/api/auth/factors/recovery-codes/');
    if (answer === null) return;
    setCodes(readCodes(answer.body, 'codes'));
    await load();
  }

  async function remove(id: string, words: string) {
    const answer = await change(id, '/api/auth/factors/remove/', { id });
    if (answer !== null) {
      setResult({ done: words });
      setCodes(undefined);
    }
    await load();
  }

  async function onAppAdded(body: unknown) {
    setSetup(undefined);
    setCodes(readCodes(body, 'recovery_codes'));
    setResult({ done: 'Your authenticator app is set up' });
    await load();
  }

  if (listing.status === 'loading') return <SessionsLoading />;
  if (listing.status === 'failed') {
    return (
      <div className="space-y-4">
        <Notice tone="danger" title="Your second factors cannot be loaded right now">
          They are still asked for at each sign-in.
        </Notice>
        <Button tone="secondary" onClick={load}>
          Try again
        </Button>
      </div>
    );
  }
  const { factors, recovery_codes_left: codesLeft } = listing;
  const isOn = factors.some(({ type }) => type !== 'recovery_codes');
  const hasApp = factors.some(({ type }) => type === 'totp');
  return (
    <div className="space-y-5">
      {factors.length === 0 ? (
        <p className="text-sm">Off: your password alone signs you in.</p>
      ) : (
        <ul className="divide-y divide-border" aria-live="polite">
          {factors.map((factor) => (
            <FactorRow
              key={factor.id}
              factor={factor}
              codesLeft={codesLeft}
              isBusy={busy === factor.id}
              onRenamed={load}
              onRemove={(words) => remove(factor.id, words)}
            />
          ))}
        </ul>
      )}
      {codes !== undefined && <RecoveryCodes codes={codes} onClose={() => setCodes(undefined)} />}
      {setup !== undefined && (
        <AddApp setup={setup} onDone={onAppAdded} onCancel={() => setSetup(undefined)} />
      )}
      <div className="flex flex-wrap items-center gap-2.5">
        <div className="basis-full">
          <FormError message={result.failed} />
        </div>
        {offered.includes('totp') && !hasApp && setup === undefined && (
          <Button tone={isOn ? 'secondary' : 'primary'} isBusy={busy === 'app'} onClick={beginApp}>
            Add an authenticator app
          </Button>
        )}
        {offered.includes('webauthn') && hasPasskeys() && (
          <Button tone={isOn ? 'secondary' : 'primary'} isBusy={busy === 'passkey'} onClick={addPasskey}>
            Add a passkey
          </Button>
        )}
        {offered.includes('recovery_codes') && isOn && (
          <Button tone="secondary" isBusy={busy === 'codes'} onClick={renewCodes}>
            Make new recovery codes
          </Button>
        )}
        <FormDone message={result.done} />
      </div>
    </div>
  );
}
