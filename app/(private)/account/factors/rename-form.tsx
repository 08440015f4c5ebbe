'use client';
// Another name for a passkey.
import { Button } from '@/components/button';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { jsonInit } from '@/components/form/outcome';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAccountRequest } from '../recent-sign-in';

type RenameFormProps = { id: string; name: string; onDone: () => void; onCancel: () => void };

export function RenameForm({ id, name, onDone, onCancel }: RenameFormProps) {
  const send = useAccountRequest();
  const { form, field, formError, isSubmitting } = useApiForm({
    fields: { name },
    action: '/auth/needs-script',
    send: (values: { name: string }) =>
      send('/api/auth/factors/passkeys/rename/', jsonInit({ id, name: values.name })),
    onDone,
  });
  return (
    <form {...form} className="basis-full space-y-4">
      <FormError message={formError} />
      <Field label="Name" id={`name-${id}`} {...field('name')} maxLength={100} autoFocus required />
      <div className="flex justify-end gap-2.5">
        <Button tone="ghost" size="sm" onClick={onCancel}>
          Cancel
        </Button>
        <SubmitButton isSubmitting={isSubmitting}>Save</SubmitButton>
      </div>
    </form>
  );
}
