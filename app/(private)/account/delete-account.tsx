'use client';
// The way to delete the account: a button, and a second thought in a dialog.
import { type ComponentType, useState } from 'react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import type { DeleteFormProps } from './delete-form';

export function DeleteAccount({ username }: { username: string }) {
  // loaded when it is first needed, which on most visits is never
  const [Form, setForm] = useState<ComponentType<DeleteFormProps>>();
  const [isOpen, setIsOpen] = useState(false);

  async function open() {
    const { DeleteForm } = await import('./delete-form');
    setForm(() => DeleteForm);
    setIsOpen(true);
  }

  return (
    <>
      <Button tone="danger" onClick={open}>
        Delete my account
      </Button>
      <Dialog title="Delete your account?" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {Form && <Form username={username} onCancel={() => setIsOpen(false)} />}
      </Dialog>
    </>
  );
}
