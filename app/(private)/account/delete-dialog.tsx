'use client';
// Deletes the account, with the password.
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { FormError } from '@/components/form/form-error';
import { jsonInit } from '@/components/form/outcome';
import { PasswordField } from '@/components/form/password-field';
import { SubmitButton } from '@/components/form/submit-button';
import { useApiForm } from '@/components/form/use-api-form';
import { useAuth } from '@/lib/auth/client';
import { HiddenUsername } from './hidden-username';
import { useAccountRequest } from './recent-sign-in';

export type DeleteDialogProps = { username: string; isOpen: boolean; onClose: () => void };

export function DeleteDialog({ username, isOpen, onClose }: DeleteDialogProps) {
  return (
    <Dialog title="Delete your account?" isOpen={isOpen} onClose={onClose}>
      <DeleteForm username={username} onCancel={onClose} />
    </Dialog>
  );
}

function DeleteForm({ username, onCancel }: { username: string; onCancel: () => void }) {
  const { logout } = useAuth();
  const send = useAccountRequest();
  const { form, field, formError, isSubmitting } = useApiForm({
    schema: () => import('@/lib/contract/account-requests').then((contract) => contract.passwordRequest),
    fields: { password: '' },
    action: '/auth/needs-script',
    send: (values) => send('/api/auth/account/delete/', jsonInit(values)),
    // nobody is left to sign out, but every tab has to know
    onDone: async () => void (await logout({ redirectTo: '/' })),
  });
  return (
    <form {...form} className="space-y-5">
      <p className="text-muted-foreground text-sm leading-relaxed">
        <strong className="font-semibold text-foreground">{username}</strong> and everything that belongs to
        it will be gone. There is no way back.
      </p>
      <FormError message={formError} />
      <HiddenUsername username={username} />
      <PasswordField
        label="Your password"
        id="delete-password"
        {...field('password')}
        autoComplete="current-password"
        required
      />
      <div className="flex justify-end gap-2.5">
        <Button tone="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <SubmitButton tone="danger" isSubmitting={isSubmitting}>
          Delete permanently
        </SubmitButton>
      </div>
    </form>
  );
}
