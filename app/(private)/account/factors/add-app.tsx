'use client';
// Adds an authenticator app: the QR code to scan, the key to type instead, and the first code as proof.
import { encode } from 'uqr';
import { Button } from '@/components/button';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { jsonInit } from '@/components/form/outcome';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAccountRequest } from '../recent-sign-in';

export type AppSetup = { setup: string; secret: string; uri: string };

/** The answer of the API; undefined for anything else. */
export function readSetup(body: unknown): AppSetup | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { setup, secret, uri }: { setup?: unknown; secret?: unknown; uri?: unknown } = body;
  const isWhole = typeof setup === 'string' && typeof secret === 'string' && typeof uri === 'string';
  return isWhole ? { setup, secret, uri } : undefined;
}

type AddAppProps = { setup: AppSetup; onDone: (body: unknown) => void; onCancel: () => void };

export function AddApp({ setup, onDone, onCancel }: AddAppProps) {
  const send = useAccountRequest();
  const { form, field, formError, isSubmitting } = useApiForm({
    fields: { code: '' },
    action: '/auth/needs-script',
    send: ({ code }: { code: string }) =>
      send('/api/auth/factors/totp/', jsonInit({ setup: setup.setup, code })),
    onDone: ({ body }) => onDone(body),
  });
  return (
    <form {...form} className="space-y-5 rounded-xl border border-border p-5">
      <p className="text-muted-foreground text-sm leading-relaxed">
        Scan this code with an authenticator app, or type the key. Then enter the code that the app shows.
      </p>
      <div className="flex flex-wrap items-center gap-6">
        <QrCode text={setup.uri} />
        <div className="min-w-0 flex-1 basis-52">
          <p className="wire-label">Key</p>
          <code className="mt-1 block break-all font-mono text-sm">
            {setup.secret.match(/.{1,4}/g)?.join(' ')}
          </code>
        </div>
      </div>
      <FormError message={formError} />
      <Field
        label="Code"
        id="first-code"
        {...field('code')}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={64}
        required
      />
      <div className="flex justify-end gap-2.5">
        <Button tone="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <SubmitButton isSubmitting={isSubmitting}>Add the app</SubmitButton>
      </div>
    </form>
  );
}

/** Dark on white in every theme: not every camera reads it the other way round. */
function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg
      role="img"
      aria-label="QR code for an authenticator app"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-44 shrink-0 rounded-lg bg-card text-foreground [color-scheme:light]"
    >
      <path d={path.join('')} fill="currentColor" />
    </svg>
  );
}
