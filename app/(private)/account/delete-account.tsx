'use client';
// The way to delete the account: a button, and a second thought in a dialog.
import { type ComponentType, useState } from 'react';
import { Button } from '@/components/button';
import type { DeleteDialogProps } from './delete-dialog';

export function DeleteAccount({ username }: { username: string }) {
  // loaded when it is first needed, which on most visits is never
  const [Dialog, setDialog] = useState<ComponentType<DeleteDialogProps>>();
  const [isOpen, setIsOpen] = useState(false);

  async function open() {
    const { DeleteDialog } = await import('./delete-dialog');
    setDialog(() => DeleteDialog);
    setIsOpen(true);
  }

  return (
    <>
      <Button tone="danger" onClick={open}>
        Delete my account
      </Button>
      {Dialog && <Dialog username={username} isOpen={isOpen} onClose={() => setIsOpen(false)} />}
    </>
  );
}
